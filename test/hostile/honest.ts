/**
 * An honest sender in a process of its own: `honest.ts grpcPort httpPort`, 0 for no HTTP. One call over gRPC and one over HTTP every 50 ms,
 * from new and from kept connections. It says when it is ready, and on SIGTERM what it saw, as JSON.
 */

import { Buffer } from "node:buffer";
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { grpcPaths, httpPaths } from "../../src/runtime/otlp/export-paths.ts";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { startTestSender } from "../runtime/peers.ts";

const [grpcPort = 0, httpPort = 0] = process.argv.slice(2).map(Number);
const everyMs = 50;
const reconnectEvery = 20;
const timeoutMs = 10_000;

const latencies: number[] = [];
/** Answers that ask to try again, which a sender does. */
let deferred = 0;
let failed = 0;
let isOver = false;
process.on("SIGTERM", () => {
  isOver = true;
});
process.stdout.write("ready\n");

const request = resourceSection(
  { "service.name": "honest" },
  scopeSection({}, span({ trace: "0102030405060708090a0b0c0d0e0f10" })),
);

function post(): Promise<string> {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/x-protobuf", "content-length": request.length };
    const sent = http.request({ host: "127.0.0.1", port: httpPort, path: httpPaths.traces, method: "POST", headers });
    sent.on("response", (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode === 200 ? "0" : response.statusCode === 503 ? "14" : "2"));
    });
    sent.on("error", () => resolve("2"));
    sent.end(request);
  });
}

function count(status: string): void {
  if (status === "14") deferred++;
  else if (status !== "0") failed++;
}

async function timed(call: Promise<string>): Promise<void> {
  const started = performance.now();
  const status = await Promise.race([call.catch(() => "2"), sleep(timeoutMs, "4", { ref: false })]);
  latencies.push(performance.now() - started);
  count(status);
}

let sender = startTestSender(grpcPort);
const open = new Set<Promise<void>>();
const watched = (call: Promise<void>) => {
  open.add(call);
  void call.finally(() => open.delete(call));
};
for (let n = 1; !isOver; n++) {
  if (n % reconnectEvery === 0) {
    const old = sender;
    setTimeout(() => old.close(), 2 * timeoutMs).unref();
    sender = startTestSender(grpcPort);
  }
  watched(timed(sender.call(grpcPaths.traces, Buffer.from(request)).then(({ status }) => status)));
  if (httpPort > 0) watched(timed(post()));
  await sleep(everyMs);
}
await Promise.all(open);
latencies.sort((left, right) => left - right);
const p99 = latencies[Math.floor(0.99 * latencies.length)] ?? 0;
process.stdout.write(`${JSON.stringify({ calls: latencies.length, p99, deferred, failed })}\n`, () => process.exit());
