/**
 * A backend whose word can be taken: what it answered OK is in its file. Takes OTLP/gRPC on a port (first argument), writes
 * the names of items and their traces to a file (second argument), and answers after that. The third argument is the address
 * that it listens on. On SIGUSR2 each call takes 300 ms longer, until the next SIGUSR2.
 */

import { Buffer } from "node:buffer";
import { appendFileSync } from "node:fs";
import http2 from "node:http2";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";

const [port, file = "", host = "127.0.0.1"] = process.argv.slice(2);
const slowMs = 300;
let delayMs = 0;
process.on("SIGUSR2", () => {
  delayMs = delayMs === 0 ? slowMs : 0;
});

const server = http2.createServer();
server.on("session", (session) => session.on("error", () => {}));
server.on("stream", (stream) => {
  const chunks: Buffer[] = [];
  stream.on("error", () => {});
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("end", async () => {
    if (delayMs > 0) await sleep(delayMs);
    const message = Buffer.concat(chunks);
    const body = message[0] === 1 ? gunzipSync(message.subarray(5)) : message.subarray(5);
    const items = body.toString("latin1").match(/item-\d+-of-\d+/g) ?? [];
    appendFileSync(file, items.map((item) => `${item}\n`).join(""));
    if (stream.destroyed) return;
    stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
    stream.end(Buffer.alloc(5));
  });
});
server.listen(Number(port), host);
