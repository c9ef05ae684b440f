/** Requests that two readers would take for different ones, with what the balancer has to say to each: a front that forwards them must not be fooled. */

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { once } from "node:events";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { type Case, forMs } from "./case.ts";
import { begin, connect, framed } from "./peer.ts";

const message = Buffer.from(resourceSection({ "service.name": "s" }, scopeSection({}, span({ trace: "" }))));
const start = "POST /v1/traces HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-protobuf\r\n";
const chunked = `${start}Transfer-Encoding: chunked\r\n\r\n`;
const smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

interface Shape {
  readonly text: string;
  /** Of each answer, in order. */
  readonly heard: RegExp;
}

/** One answer, which refuses, and the end: nothing behind it is read as a request of its own. */
const refused = /^4\d\d$/;

const shapes: readonly Shape[] = [
  { text: `${start}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`, heard: refused },
  { text: `${start}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${smuggled}`, heard: refused },
  { text: `${start}Content-Length: 0\r\nContent-Length: 5\r\n\r\n${smuggled}`, heard: refused },
  { text: `${start}Content-Length: 0, 5\r\n\r\n${smuggled}`, heard: refused },
  { text: `${start}Content-Length: 0x5\r\n\r\n${smuggled}`, heard: refused },
  { text: `${start}Content-Length : 0\r\n\r\n${smuggled}`, heard: refused },
  { text: `${start}Transfer-Encoding: chunked\r\n X: y\r\n\r\n0\r\n\r\n${smuggled}`, heard: refused },
  { text: `${start}Transfer-Encoding: identity, chunked, x\r\n\r\n0\r\n\r\n${smuggled}`, heard: refused },
  { text: `${start}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n${smuggled}`, heard: refused },
  { text: `${start}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${smuggled}`, heard: refused },
  { text: `${start}X: a\r\n b\r\nContent-Length: 0\r\n\r\n`, heard: /^(?:4\d\d|200)$/ },
  { text: `${start}X: a\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`, heard: refused },
  { text: `${start}X: a\nContent-Length: 0\r\n\r\n${smuggled}`, heard: refused },
  { text: `${chunked}2;${"x=y;".repeat(8_000)}\r\nab\r\n0\r\n\r\n`, heard: refused },
  { text: `${chunked}2 \r\nab\r\n0\r\n\r\n${smuggled}`, heard: refused },
  { text: `${chunked}0x0\r\n\r\n${smuggled}`, heard: refused },
  { text: `${chunked}0\r\nContent-Length: 9\r\nX: y\r\n\r\n`, heard: /^(?:4\d\d|200)$/ },
  { text: `${chunked}0\n\n${smuggled}`, heard: refused },
  { text: `${chunked}ffffffffffffffff1\r\n`, heard: refused },
  { text: `${start}Expect: 100-continue\r\nContent-Length: 0\r\n\r\n`, heard: /^100 200$/ },
];

/** The statuses of all answers until the connection ends or says no more. */
async function statusesOf(port: number, text: string): Promise<string> {
  const socket = net.connect(port, "127.0.0.1");
  let heard = "";
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    heard += chunk.toString("latin1");
  });
  socket.write(text, "latin1");
  await Promise.race([once(socket, "close"), heardOf(() => heard)]);
  await sleep(20);
  socket.destroy();
  return [...heard.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status).join(" ");
}

async function heardOf(heard: () => string): Promise<void> {
  for (let waited = 0; waited < 5_000 && !/HTTP\/1\.1 [2-5]/.test(heard()); waited += 5) await sleep(5);
}

interface OddCall {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: readonly Buffer[];
  /** What `grpc-status` may be. */
  readonly status: RegExp;
}

const byteByByte = (bytes: Buffer) => Array.from(bytes, (byte) => Buffer.of(byte));
const gzip = { "grpc-encoding": "gzip" };
const zipped = framed(gzipSync(message), 1);

const oddCalls: readonly OddCall[] = [
  { name: "compressed, by nobody says what", headers: {}, pieces: [zipped], status: /^(?:3|12|13)$/ },
  {
    name: "compressed, as identity",
    headers: { "grpc-encoding": "identity" },
    pieces: [zipped],
    status: /^(?:3|12|13)$/,
  },
  { name: "two messages", headers: {}, pieces: [framed(message), framed(message)], status: /^(?:3|12|13)$/ },
  { name: "no message", headers: {}, pieces: [], status: /^(?:3|12|13)$/ },
  { name: "half a message", headers: {}, pieces: [framed(message).subarray(0, -1)], status: /^(?:3|12|13)$/ },
  { name: "byte by byte", headers: {}, pieces: byteByByte(framed(message)), status: /^0$/ },
  { name: "byte by byte, gzip", headers: gzip, pieces: byteByByte(zipped), status: /^0$/ },
  { name: "not gzip", headers: gzip, pieces: [framed(message, 1)], status: /^(?:3|13)$/ },
  {
    name: "gzip that is cut",
    headers: gzip,
    pieces: [framed(gzipSync(message).subarray(0, -9), 1)],
    status: /^(?:3|13)$/,
  },
  { name: "an encoding for a message that has none", headers: gzip, pieces: [framed(message)], status: /^0$/ },
  { name: "a flag of many bits", headers: gzip, pieces: [framed(message, 0x80)], status: /^(?:3|12|13)$/ },
];

async function statusOf(port: number, { headers, pieces }: OddCall): Promise<string> {
  const session = connect(port);
  const stream = begin(session, undefined, headers);
  let status = "none";
  const read = (answer: { readonly "grpc-status"?: unknown }) => {
    status = String(answer["grpc-status"] ?? status);
  };
  stream.on("response", read);
  stream.on("trailers", read);
  stream.resume();
  for (const piece of pieces) stream.write(piece);
  stream.end();
  await once(stream, "close");
  session.destroy();
  return status;
}

export const answeredShapes: readonly Case[] = [
  {
    name: `${shapes.length} requests of HTTP that hide another, each with its answer`,
    shortMs: 1_000,
    attack: async ({ httpPort }, ms) => {
      let bytes = 0;
      await forMs(ms, async () => {
        for (const { text, heard } of shapes) {
          bytes += text.length;
          assert.match(await statusesOf(httpPort, text), heard, JSON.stringify(text.slice(0, 200)));
        }
      });
      return String(bytes);
    },
  },
  {
    name: `${oddCalls.length} odd calls of gRPC, each with its answer`,
    shortMs: 1_000,
    attack: async ({ grpcPort }, ms) => {
      await forMs(ms, async () => {
        for (const call of oddCalls) assert.match(await statusOf(grpcPort, call), call.status, call.name);
      });
      return "100 a call";
    },
  },
];
