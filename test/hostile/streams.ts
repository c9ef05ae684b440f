/** Random streams of requests of all protocols, most of them nearly right: what nobody thought of. The same ones in every run. */

import { Buffer } from "node:buffer";
import { setTimeout as sleep } from "node:timers/promises";
import { deflateSync, gzipSync } from "node:zlib";
import { grpcPaths, httpPaths } from "../../src/runtime/otlp/export-paths.ts";
import { fuzzInput } from "../fuzz/inputs.ts";
import { jsonInput } from "../fuzz/json-inputs.ts";
import { seededRandom } from "../routing/random-otlp.ts";
import { frame, prefaceBytes, uint32 } from "../runtime/http2/raw-peer.ts";
import { snappyBlock, zstdFrame } from "./bombs.ts";
import { type Case, forMs } from "./case.ts";
import { begin, connect, framed, raw } from "./peer.ts";

type Random = () => number;

const oneOf = <Item>(random: Random, items: readonly Item[]): Item | undefined =>
  items[Math.floor(random() * items.length)];
const seedOf = (random: Random) => Math.floor(random() * 2 ** 31);

function bodyOf(random: Random): Buffer {
  const kind = random();
  if (kind < 0.4) return Buffer.from(fuzzInput(seedOf(random)).bytes);
  if (kind < 0.8) return Buffer.from(jsonInput(seedOf(random)).text);
  return Buffer.alloc(Math.floor(random() * 300_000), Math.floor(random() * 256));
}

const codings: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ["gzip", (bytes) => gzipSync(bytes)],
  ["deflate", (bytes) => deflateSync(bytes)],
  ["snappy", (bytes) => snappyBlock(bytes.length + 1)],
  ["zstd", (bytes) => zstdFrame(bytes.length)],
  ["gzip", (bytes) => bytes],
  ["identity", (bytes) => bytes],
  ["", (bytes) => bytes],
];

/** Cut, doubled, or with another byte somewhere. */
function bent(random: Random, bytes: Buffer): Buffer {
  if (random() < 0.5 || bytes.length === 0) return bytes;
  const at = Math.floor(random() * bytes.length);
  if (random() < 0.4) return bytes.subarray(0, at);
  if (random() < 0.3) return Buffer.concat([bytes, bytes.subarray(at)]);
  const copy = Buffer.from(bytes);
  copy[at] = Math.floor(random() * 256);
  return copy;
}

function httpText(random: Random): Buffer {
  const [name = "", encode] = oneOf(random, codings) ?? [];
  const body = encode?.(bodyOf(random)) ?? Buffer.alloc(0);
  const type = oneOf(random, ["application/json", "application/x-protobuf", "text/plain"]);
  const path = oneOf(random, [...Object.values(httpPaths), "/", "/v1/%00"]);
  const length = random() < 0.9 ? body.length : Math.floor(random() * 2 * body.length);
  const isChunked = random() < 0.3;
  const framing = isChunked ? "Transfer-Encoding: chunked" : `Content-Length: ${length}`;
  const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Encoding: ${name}\r\n${framing}\r\n\r\n`;
  const chunks = [Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from("\r\n0\r\n\r\n")];
  return Buffer.concat([Buffer.from(head), ...(isChunked ? chunks : [body])]);
}

function frames(random: Random): Buffer {
  const one = () => {
    const type = random() < 0.9 ? Math.floor(random() * 10) : Math.floor(random() * 256);
    const id = random() < 0.3 ? 0 : 2 * Math.floor(random() * 20) + 1;
    const payload = random() < 0.5 ? uint32(seedOf(random)) : Buffer.alloc(Math.floor(random() * 300), seedOf(random));
    return frame(type, Math.floor(random() * 256), id, payload);
  };
  return Buffer.concat([Buffer.from(prefaceBytes), frame(4, 0, 0), ...Array.from({ length: 20 }, one)]);
}

async function grpcCalls(random: Random, port: number): Promise<void> {
  const session = connect(port);
  for (let n = 0; n < 10 && !session.destroyed; n++) {
    const [name = "", encode] = oneOf(random, codings) ?? [];
    const body = encode?.(bodyOf(random)) ?? Buffer.alloc(0);
    const path = oneOf(random, Object.values(grpcPaths));
    const stream = begin(session, path, name === "" ? {} : { "grpc-encoding": name });
    stream.resume();
    const bytes = bent(random, framed(body, name === "" ? 0 : 1));
    const at = Math.floor(random() * bytes.length);
    stream.write(bytes.subarray(0, at));
    if (random() < 0.8) stream.end(bytes.subarray(at));
    else stream.close(Math.floor(random() * 14));
  }
  await sleep(10 + 50 * random());
  session.destroy();
}

async function sent(port: number, bytes: Buffer, random: Random): Promise<void> {
  const socket = raw(port, bytes);
  await sleep(5 + 20 * random());
  if (random() < 0.5) socket.destroy();
  else socket.resetAndDestroy();
}

/** @param seed another one than 1 is another run: `FAIRLEAD_SEED` */
const seed = Number(process.env["FAIRLEAD_SEED"] ?? 1);

export const streams: readonly Case[] = [
  {
    name: "random streams of requests of all protocols, 8 at once",
    mayDefer: true,
    attack: async ({ grpcPort, httpPort }, ms) => {
      const one = (index: number) => {
        const random = seededRandom(1_000 * seed + index);
        return forMs(ms, async () => {
          const kind = random();
          if (kind < 0.4) await sent(httpPort, bent(random, httpText(random)), random);
          else if (kind < 0.6) await sent(grpcPort, bent(random, frames(random)), random);
          else await grpcCalls(random, grpcPort);
        });
      };
      await Promise.all(Array.from({ length: 8 }, (_, index) => one(index)));
      return "up to 300 000 a request";
    },
  },
];
