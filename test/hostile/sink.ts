/**
 * Backends in a process of their own: `sink.ts mode port…`. They take OTLP/gRPC and answer as the mode says; SIGUSR2 makes
 * them well.
 */

import { Buffer } from "node:buffer";
import http2 from "node:http2";

const [, , first = "well", ...ports] = process.argv;
let mode = first;
process.on("SIGUSR2", () => {
  mode = "well";
});

const large = 16 * 2 ** 20;

for (const port of ports) {
  // A backend that does not read has the window that HTTP/2 begins with.
  const settings = mode === "unread" ? {} : { initialWindowSize: large };
  const server = http2.createServer({ settings, maxSessionMemory: 1_000 });
  server.on("session", (session) => {
    if (mode !== "unread") session.setLocalWindowSize(large);
    session.on("error", () => {});
  });
  server.on("stream", (stream) => {
    stream.on("error", () => {});
    if (mode === "unread") return;
    stream.on("data", () => {});
    stream.on("end", () => {
      if (mode === "silent") return;
      const headers = { ":status": 200, "content-type": "application/grpc" };
      if (mode === "refusing") {
        stream.respond({ ...headers, "grpc-status": "14" }, { endStream: true });
        return;
      }
      stream.respond(headers, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(Buffer.alloc(5));
    });
  });
  server.listen(Number(port), "127.0.0.1");
}
