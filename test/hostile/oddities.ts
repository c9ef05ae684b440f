/** What nobody sends who means well: heads, bodies, texts and messages at the edges of what HTTP, gRPC, JSON and protobuf are. */

import { Buffer } from "node:buffer";
import { setTimeout as sleep } from "node:timers/promises";
import { deflateSync, gzipSync } from "node:zlib";
import { grpcPaths } from "../../src/runtime/otlp/export-paths.ts";
import { xxhash32 } from "../../src/runtime/otlp/xxhash32.ts";
import { bytesField, resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { seededRandom } from "../routing/random-otlp.ts";
import { type Case, forMs } from "./case.ts";
import { begin, bomb, call, connect, framed, post, raw, repeated } from "./peer.ts";

const protobuf = { "content-type": "application/x-protobuf" };
const json = { "content-type": "application/json" };
const start = "POST /v1/traces HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-protobuf\r\n";
const chunked = `${start}Transfer-Encoding: chunked\r\n\r\n`;

export const oddRequests: readonly string[] = [
  "GET /v1/traces\r\n",
  "POST /v1/traces HTTP/0.9\r\n\r\n",
  "POST /v1/traces HTTP/3.0\r\nHost: a\r\n\r\n",
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "\r\n\r\n\r\n",
  `${start}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
  `${start}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  `${start}Content-Length: -1\r\n\r\n`,
  `${start}Content-Length: 1e9\r\n\r\n`,
  `${start}Content-Length: 99999999999999999999999999\r\n\r\n`,
  `${start}Content-Length: +2\r\n\r\nab`,
  `${start}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
  `${start}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n`,
  `${start}Transfer-Encoding: xchunked\r\n\r\n`,
  `${start}Expect: 200-maybe\r\nContent-Length: 2\r\n\r\nab`,
  `${start}Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nContent-Length: 0\r\n\r\n`,
  `${start}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nContent-Length: 0\r\n\r\n`,
  "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
  "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
  "OPTIONS * HTTP/1.1\r\nHost: a\r\nOrigin: null\r\nAccess-Control-Request-Method: POST\r\n\r\n",
  "POST http://[::1/v1/traces HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
  `POST /v1/traces?${"q".repeat(12_000)} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n`,
  "POST /v1/traces/../%00/%ff HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
  "POST /v1/traces HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
  "POST /v1/traces HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 0\r\n\r\n",
  `${start}X: a\r\n b\r\nContent-Length: 0\r\n\r\n`,
  `${start}X: \0\r\nContent-Length: 0\r\n\r\n`,
  `${start}: empty\r\nContent-Length: 0\r\n\r\n`,
  `${start}X\r\nContent-Length: 0\r\n\r\n`,
  start.replaceAll("\r\n", "\n").concat("Content-Length: 0\n\n"),
  `${start}${"X: y\r\n".repeat(2_500)}Content-Length: 0\r\n\r\n`,
  `${start}__proto__: x\r\nconstructor: y\r\nContent-Length: 0\r\n\r\n`,
  `${start}Connection: close, keep-alive, upgrade\r\nContent-Length: 0\r\n\r\n`,
  `${chunked}fffffffffffffffff\r\n`,
  `${chunked}-1\r\n`,
  `${chunked}2;${"x=y;".repeat(3_000)}\r\nab\r\n0\r\n\r\n`,
  `${chunked}0\r\n${"X-Trailer: y\r\n".repeat(2_000)}\r\n`,
  `${chunked}0\r\nContent-Length: 9\r\n\r\n`,
  `${chunked}3\r\nabcd\r\n0\r\n\r\n`,
  `${start}Content-Encoding: gzip, gzip, gzip\r\nContent-Length: 0\r\n\r\n`,
  `${start}Content-Encoding: ${"x".repeat(8_000)}\r\nContent-Length: 0\r\n\r\n`,
  `${start}Content-Length: 5\r\n\r\n\n\xff\xff\xff\x0f`,
];

/** A frame of LZ4 with one block of so many zeros: a literal, and a match of itself. */
function lz4Bomb(bytes: number): Buffer {
  const descriptor = Buffer.from([0x60, 0x70]);
  const check = Buffer.of((xxhash32(descriptor) >>> 8) & 0xff);
  const more = bytes - 20;
  const match = Buffer.concat([Buffer.alloc(Math.floor(more / 255), 255), Buffer.of(more % 255)]);
  const tail = Buffer.from([0x50, 0, 0, 0, 0, 0]);
  const block = Buffer.concat([Buffer.from([0x1f, 0, 1, 0]), match, tail]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(block.length);
  return Buffer.concat([Buffer.from([0x04, 0x22, 0x4d, 0x18]), descriptor, check, size, block, Buffer.alloc(4)]);
}

const nested = (levels: number) => {
  let bytes: Buffer = bomb(15_000_000);
  for (let level = 1; level < levels; level++) bytes = gzipSync(bytes);
  return bytes;
};

const attributes = (value: string) =>
  `{"resourceSpans":[{"resource":{"attributes":[${value}]},"scopeSpans":[{"spans":[{"name":"a"}]}]}]}`;

export const oddTexts: readonly (() => string)[] = [
  () => `{"${"k".repeat(2_000_000)}":1}`,
  () => `{"resourceSpans":[{"schemaUrl":"${"\\ud800".repeat(300_000)}"}]}`,
  () => attributes(`{"key":"a","value":{"intValue":"${"9".repeat(1_000_000)}"}}`),
  () => attributes(`{"key":"a","value":{"doubleValue":1e${"9".repeat(100_000)}}}`),
  () => attributes(`{"key":"a","value":{"doubleValue":0.${"0".repeat(1_000_000)}1}}`),
  () => attributes(`{"key":"a","value":${'{"arrayValue":{"values":['.repeat(50_000)}`),
  () => attributes(`{"key":"a","value":{"bytesValue":"${"=".repeat(1_000_000)}"}}`),
  () =>
    attributes('{"key":"a","value":{"stringValue":"a","intValue":1,"kvlistValue":null}},'.repeat(30_000).concat("{}")),
  () => `{"resourceSpans":[{"scopeSpans":[{"spans":[{"kind":"SPAN_KIND_${"X".repeat(500_000)}"}]}]}]}`,
  () => `{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${"f".repeat(2_000_000)}"}]}]}]}`,
  () => `{"resourceSpans":[${'{"resource":null,"scopeSpans":null},'.repeat(50_000)}null]}`,
  () => " \n\t\r".repeat(1_000_000),
  () => `{${'"resourceSpans":[],'.repeat(200_000)}"resourceSpans":[]}`,
  () => "﻿{}",
  () => "[]",
  () => "",
];

const inSpan = (...content: Uint8Array[]) =>
  Buffer.from(resourceSection({}, scopeSection({}, bytesField(2, ...content))));
const overlong = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01];

export const oddMessages: readonly (() => Buffer)[] = [
  () => repeated([0x0b], 1_000_000),
  () => inSpan(repeated([0x0b, 0x0c], 500_000)),
  () => inSpan(repeated([0x0b], 300_000), repeated([0x0c], 300_000)),
  () => inSpan(repeated([0x78, ...overlong], 100_000)),
  () => inSpan(repeated([...overlong, 0], 100_000)),
  () => inSpan(repeated([0xf8, 0xff, 0xff, 0xff, 0x0f, 1], 200_000)),
  () => inSpan(repeated([0x00, 0x00], 100)),
  () => inSpan(repeated([0x0e], 100)),
  () => Buffer.from([0x0a, ...overlong]),
  () => Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]),
  () => inSpan(repeated([0x30, 0xff, 0xff, 0x03], 200_000)),
  () => inSpan(repeated([0x0d, 1, 2, 3, 4], 100_000)),
  () => inSpan(bytesField(5, Buffer.alloc(1_000_000, 0xff))),
  () =>
    inSpan(bytesField(9, bytesField(1, Buffer.alloc(500_000, 0xc0)), bytesField(2, bytesField(1, Buffer.of(0xff))))),
  () => Buffer.alloc(0),
  () => Buffer.from([0x0a, 0]),
];

const valid = Buffer.from(
  resourceSection(
    { "service.name": "mutated", "k8s.pod.name": "a" },
    ...Array.from({ length: 20 }, (_, n) => scopeSection({}, span({ trace: n.toString(16).padStart(32, "0") }))),
  ),
);

/** Some bytes are others, some are missing, some are there twice. */
function mutated(random: () => number): Buffer {
  const bytes = Buffer.from(valid);
  for (let n = 0; n < 3; n++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  const at = Math.floor(random() * bytes.length);
  const end = at + Math.floor(random() * 40);
  return random() < 0.5 ? bytes : Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
}

export const oddities: readonly Case[] = [
  {
    name: `${oddRequests.length} odd requests of HTTP, in turn`,
    attack: async ({ httpPort }, ms) => {
      let bytes = 0;
      await forMs(ms, async (round) => {
        const text = oddRequests[round % oddRequests.length] ?? "";
        bytes += text.length;
        const socket = raw(httpPort, Buffer.from(text, "latin1"));
        await sleep(3);
        socket.destroy();
      });
      return String(bytes);
    },
  },
  {
    name: "odd calls of gRPC: paths, headers, flags and trailers",
    attack: async ({ grpcPort }, ms) => {
      const session = connect(grpcPort);
      const heads = [
        { ":method": "GET" },
        { "content-type": "application/grpc+json" },
        { "content-type": "text/html" },
        { "grpc-encoding": "x".repeat(10_000) },
        { "grpc-timeout": "9".repeat(10_000) },
        { authorization: "y".repeat(10_000) },
        { "content-length": "5" },
        { "grpc-status": "0", "grpc-message": "%" },
      ];
      const bodies = [
        framed(valid, 0xff),
        framed(valid, 1),
        Buffer.concat([framed(valid), framed(valid)]),
        framed(valid, 0, valid.length + 1),
        framed(valid, 0, valid.length - 1),
        Buffer.of(0),
        Buffer.alloc(0),
        framed(Buffer.alloc(0), 0, 2 ** 32 - 1),
      ];
      await forMs(ms, async (round) => {
        if (session.destroyed) return;
        const stream = begin(
          session,
          round % 7 === 0 ? `/${"p".repeat(8_000)}` : grpcPaths.traces,
          heads[round % heads.length],
        );
        stream.end(bodies[round % bodies.length]);
        await sleep(2);
      });
      session.destroy();
      return "100 a call";
    },
  },
  {
    name: `${oddTexts.length} odd texts of JSON, in turn`,
    mayDefer: true,
    attack: async ({ httpPort }, ms) => {
      const bodies = oddTexts.map((text) => gzipSync(Buffer.from(text())));
      await forMs(ms, (round) => {
        return post(httpPort, bodies[round % bodies.length] ?? Buffer.alloc(0), {
          ...json,
          "content-encoding": "gzip",
        });
      });
      return String(bodies.reduce((sum, body) => sum + body.length, 0));
    },
  },
  {
    name: `${oddMessages.length} odd messages of protobuf, in turn`,
    mayDefer: true,
    attack: async ({ grpcPort, httpPort }, ms) => {
      const session = connect(grpcPort);
      const bodies = oddMessages.map((message) => message());
      await forMs(ms, (round) => {
        const body = bodies[round % bodies.length] ?? Buffer.alloc(0);
        return Promise.all([call(session, body), post(httpPort, body, protobuf)]);
      });
      session.destroy();
      return String(bodies.reduce((sum, body) => sum + body.length, 0));
    },
  },
  {
    name: "mutated requests, 50 at once",
    attack: async ({ grpcPort, httpPort }, ms) => {
      const session = connect(grpcPort);
      const random = seededRandom(1);
      await forMs(ms, () =>
        Promise.all(
          Array.from({ length: 25 }, () => [
            call(session, mutated(random)),
            post(httpPort, mutated(random), protobuf),
          ]).flat(),
        ),
      );
      session.destroy();
      return `${valid.length}`;
    },
  },
  {
    name: "bombs of zlib, LZ4 and gzip in gzip, 20 at once",
    mayDefer: true,
    attack: async ({ httpPort }, ms) => {
      const zeros = Buffer.alloc(15_000_000, Buffer.from([0x0a, 0]));
      const bombs = [
        ["deflate", deflateSync(zeros, { level: 9 })],
        ["zlib", deflateSync(zeros, { level: 9 })],
        ["lz4", lz4Bomb(4_000_000)],
        ["lz4", Buffer.concat(Array.from({ length: 50 }, () => lz4Bomb(4_000_000)))],
        ["gzip", nested(3)],
        ["gzip", Buffer.concat(Array.from({ length: 200 }, () => gzipSync(Buffer.alloc(0))))],
      ] as const;
      await forMs(ms, () =>
        Promise.all(
          Array.from({ length: 20 }, (_, n) => {
            const [encoding, body] = bombs[n % bombs.length] ?? bombs[0];
            return post(httpPort, body, { ...protobuf, "content-encoding": encoding });
          }),
        ),
      );
      return String(bombs.reduce((sum, [, body]) => sum + body.length, 0));
    },
  },
];
