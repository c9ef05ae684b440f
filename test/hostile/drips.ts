/** Peers that drip, wait, do not read, or leave half way: what they hold has to end, and has to be counted. */

import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { grpcPaths } from "../../src/runtime/otlp/export-paths.ts";
import { bytesField } from "../routing/otlp-encoder.ts";
import type { Case } from "./case.ts";
import { begin, call, connect, fat, framed, raw } from "./peer.ts";

const head = (extra: string) =>
  `POST /v1/traces HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-protobuf\r\n${extra}\r\n`;

/** So many connections, each of which is fed now and then. */
async function dripping(port: number, ms: number, drip: { count: number; first: string; next: string }): Promise<void> {
  const open = () => raw(port, drip.first);
  const sockets = Array.from({ length: drip.count }, open);
  for (const until = performance.now() + ms; performance.now() < until; await sleep(20)) {
    for (const socket of sockets) if (socket.writable) socket.write(drip.next);
  }
  for (const socket of sockets) socket.destroy();
}

/** Sends without reading what comes back. */
function unread(port: number, bytes: string): Socket {
  const socket = raw(port, "");
  socket.pause();
  socket.removeAllListeners("data");
  socket.write(bytes);
  return socket;
}

/** A value within a list within a value, 200 000 times: each level has its length in front. */
export function deepValue(): Buffer {
  const levels = 200_000;
  const pieces: Buffer[] = [];
  let length = 0;
  for (let level = 0; level < levels; level++) {
    const tag = level % 2 === 0 ? 0x0a : 0x2a;
    const size: number[] = [tag];
    for (let rest = length; ; rest >>>= 7) {
      size.push(rest < 0x80 ? rest : (rest & 0x7f) | 0x80);
      if (rest < 0x80) break;
    }
    pieces.push(Buffer.from(size));
    length += size.length;
  }
  const value = Buffer.concat(pieces.reverse());
  return Buffer.from(bytesField(1, bytesField(1, bytesField(1, bytesField(2, value)))));
}

export const drips: readonly Case[] = [
  {
    name: "heads of 15 KB and no data, 10 connections",
    mayDefer: true,
    attack: async ({ grpcPort }, ms) => {
      const sessions = Array.from({ length: 10 }, () => connect(grpcPort));
      for (const session of sessions) {
        for (let n = 0; n < 100; n++) begin(session, grpcPaths.traces, { [`x-${n}`]: "y".repeat(15_000) });
      }
      await sleep(ms);
      for (const session of sessions) session.destroy();
      return "15 000 000";
    },
  },
  {
    name: "bodies in chunks of one byte, 200 connections",
    attack: async ({ httpPort }, ms) => {
      const next = "1\r\na\r\n".repeat(50);
      await dripping(httpPort, ms, { count: 200, first: head("Transfer-Encoding: chunked\r\n"), next });
      return "6 a byte";
    },
  },
  {
    name: "bodies that drip, 500 connections",
    attack: async ({ httpPort }, ms) => {
      await dripping(httpPort, ms, { count: 500, first: head("Content-Length: 4000000\r\n"), next: "a" });
      return "50 a second of each";
    },
  },
  {
    name: "requests in a row whose answers nobody reads, 20 connections",
    mayDefer: true,
    attack: async ({ httpPort }, ms) => {
      const requests = head("Content-Length: 2\r\n").concat("\n\0").repeat(1_000);
      const sockets = Array.from({ length: 20 }, () => unread(httpPort, requests));
      await sleep(ms);
      for (const socket of sockets) socket.destroy();
      return `${requests.length} × 20`;
    },
  },
  {
    name: "a continue that is asked for and never used, 500 connections",
    attack: async ({ httpPort }, ms) => {
      const asks = head("Content-Length: 16000000\r\nExpect: 100-continue\r\n");
      const sockets = Array.from({ length: 500 }, () => raw(httpPort, asks));
      await sleep(ms);
      for (const socket of sockets) socket.destroy();
      return `${asks.length} a connection`;
    },
  },
  {
    name: "senders that leave half way through a megabyte",
    mayDefer: true,
    attack: async ({ grpcPort, httpPort }, ms) => {
      for (const until = performance.now() + ms; performance.now() < until; await sleep(5)) {
        const session = connect(grpcPort);
        begin(session).write(framed(fat.subarray(0, 500_000), 0, fat.length));
        const socket = raw(httpPort, head(`Content-Length: ${fat.length}\r\n`));
        socket.end(fat.subarray(0, 500_000));
        await sleep(5);
        session.destroy();
        socket.destroy();
      }
      return "1 000 000";
    },
  },
  {
    name: "a value in values, 200 000 deep",
    attack: async ({ grpcPort }, ms) => {
      const session = connect(grpcPort);
      const bytes = deepValue();
      for (const until = performance.now() + ms; performance.now() < until; ) await call(session, bytes);
      session.destroy();
      return `${bytes.length}`;
    },
  },
  {
    name: "calls of other paths, each of its own",
    attack: async ({ grpcPort, httpPort }, ms) => {
      const session = connect(grpcPort);
      let round = 0;
      for (const until = performance.now() + ms; performance.now() < until; await sleep(1)) {
        for (let n = 0; n < 20 && !session.destroyed; n++)
          begin(session, `/a.B/${round++}`).end(framed(Buffer.alloc(0)));
        raw(httpPort, `POST /${round++} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      }
      session.destroy();
      return "60 a call";
    },
  },
];
