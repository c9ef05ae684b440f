/**
 * Backends in a process of their own: `sink.ts mode port…`. They take OTLP/gRPC and answer as the mode says; SIGUSR2 makes
 * them well.
 */

import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import net from "node:net";
import { oddTrailers, serveOddHttp } from "./odd-answers.ts";

const [, , first = "well", ...ports] = process.argv;
let mode = first;
process.on("SIGUSR2", () => {
  mode = "well";
});

const large = 16 * 2 ** 20;

const head = { ":status": 200, "content-type": "application/grpc" };

let answered = 0;

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
    case "half":
      stream.respond(head);
      stream.write(Buffer.of(0, 0, 0));
      setImmediate(() => session?.destroy());
      break;
    case "resets":
      stream.close(2);
      break;
    case "statuses":
      stream.respond({ ...head, ...oddTrailers[answered++ % oddTrailers.length] }, { endStream: true });
      break;
    case "leaving":
      session?.goaway(0, 0);
      setImmediate(() => session?.destroy());
      break;
  }
}

/** There for 100 ms, and away for as long. */
function flap(server: http2.Http2Server, port: number): void {
  const sessions = new Set<http2.ServerHttp2Session>();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("close", () => sessions.delete(session));
  });
  setInterval(() => {
    if (!server.listening) {
      server.listen(port, "0.0.0.0");
      return;
    }
    server.close();
    for (const session of sessions) session.destroy();
  }, 100);
}

function serveNoise(port: number): void {
  net
    .createServer((socket) => {
      socket.on("error", () => {});
      socket.on("data", () => socket.write(Buffer.alloc(10_000, "noise\0\xff")));
    })
    .listen(port, "127.0.0.1");
}

const modesOfAnswers = ["well", "secured", "refusing", "flapping"];

function servePosts(port: number): void {
  const server = http.createServer((request, response) => {
    request.resume();
    request.on("end", () => response.writeHead(200, { "content-type": "application/x-protobuf" }).end());
  });
  server.listen(port, "0.0.0.0");
}

/** It runs as a bundle, in the folder of the project. */
const certificate = (ending: string) => readFileSync(`test/fixtures/certificates/localhost.${ending}`);

function serve(port: number): void {
  // A backend that does not read has the window that HTTP/2 begins with.
  const settings = mode === "unread" ? {} : { initialWindowSize: large };
  const options = { settings, maxSessionMemory: 1_000 };
  const server =
    mode === "secured"
      ? http2.createSecureServer({ ...options, cert: certificate("crt"), key: certificate("key") })
      : http2.createServer(options);
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
  server.on("error", () => {});
  server.listen(port, "0.0.0.0");
  if (mode === "flapping") flap(server, port);
}

for (const port of ports) {
  if (mode === "noise") serveNoise(Number(port));
  else if (mode === "posted") servePosts(Number(port));
  else if (mode === "http") serveOddHttp(Number(port));
  else serve(Number(port));
}
