/**
 * A backend whose word can be taken: what it answered OK is in its file. Takes OTLP/gRPC on a port (first argument), writes
 * the names of items and their traces to a file (second argument), and answers after that.
 */

import { Buffer } from "node:buffer";
import { appendFileSync } from "node:fs";
import http2 from "node:http2";
import { gunzipSync } from "node:zlib";

const [port, file = ""] = process.argv.slice(2);

const server = http2.createServer();
server.on("session", (session) => session.on("error", () => {}));
server.on("stream", (stream) => {
  const chunks: Buffer[] = [];
  stream.on("error", () => {});
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("end", () => {
    const message = Buffer.concat(chunks);
    const body = message[0] === 1 ? gunzipSync(message.subarray(5)) : message.subarray(5);
    const items = body.toString("latin1").match(/item-\d+-of-\d+/g) ?? [];
    appendFileSync(file, items.map((item) => `${item}\n`).join(""));
    stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
    stream.end(Buffer.alloc(5));
  });
});
server.listen(Number(port), "127.0.0.1");
