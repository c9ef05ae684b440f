/** Backends of a benchmark, in a process of their own: take OTLP/gRPC, answer OK, look at nothing. Ports are arguments. */

import { Buffer } from "node:buffer";
import http2 from "node:http2";

const windowBytes = 16 * 2 ** 20;
const empty = Buffer.alloc(5);

for (const port of process.argv.slice(2)) {
  const server = http2.createServer({ settings: { initialWindowSize: windowBytes }, maxSessionMemory: 1_000 });
  server.on("session", (session) => {
    session.setLocalWindowSize(windowBytes);
    session.on("error", () => {});
  });
  server.on("stream", (stream) => {
    stream.on("error", () => {});
    stream.on("data", () => {});
    stream.on("end", () => {
      stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(empty);
    });
  });
  server.listen(Number(port), "127.0.0.1");
}
