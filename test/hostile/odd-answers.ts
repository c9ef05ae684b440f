/** What backends of `sink.ts` answer that none should, in turn: statuses and delays of gRPC, and answers of HTTP/1.1. */

import { Buffer } from "node:buffer";
import net from "node:net";
import { gzipSync } from "node:zlib";
import { bytesField, field, numberField } from "../routing/otlp-encoder.ts";

/** As protobuf has them, negative ones in ten bytes. */
function int64Field(number: number, value: bigint): Buffer {
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(64, value); ; rest >>= 7n) {
    bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
    if (rest <= 0x7fn) return field(number, 0, Buffer.from(bytes));
  }
}

/** google.rpc.Status with a RetryInfo of so many seconds and nanoseconds. */
function retryIn(seconds: bigint, nanos: bigint): string {
  const duration = Buffer.concat([int64Field(1, seconds), int64Field(2, nanos)]);
  const info = bytesField(1, duration);
  const type = Buffer.from("type.googleapis.com/google.rpc.RetryInfo");
  const any = bytesField(3, bytesField(1, type), bytesField(2, info));
  return Buffer.concat([numberField(1, 8), any]).toString("base64");
}

type Trailers = Readonly<Record<string, string>>;

/** Trailers that come without a message. */
export const oddTrailers: readonly Trailers[] = [
  { "grpc-status": "banana", "grpc-message": "%%%zz" },
  { "grpc-status": "" },
  { "grpc-status": "-1" },
  { "grpc-status": "99999999999999999999" },
  { "grpc-status": "0x8" },
  { "grpc-status": "14, 0" },
  {},
  // A thousand years, three hours, before now, and a second of more nanoseconds than one has.
  { "grpc-status": "8", "grpc-status-details-bin": retryIn(31_536_000_000n, 0n) },
  { "grpc-status": "14", "grpc-status-details-bin": retryIn(10_800n, 0n) },
  { "grpc-status": "14", "grpc-status-details-bin": retryIn(-5n, -5n) },
  { "grpc-status": "8", "grpc-status-details-bin": retryIn(0n, 9_000_000_000n) },
  { "grpc-status": "8", "grpc-status-details-bin": "!!!not base64" },
  { "grpc-status": "8", "grpc-status-details-bin": Buffer.alloc(8_000, 0xff).toString("base64") },
];

const answer = (status: string, headers: string, body: Buffer | string = "") =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n`), Buffer.from(body)]);
const sized = (status: string, headers: string, body: Buffer) =>
  answer(status, `Content-Length: ${body.length}\r\n${headers}`, body);

/** Answers of HTTP/1.1; the last pieces of some come without an end. */
const oddHttp: readonly { readonly first: Buffer; readonly more?: Buffer }[] = [
  { first: answer("302 Found", "Location: http://127.0.0.1:1/\r\nContent-Length: 0\r\n") },
  { first: answer("308 Permanent Redirect", "Location: /v1/traces\r\nContent-Length: 0\r\n") },
  { first: sized("200 OK", "Content-Encoding: gzip\r\n", gzipSync(Buffer.alloc(10_000_000))) },
  { first: answer("200 OK", "\r\n"), more: Buffer.alloc(16_384) },
  { first: answer("200 OK", "Transfer-Encoding: chunked\r\n"), more: Buffer.from("1\r\na\r\n".repeat(1_000)) },
  { first: Buffer.alloc(0), more: Buffer.from("HTTP/1.1 102 Processing\r\n\r\n".repeat(500)) },
  { first: Buffer.from("HTTP/1.1 100 Continue\r\n\r\n".repeat(5_000)), more: Buffer.alloc(0) },
  { first: Buffer.concat(Array.from({ length: 20 }, () => sized("200 OK", "", Buffer.alloc(2)))) },
  { first: answer("101 Switching Protocols", "Upgrade: x\r\nConnection: Upgrade\r\n") },
  { first: answer("200 OK", `X: ${"y".repeat(100_000)}\r\n`) },
  { first: answer("429 Too Many", "Retry-After: -1\r\nContent-Length: 0\r\n") },
  { first: answer("503 Service", `Retry-After: ${"9".repeat(400)}\r\nContent-Length: 0\r\n`) },
  { first: answer("503 Service", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\nContent-Length: 0\r\n") },
  { first: answer("999 What", "Content-Length: 0\r\n") },
  { first: answer("200 OK", "Content-Length: 5\r\nContent-Length: 9\r\n", "abcde") },
  { first: sized("200 OK", "Content-Type: application/x-protobuf\r\n", Buffer.alloc(60_000, 0xff)) },
  { first: Buffer.from("HTTP/9.9 200\r\n\r\n") },
  { first: Buffer.from("\0\xff".repeat(5_000), "latin1") },
];

/** Each connection hears the next one, at what it asks first. */
export function serveOddHttp(port: number): void {
  let count = 0;
  net
    .createServer((socket) => {
      socket.on("error", () => {});
      const { first, more = Buffer.alloc(0) } = oddHttp[count++ % oddHttp.length] ?? { first: Buffer.alloc(0) };
      const pour = () => {
        while (more.length > 0 && socket.writable && socket.write(more));
      };
      socket.once("data", () => {
        socket.write(first);
        socket.on("drain", pour);
        pour();
      });
      socket.resume();
    })
    .listen(port, "127.0.0.1");
}
