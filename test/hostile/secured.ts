/** Peers that begin TLS and stop half way, or come back to sessions of it again and again. */

import { Buffer } from "node:buffer";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import tls from "node:tls";
import { type Case, forMs } from "./case.ts";
import { raw } from "./peer.ts";
import { withTls } from "./together.ts";

/** A record that has room for a hello of 512 bytes, and its beginning. */
const halfHello = Buffer.concat([
  Buffer.from([0x16, 3, 1, 2, 4, 1, 0, 2, 0, 3, 3]),
  Buffer.alloc(32, 7),
  Buffer.from([0, 0, 2, 0x13, 0x01, 1, 0]),
]);

const odd: readonly Buffer[] = [
  halfHello,
  halfHello.subarray(0, 5),
  Buffer.from([0x16, 3, 1, 0xff, 0xff]),
  // An alert, a change of ciphers and a heartbeat before anything was said.
  Buffer.from([0x15, 3, 1, 0, 2, 1, 0]),
  Buffer.from([0x14, 3, 1, 0, 1, 1]),
  Buffer.from([0x18, 3, 1, 0, 3, 1, 0xff, 0xff]),
  Buffer.from("GET / HTTP/1.1\r\n\r\n"),
];

async function resumed(port: number, session: Buffer | undefined): Promise<Buffer | undefined> {
  const socket = tls.connect({ port, host: "127.0.0.1", rejectUnauthorized: false, ...(session && { session }) });
  socket.on("error", () => {});
  let next = session;
  socket.on("session", (ticket) => {
    next = ticket;
  });
  await Promise.race([once(socket, "session"), once(socket, "close"), sleep(500)]).catch(() => {});
  socket.destroy();
  return next;
}

export const secured: readonly Case[] = [
  {
    name: "hellos of TLS that stop half way, 500 connections",
    changes: withTls,
    hasOnlyGrpc: true,
    shortMs: 2_000,
    attack: async ({ httpPort }, ms) => {
      const sockets = Array.from({ length: 500 }, (_, n) => raw(httpPort, odd[n % odd.length] ?? halfHello));
      await forMs(ms, async () => {
        for (const [n, socket] of sockets.entries()) {
          if (socket.destroyed) sockets[n] = raw(httpPort, odd[n % odd.length] ?? halfHello);
          else if (socket.writable) socket.write(Buffer.of(0));
        }
        await sleep(500);
      });
      for (const socket of sockets) socket.destroy();
      return "60 a connection";
    },
  },
  {
    name: "sessions of TLS that are resumed, 20 at once",
    changes: withTls,
    hasOnlyGrpc: true,
    shortMs: 2_000,
    attack: async ({ httpPort }, ms) => {
      let count = 0;
      const one = async () => {
        let session: Buffer | undefined;
        await forMs(ms, async () => {
          session = await resumed(httpPort, session);
          count++;
        });
      };
      await Promise.all(Array.from({ length: 20 }, one));
      return `${count} handshakes`;
    },
  },
];
