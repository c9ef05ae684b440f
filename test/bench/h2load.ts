/** The sender of `bench:balancer`: Debian's h2load, 4 connections with 8 calls each, or 32 connections of HTTP/1.1. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { grpcPaths, httpPaths } from "../../src/runtime/otlp/export-paths.ts";
import { folder } from "../conformance/live/processes.ts";
import type { Contestant, Wire } from "./contestants.ts";
import { jsonRequestOf, requestOf } from "./payload.ts";

const connections = 4;
const callsAConnection = 8;
const warmUpCalls = 64;

/** Whoever is sent to: a contestant, or what is behind it. */
export type Asked = Pick<Contestant, "ports"> & { readonly name: string };

export type Protocol = "grpc" | "http" | "json";

export interface Load {
  readonly protocol: Protocol;
  readonly wire: Wire;
  /** The file with the body of each request. */
  readonly body: string;
  readonly spans: number;
}

/** Compressed as Go does it by default, at level 6. */
export function loadOf(protocol: Protocol, spans: number, wire: Wire): Load {
  const plain = protocol === "json" ? Buffer.from(jsonRequestOf(spans)) : requestOf(spans);
  const message = wire.gzip ? gzipSync(plain) : plain;
  const prefix = Buffer.alloc(protocol === "grpc" ? 5 : 0);
  if (protocol === "grpc") {
    prefix[0] = wire.gzip ? 1 : 0;
    prefix.writeUInt32BE(message.length, 1);
  }
  const body = join(folder, `body-${protocol}-${spans}-${wire.gzip}`);
  writeFileSync(body, Buffer.concat([prefix, message]));
  return { protocol, wire, body, spans };
}

const header = (name: string, value: string) => ["-H", `${name}: ${value}`];

function argsOf({ ports }: Asked, { protocol, wire, body }: Load): readonly (string | number)[] {
  const grpc = [
    ...["-c", connections, "-m", callsAConnection],
    ...[...header("te", "trailers"), ...header("content-type", "application/grpc")],
    ...(wire.gzip ? header("grpc-encoding", "gzip") : []),
  ];
  const http = (type: string) => [
    ...["--h1", "-c", connections * callsAConnection, "-m", 1],
    ...header("content-type", `application/${type}`),
  ];
  const how = { grpc, http: http("x-protobuf"), json: http("json") }[protocol];
  const url = protocol === "grpc" ? `${ports.grpc}${grpcPaths.traces}` : `${ports.http}${httpPaths.traces}`;
  return [...how, "-d", body, `${wire.tls ? "https" : "http"}://127.0.0.1:${url}`];
}

/** Sends so many requests. @throws if one is not answered OK */
export async function send(
  contestant: Asked,
  load: Load,
  count: number,
  more: readonly (string | number)[] = [],
): Promise<void> {
  const args = ["-n", count, ...more, ...argsOf(contestant, load)].map(String);
  const child = spawn("h2load", args, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  await once(child, "close");
  if (!text.includes(` ${count} succeeded`)) {
    throw new Error(`${contestant.name}: ${/requests: .*/.exec(text)?.[0] ?? text}`);
  }
}

/** @returns how many requests take so long */
export async function warmUp(contestant: Asked, load: Load, ms: number): Promise<number> {
  let count = warmUpCalls;
  for (;;) {
    const begun = performance.now();
    await send(contestant, load, count);
    const took = performance.now() - begun;
    if (took > ms / 2) return Math.ceil((count * ms) / took);
    count *= 4;
  }
}

/** At so many requests a second. @returns how long each took, in milliseconds, ascending */
export async function latencies(contestant: Asked, load: Load, { rate, count }: { rate: number; count: number }) {
  const log = join(folder, "latencies");
  await send(contestant, load, count, [`--rps=${Math.max(1, Math.round(rate / connections))}`, `--log-file=${log}`]);
  const lines = readFileSync(log, "utf8").trim().split("\n");
  return Float64Array.from(lines, (line) => Number(line.split("\t")[2]) / 1_000).sort();
}
