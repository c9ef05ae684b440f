import { afterEach, expect, test } from "vitest";
import { freePorts } from "../../src/local/ports.ts";
import { type Sink, startSink } from "../../src/local/sink.ts";
import { bytesField, resourceSection, scopeSection } from "../routing/otlp-encoder.ts";
import { exportTraces, startTestSender, type TestSender } from "../runtime/peers.ts";

const started: (Sink | TestSender)[] = [];
afterEach(() => {
  for (const one of started.splice(0))
    if ("stop" in one) one.stop();
    else one.close();
});

const request = resourceSection({}, scopeSection({}, bytesField(2, bytesField(5, "a span"))));

async function sinkAt() {
  const [grpcPort = 0, httpPort = 0] = await freePorts(2);
  const heard: string[] = [];
  const sink = await startSink({
    grpcPort,
    httpPort,
    received: (signal, bytes) => heard.push(`${signal} ${bytes.length}`),
  });
  started.push(sink);
  return { sink, grpcPort, httpPort, heard };
}

test("a sink takes gRPC and JSON over HTTP, and hears the same request", async () => {
  const { grpcPort, httpPort, heard } = await sinkAt();
  const sender = startTestSender(grpcPort);
  started.push(sender);
  expect((await sender.call(exportTraces, request)).status).toBe("0");
  const response = await fetch(`http://127.0.0.1:${httpPort}/v1/logs`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"resourceLogs":[]}',
  });
  expect(response.status).toBe(200);
  expect(heard).toEqual([`traces ${request.length}`, "logs 0"]);
});

test("a sink that was stopped and started takes requests on its old port", async () => {
  const { sink, grpcPort, heard } = await sinkAt();
  sink.stop();
  expect(sink.isUp()).toBe(false);
  await sink.start();
  const sender = startTestSender(grpcPort);
  started.push(sender);
  await sender.call(exportTraces, request);
  expect(heard).toHaveLength(1);
});
