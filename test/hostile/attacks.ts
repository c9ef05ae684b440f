/** What a bad peer does, as cheaply as it can. An honest sender beside each has to get its answers. */

import { Buffer } from "node:buffer";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { healthCheckPath } from "../../src/runtime/grpc/health.ts";
import { type Case, forMs } from "./case.ts";
import { begin, bomb, call, connect, fat, floods, framed, longHeader, post, raw, repeated } from "./peer.ts";

const protobuf = { "content-type": "application/x-protobuf" };
const json = { "content-type": "application/json" };

const flooding = (name: string, message: () => Buffer, isLong: boolean): Case => ({
  name: `4 MB of ${name}, gRPC`,
  isLong,
  attack: async ({ grpcPort }, ms) => {
    const session = connect(grpcPort);
    const bytes = message();
    await forMs(ms, () => call(session, bytes));
    session.destroy();
    return `${bytes.length}`;
  },
});

const compressedFlood = (name: string, message: () => Buffer): Case => ({
  name: `4 MB of ${name}, gzip, 8 at once`,
  mayDefer: true,
  attack: async ({ grpcPort }, ms) => {
    const session = connect(grpcPort);
    const bytes = gzipSync(message(), { level: 9 });
    await forMs(ms, () => Promise.all(Array.from({ length: 8 }, () => call(session, bytes, "gzip"))));
    session.destroy();
    return `${bytes.length}`;
  },
});

const texts: Readonly<Record<string, () => string>> = {
  "a quote and a backslash": () => '"\\'.repeat(2_000_000),
  "open brackets": () => "[".repeat(4_000_000),
  "empty sections": () => `{"resourceSpans":[${"{},".repeat(1_300_000)}{}]}`,
  "a number without an end": () => `{"resourceSpans":${"1".repeat(4_000_000)}`,
  "escapes in a key": () => `{"${"\\u0041".repeat(600_000)}":1}`,
  "empty attributes": () =>
    `{"resourceSpans":[{"scopeSpans":[{"spans":[{"attributes":[${"{},".repeat(1_300_000)}{}]}]}]}]}`,
  "members named __proto__": () => `{${'"__proto__":{},'.repeat(260_000)}"a":1}`,
};

const jsonText = (name: string, text: () => string): Case => ({
  name: `4 MB of JSON, ${name}`,
  mayDefer: true,
  attack: async ({ httpPort }, ms) => {
    const body = gzipSync(text(), { level: 9 });
    await forMs(ms, () => post(httpPort, body, { ...json, "content-encoding": "gzip" }));
    return `${body.length}`;
  },
});

export const attacks: readonly Case[] = [
  ...Object.entries(floods).map(([name, message], index) => flooding(name, message, index >= 5)),
  ...Object.entries(floods)
    .slice(0, 3)
    .map(([name, message]) => compressedFlood(name, message)),
  ...Object.entries(texts).map(([name, text]) => jsonText(name, text)),
  {
    name: "names that objects have, as encoding, path and header",
    attack: async ({ grpcPort, httpPort }, ms) => {
      const session = connect(grpcPort);
      const names = ["toString", "constructor", "__proto__", "hasOwnProperty", "valueOf"];
      await forMs(ms / 2, async (round) => {
        const name = names[round % names.length] ?? "";
        await post(httpPort, Buffer.from("x"), { ...protobuf, "content-encoding": name });
        await once(begin(session, `/${name}`, { "grpc-encoding": name }).end(), "close");
      });
      session.destroy();
      return "200";
    },
  },
  {
    name: "16 MB announced and nothing sent, 800 streams of 8 connections",
    attack: async ({ grpcPort }, ms) => {
      const sessions = Array.from({ length: 8 }, () => connect(grpcPort));
      for (const session of sessions) {
        for (let n = 0; n < 100; n++) begin(session).write(framed(Buffer.alloc(0), 0, 2 ** 24));
      }
      await sleep(ms);
      for (const session of sessions) session.destroy();
      return "80 000";
    },
  },
  {
    name: "large messages to the health service, without a token",
    attack: async ({ grpcPort }, ms) => {
      const session = connect(grpcPort);
      for (let n = 0; n < 100; n++) {
        const stream = begin(session, healthCheckPath);
        stream.write(framed(Buffer.alloc(100_000), 0, 2 ** 24));
      }
      await sleep(ms);
      session.destroy();
      return "10 000 000";
    },
  },
  {
    name: "messages of one byte a frame",
    attack: async ({ grpcPort }, ms) => {
      const session = connect(grpcPort);
      const stream = begin(session);
      stream.write(framed(Buffer.alloc(0), 0, 2 ** 24));
      await forMs(ms, async () => {
        for (let n = 0; n < 500 && !stream.destroyed; n++) stream.write(Buffer.of(0));
        await sleep(5);
      });
      session.destroy();
      return "100 000 a second";
    },
  },
  ...[1_000_000, 17_000_000, 200_000_000].map(
    (bytes): Case => ({
      name: `gzip bombs of ${bytes / 1_000_000} MB, 20 at once`,
      mayDefer: true,
      attack: async ({ grpcPort, httpPort }, ms) => {
        const session = connect(grpcPort);
        const body = bomb(bytes);
        await forMs(ms, () =>
          Promise.all(
            Array.from({ length: 10 }, () => [
              call(session, body, "gzip"),
              post(httpPort, body, { ...protobuf, "content-encoding": "gzip" }),
            ]).flat(),
          ),
        );
        session.destroy();
        return `${body.length}`;
      },
    }),
  ),
  {
    name: "a header of 1 MB for every backend",
    mayDefer: true,
    attack: async ({ grpcPort }, ms) => {
      const session = connect(grpcPort);
      const message = longHeader(1_000_000);
      await forMs(ms, () => call(session, message));
      session.destroy();
      return `${message.length}`;
    },
  },
  {
    name: "answers that nobody reads: a window of 0, 10 connections",
    attack: async ({ grpcPort }, ms) => {
      const sessions = Array.from({ length: 10 }, () => connect(grpcPort, { initialWindowSize: 0 }));
      await forMs(ms, async () => {
        for (const session of sessions) if (!session.destroyed) begin(session).end(framed(Buffer.alloc(0)));
        await sleep(2);
      });
      for (const session of sessions) session.destroy();
      return "100 a call";
    },
  },
  {
    name: "streams without data, 40 connections",
    attack: async ({ grpcPort }, ms) => {
      const sessions = Array.from({ length: 40 }, () => connect(grpcPort));
      for (const session of sessions) for (let n = 0; n < 1_000; n++) begin(session);
      await sleep(ms);
      for (const session of sessions) session.destroy();
      return "2 000 000";
    },
  },
  {
    name: "streams begun and reset",
    attack: async ({ grpcPort }, ms) => {
      let session = connect(grpcPort);
      await forMs(ms, async () => {
        if (session.destroyed) session = connect(grpcPort);
        for (let n = 0; n < 50 && !session.destroyed; n++) begin(session).close(8);
        await sleep(1);
      });
      session.destroy();
      return "60 a stream";
    },
  },
  {
    name: "2 000 connections that say nothing",
    attack: async ({ grpcPort, httpPort }, ms) => {
      const sockets = Array.from({ length: 2_000 }, (_, n) => raw(n % 2 === 0 ? grpcPort : httpPort, ""));
      await sleep(ms);
      for (const socket of sockets) socket.destroy();
      return "0";
    },
  },
  {
    name: "heads of HTTP a byte at a time, 1 000 connections",
    attack: async ({ httpPort }, ms) => {
      const sockets = Array.from({ length: 1_000 }, () => raw(httpPort, "POST /v1/traces HTTP/1.1\r\n"));
      await forMs(ms, async () => {
        for (const socket of sockets) if (socket.writable) socket.write("a");
        await sleep(500);
      });
      for (const socket of sockets) socket.destroy();
      return "30 a connection";
    },
  },
  {
    name: "noise on both ports",
    attack: async ({ grpcPort, httpPort }, ms) => {
      const noise = repeated([0x16, 3, 1, 0, 200, 0xff, 0, 0x0a, 0x0d, 0x80], 100);
      await forMs(ms, async (round) => {
        const socket = raw(round % 2 === 0 ? grpcPort : httpPort, noise);
        await sleep(2);
        socket.destroy();
      });
      return "1 000";
    },
  },
  {
    name: "truncated and foreign messages",
    attack: async ({ grpcPort, httpPort }, ms) => {
      const session = connect(grpcPort);
      const cut = fat.subarray(0, 100_001);
      await forMs(ms, async () => {
        await Promise.all([
          call(session, Buffer.from(cut)),
          post(httpPort, Buffer.from(cut), protobuf),
          post(httpPort, Buffer.from(cut), json),
        ]);
      });
      session.destroy();
      return `${cut.length}`;
    },
  },
];
