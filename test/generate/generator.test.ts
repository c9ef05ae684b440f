import { once } from "node:events";
import http from "node:http";
import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import type { GeneratorConfig } from "../../src/contract/generator-config.ts";
import { type RunningGenerator, startGenerator } from "../../src/generate/generator.ts";
import { freePorts } from "../../src/local/ports.ts";
import { type Sink, startSink } from "../../src/local/sink.ts";
import { countItems, readRequest } from "../../src/routing/otlp/read-request.ts";
import { generatorConfig } from "./generator-config.ts";

let sink: Sink | undefined;
let running: RunningGenerator | undefined;
afterEach(async () => {
  await running?.stop();
  sink?.stop();
});

async function sending(change: Partial<GeneratorConfig>, failed: (reason: string) => void = () => {}) {
  const [grpcPort = 0, httpPort = 0] = await freePorts(2);
  const heard: Buffer[] = [];
  const received = (_signal: string, request: Uint8Array) => heard.push(Buffer.from(request));
  sink = await startSink({ grpcPort, httpPort, received });
  const config = generatorConfig({ pieces: 40, ...change });
  const port = config.protocol === "grpc" ? grpcPort : httpPort;
  running = startGenerator({ ...config, to: `127.0.0.1:${port}` }, 0, { failed });
  return { heard, running };
}

const itemsIn = (requests: readonly Buffer[]) =>
  requests.reduce((sum, request) => {
    const read = readRequest("traces", request);
    return sum + (read.kind === "request" ? countItems(read.request) : 0);
  }, 0);

// Encoded by hand: partial_success = 1 { rejected = 1: 1, error_message = 2: "old" }.
const partial = Buffer.from("0a0708011203", "hex");
const protobufAnswer = Buffer.concat([partial, Buffer.from("old")]);
const jsonAnswer = '{"partialSuccess":{"rejectedSpans":"1","errorMessage":"old"}}';

function overHttp(type: string, answer: Buffer | string) {
  return http.createServer((request, response) => {
    request.resume().on("end", () => response.writeHead(200, { "content-type": type }).end(answer));
  });
}

/** gRPC over HTTP/2: five bytes before the message, the status in trailers. */
function overGrpc() {
  return http2.createServer().on("stream", (stream) => {
    stream.resume().on("end", () => {
      stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(Buffer.concat([Buffer.from([0, 0, 0, 0, protobufAnswer.length]), protobufAnswer]));
    });
  });
}

describe("a generator that runs", () => {
  test.each([
    ["grpc", overGrpc],
    ["http/protobuf", () => overHttp("application/x-protobuf", protobufAnswer)],
    ["http/json", () => overHttp("application/json", jsonAnswer)],
  ] as const)(
    "counts by %s what a receiver rejects of a request that it takes, and says why",
    async (protocol, made) => {
      const server = made().listen(0, "127.0.0.1");
      await once(server, "listening");
      const reasons: string[] = [];
      const to = `127.0.0.1:${(server.address() as AddressInfo).port}`; // It listens on a port.
      const config = generatorConfig({ pieces: 1, protocol, to });
      running = startGenerator(config, 0, { failed: (reason) => reasons.push(reason) });
      await running.done;
      expect(running.counts()).toEqual({ sent: 2, accepted: 1, failed: 1, missed: 0 });
      expect(reasons).toEqual(["old"]);
      await running.stop();
      server.close();
    },
  );

  test.each([
    ["grpc", "none"],
    ["grpc", "gzip"],
    ["http/protobuf", "gzip"],
    ["http/json", "none"],
    ["http/json", "gzip"],
  ] as const)("sends by %s with %s what it was asked for, and is done", async (protocol, compression) => {
    const { heard, running: one } = await sending({ protocol, compression });
    await one.done;
    expect(one.counts()).toEqual({ sent: 80, accepted: 80, failed: 0, missed: 0 });
    expect(itemsIn(heard)).toBe(80);
  });

  test("is done when its time is over, with what it sent until then", async () => {
    const change = { pieces: undefined, durationMs: 300, rate: { ...generatorConfig().rate, everyMs: 100 } };
    const { running: one } = await sending(change);
    await one.done;
    const { sent, accepted } = one.counts();
    // At 0, 100 and 200 ms, and at 300 if it is looked at then.
    expect([6, 8]).toContain(sent);
    expect(accepted).toBe(sent);
  });

  test("keeps to its rate", async () => {
    const first = Date.now();
    const { running: one } = await sending({ pieces: undefined, rate: { ...generatorConfig().rate, everyMs: 100 } });
    while (one.counts().sent < 2 * 5) await pause(5);
    // The first at once, the fifth after four times that.
    expect(Date.now() - first).toBeGreaterThan(350);
  });

  test("waits for traces that are under way before it is done", async () => {
    const { telemetry } = generatorConfig();
    if (telemetry.kind !== "traces") throw new Error("it sends traces");
    const late = { share: 0.5, byMs: 200 };
    const { heard, running: one } = await sending({ pieces: 4, telemetry: { ...telemetry, late } });
    await one.done;
    expect([itemsIn(heard), heard.length > 1]).toEqual([8, true]);
  });

  test("counts what was due while nobody listened as missed, and says why", async () => {
    const reasons: string[] = [];
    const change = { pieces: undefined, rate: { ...generatorConfig().rate, everyMs: 0.5 } };
    const { running: one } = await sending(change, (reason) => reasons.push(reason));
    while (one.counts().accepted === 0) await pause(10);
    sink?.stop();
    // What a second holds is kept.
    await pause(1_400);
    const { sent, missed } = one.counts();
    expect(missed).toBeGreaterThan(100);
    expect(one.counts().sent).toBe(sent);
    expect(reasons.join()).toMatch(/ECONNREFUSED|ECONNRESET|connection/);
  });
});
