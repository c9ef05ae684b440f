/**
 * Other implementations of HTTP/2 send through the balancer, and are its backends: 10 000 requests of mixed sizes each, and every
 * span arrives once, with the name that it had. Senders: node:http2, gRPC C-core, nghttp2 (h2load), curl with TLS. Backends: gRPC C-core, and
 * node:http2 with windows, frames and tables as small as they may be, one stream at a time, GOAWAYs, resets and refusals.
 */

import { Buffer } from "node:buffer";
import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { grpcPaths } from "../../../src/runtime/otlp/export-paths.ts";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { spansIn } from "../../routing/spans-in.ts";
import { balancerConfig } from "../../runtime/configuration.ts";
import { startTestSender } from "../../runtime/peers.ts";
import type { Tally } from "../tally.ts";
import { type StartedBalancer, startFairlead } from "./balancer-setup.ts";
import { type Hardness, startH2Backend } from "./h2-backend.ts";
import { folder, stop } from "./processes.ts";
import { selfSignedFiles } from "./self-signed.ts";
import { hexIds } from "./telemetry.ts";

const count = 10_000;
const atOnce = 64;
const script = "test/conformance/live/grpc_core.py";
/** Debian's, which sees Debian's packages. */
const python = "/usr/bin/python3";

/** Most are small, some have many frames. */
const sizeOf = (index: number) => (index % 500 === 0 ? 200_000 : index % 50 === 0 ? 20_000 : (index * 37) % 1_500);
const nameOf = (index: number) => `span-${index}-${"x".repeat(sizeOf(index))}`;

function requests(): readonly Buffer[] {
  return hexIds(count, 16, 7).map((trace, index) =>
    resourceSection({}, scopeSection({}, span({ trace, name: nameOf(index) }))),
  );
}

const everyone = Array.from({ length: count }, (_unused, index) => index);

/** What arrived, by name. */
class Arrivals {
  readonly #times = new Map<string, number>();

  readonly take = (message: Buffer): void => {
    for (const name of spansIn(message)) this.#times.set(name, (this.#times.get(name) ?? 0) + 1);
  };

  /** @returns what is wrong, if anything is */
  problem(sent: readonly number[] = everyone, times = 1): string {
    const wanted = sent.map(nameOf);
    const lost = wanted.filter((name) => !this.#times.has(name)).length;
    const wrong = [...this.#times.values()].filter((one) => one !== times).length;
    const changed = this.#times.size - (wanted.length - lost);
    return lost + wrong + changed === 0 ? "" : `${lost} lost, ${wrong} not ${times} times, ${changed} changed`;
  }
}

export async function peers(tally: Tally): Promise<void> {
  const messages = requests();
  for (const [name, hardness] of Object.entries(hardBackends)) await toBackend(tally, name, hardness, messages);
  const hasCore = spawnSync(python, ["-c", "import grpc"]).status === 0;
  if (hasCore) await toCore(tally, messages);
  else tally.skip("peers: gRPC C-core", "Debian's python3-grpcio is missing");
  await fromSender(tally, "node:http2", (port) => sendAll(port, messages));
  if (hasCore) await fromSender(tally, "gRPC C-core", (port) => sendFromCore(port, messages));
  await fromSender(tally, "curl over TLS", (port) => sendFromCurl(port, messages), true);
  await fromH2load(tally, messages);
}

const hardBackends: Readonly<Record<string, Hardness>> = {
  "node:http2": {},
  "windows of 100 bytes": { settings: { initialWindowSize: 100 } },
  "no header table": { settings: { headerTableSize: 0 } },
  "one stream at a time": { settings: { maxConcurrentStreams: 1 } },
  "GOAWAY every 100 streams": { goawayEvery: 100 },
  "a reset after every 20th headers": { resetEvery: 20 },
  "every 20th call refused by trailers alone": { refuseEvery: 20 },
};

/** Without joining, so that there are as many calls; what is reset or refused has time to be tried again. */
async function balancerTo(endpoint: string, isSecret = false): Promise<StartedBalancer> {
  const { key, cert } = isSecret ? selfSignedFiles() : { key: "", cert: "" };
  const tls = { certFile: cert, keyFile: key, clientCaFile: undefined };
  // Room for all that is sent at once: who is told to come again later does not always do so.
  const limits = { ...balancerConfig([]).limits, heldBytesMax: 2 ** 28 };
  return startFairlead("0.161.0", [endpoint], { joins: false, changes: { limits }, ...(isSecret && { tls }) });
}

async function toBackend(tally: Tally, name: string, hardness: Hardness, messages: readonly Buffer[]): Promise<void> {
  const arrivals = new Arrivals();
  const backend = await startH2Backend(hardness, arrivals.take);
  const balancer = await balancerTo(backend.endpoint);
  const refused = await sendAll(balancer.port, messages);
  const problem = refused === 0 ? arrivals.problem() : `${refused} refused; ${arrivals.problem()}`;
  tally.check(`peers: backend, ${name}: ${count} requests arrive once, unchanged`, problem === "", problem);
  await stop(balancer.child);
  backend.close();
}

async function toCore(tally: Tally, messages: readonly Buffer[]): Promise<void> {
  const file = join(folder, "core-received");
  writeFileSync(file, "");
  const child = spawn(python, [script, "serve", file], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(child.stdout, "data");
  const balancer = await balancerTo(`127.0.0.1:${String(port).trim()}`);
  const refused = await sendAll(balancer.port, messages);
  const arrivals = new Arrivals();
  for (const line of readFileSync(file, "utf8").split("\n")) arrivals.take(Buffer.from(line, "hex"));
  const problem = refused === 0 ? arrivals.problem() : `${refused} refused; ${arrivals.problem()}`;
  tally.check(`peers: backend, gRPC C-core: ${count} requests arrive once, unchanged`, problem === "", problem);
  await stop(balancer.child);
  await ended(child);
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  if (child.exitCode === null) await once(child, "exit");
}

/** @param send gives how many were refused */
async function fromSender(
  tally: Tally,
  name: string,
  send: (port: number) => Promise<number>,
  isSecret = false,
): Promise<void> {
  const arrivals = new Arrivals();
  const backend = await startH2Backend({}, arrivals.take);
  const balancer = await balancerTo(backend.endpoint, isSecret);
  const refused = await send(balancer.port);
  const problem = refused === 0 ? arrivals.problem() : `${refused} refused; ${arrivals.problem()}`;
  tally.check(`peers: sender, ${name}: ${count} requests arrive once, unchanged`, problem === "", problem);
  await stop(balancer.child);
  backend.close();
}

async function sendAll(port: number, messages: readonly Buffer[]): Promise<number> {
  const sender = startTestSender(port);
  let refused = 0;
  const left = messages.values();
  const send = async () => {
    for (const message of left) if ((await sender.call(grpcPaths.traces, message)).status !== "0") refused++;
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  sender.close();
  return refused;
}

const run = promisify(execFile);
const outputMax = { maxBuffer: 2 ** 26 };

async function sendFromCore(port: number, messages: readonly Buffer[]): Promise<number> {
  const file = join(folder, "core-sends");
  writeFileSync(file, messages.map((message) => `${message.toString("hex")}\n`).join(""));
  const { stdout } = await run(python, [script, "send", String(port), file], outputMax);
  return messages.length - Number(stdout);
}

function bodyFile(name: string, message: Buffer): string {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat([prefix, message]));
  return path;
}

/**
 * All in one process. Over TLS, because curl 7.88 cannot use a connection again that began with prior knowledge, whoever the server
 * is. It does not show trailers to a script, so 200 has to do: what arrived decides.
 */
async function sendFromCurl(port: number, messages: readonly Buffer[]): Promise<number> {
  const calls = messages.map((message, index) =>
    [
      `url = "https://127.0.0.1:${port}${grpcPaths.traces}"`,
      ...['header = "content-type: application/grpc"', 'header = "te: trailers"', "http2", "insecure"],
      `data-binary = "@${bodyFile(`curl-${index}`, message)}"`,
      ...['output = "/dev/null"', 'write-out = "%{http_code}\\n"'],
    ].join("\n"),
  );
  const config = join(folder, "curl-calls");
  writeFileSync(config, calls.join("\nnext\n"));
  const { stdout } = await run(
    "curl",
    ["--silent", "--parallel", "--parallel-max", "16", "--config", config],
    outputMax,
  );
  return messages.length - stdout.split("\n").filter((line) => line === "200").length;
}

/** It sends one body again and again: five sizes, 2 000 times each. */
async function fromH2load(tally: Tally, messages: readonly Buffer[]): Promise<void> {
  if (spawnSync("h2load", ["--version"]).status !== 0) {
    tally.skip("peers: sender, nghttp2", "Debian's nghttp2-client is missing");
    return;
  }
  const arrivals = new Arrivals();
  const backend = await startH2Backend({}, arrivals.take);
  const balancer = await balancerTo(backend.endpoint);
  // What of a size is on its way at once has room in the queue of the backend.
  const sent = [1, 2, 30, 40, 50];
  const times = count / sent.length;
  for (const index of sent) {
    const body = bodyFile(`h2load-${index}`, messages[index] ?? Buffer.alloc(0));
    const how = [
      "-n",
      String(times),
      "-c",
      "4",
      "-m",
      "8",
      "-H",
      "te: trailers",
      "-H",
      "content-type: application/grpc",
    ];
    await run("h2load", [...how, "-d", body, `http://127.0.0.1:${balancer.port}${grpcPaths.traces}`], outputMax);
  }
  const problem = arrivals.problem(sent, times);
  tally.check(`peers: sender, nghttp2: ${count} requests arrive once, unchanged`, problem === "", problem);
  await stop(balancer.child);
  backend.close();
}
