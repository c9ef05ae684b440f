/**
 * Backends in a process of their own: `sink.ts mode port…`. They take OTLP/gRPC and answer as the mode says; SIGUSR2 makes
 * them well.
 */

import { Buffer } from "node:buffer";
import http2 from "node:http2";
import net from "node:net";

const [, , first = "well", ...ports] = process.argv;
let mode = first;
process.on("SIGUSR2", () => {
  mode = "well";
});

const large = 16 * 2 ** 20;

const head = { ":status": 200, "content-type": "application/grpc" };

/** Answers that no backend gives. */
function answerOddly(session: http2.ServerHttp2Session | undefined, stream: http2.ServerHttp2Stream): void {
  switch (mode) {
    case "trailers":
      stream.respond({ ...head, "grpc-status": "14", "grpc-message": "y".repeat(60_000) }, { endStream: true });
      break;
    case "endless": {
      stream.respond(head);
      const more = () => stream.writable && stream.write(Buffer.alloc(16_384), more);
      more();
      break;
    }
    case "pings":
      for (let n = 0; n < 50 && !session?.destroyed; n++) session?.ping(() => {});
      break;
    case "leaving":
      session?.goaway(0, 0);
      setImmediate(() => session?.destroy());
      break;
  }
}

function serveNoise(port: number): void {
  net
    .createServer((socket) => {
      socket.on("error", () => {});
      socket.on("data", () => socket.write(Buffer.alloc(10_000, "noise\0\xff")));
    })
    .listen(port, "127.0.0.1");
}

const modesOfAnswers = ["well", "refusing"];

function serve(port: number): void {
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
      if (!modesOfAnswers.includes(mode)) {
        answerOddly(stream.session as http2.ServerHttp2Session | undefined, stream);
        return;
      }
      if (mode === "refusing") {
        stream.respond({ ...head, "grpc-status": "14" }, { endStream: true });
        return;
      }
      stream.respond(head, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(Buffer.alloc(5));
    });
  });
  server.listen(port, "127.0.0.1");
}

for (const port of ports) {
  if (mode === "noise") serveNoise(Number(port));
  else serve(Number(port));
}
