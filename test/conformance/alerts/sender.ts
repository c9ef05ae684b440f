/** Sends a little of each signal over OTLP/HTTP, again and again: many traces, many services, to one balancer after the other. */

import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const everyMs = 200;
const itemsEach = 20;

export interface Sender {
  /** Part of the items that are of one trace, from 0 to 1. */
  readonly heat: (part: number) => void;
  /** Beside it, so many large requests to each balancer that have no answer yet; one that was answered comes again. */
  readonly flood: (inFlight: number) => void;
  readonly end: () => void;
}

const hotTrace = "4bf92f3577b34da6a3ce929d0e0e4736";

/** @param balancers as `host:port` */
export function sendTo(balancers: readonly string[]): Sender {
  let [hot, turn] = [0, 0];
  const flooding = new AbortController();
  // Each request listens to it.
  setMaxListeners(0, flooding.signal);
  const timer = setInterval(() => {
    const now = `${Date.now()}000000`;
    const balancer = balancers[turn++ % balancers.length] ?? "";
    const resourceOf = (index: number) => ({ attributes: [named("service.name", `service-${index}`)] });
    const many = Array.from({ length: itemsEach }, (_, index) => index);
    const id = (bytes: number) => randomBytes(bytes).toString("hex");
    const traceId = (index: number) => (index < hot * itemsEach ? hotTrace : id(16));
    const span = (index: number) => ({
      ...{ traceId: traceId(index), spanId: id(8), name: "turn" },
      ...{ startTimeUnixNano: now, endTimeUnixNano: now },
    });
    const record = (index: number) => ({
      ...{ timeUnixNano: now, traceId: traceId(index), body: { stringValue: "turned" } },
    });
    const point = { asInt: "1", timeUnixNano: now };
    post(balancer, "traces", {
      resourceSpans: many.map((index) => ({ resource: resourceOf(index), scopeSpans: [{ spans: [span(index)] }] })),
    });
    post(balancer, "logs", {
      resourceLogs: many.map((index) => ({
        resource: resourceOf(index),
        scopeLogs: [{ logRecords: [record(index)] }],
      })),
    });
    post(balancer, "metrics", {
      resourceMetrics: many.map((index) => ({
        resource: resourceOf(index),
        scopeMetrics: [{ metrics: [{ name: "turns", gauge: { dataPoints: [point] } }] }],
      })),
    });
  }, everyMs);
  return {
    heat: (part) => (hot = part),
    flood: (inFlight) => {
      for (const balancer of balancers) {
        for (let n = 0; n < inFlight; n++) void again(balancer, flooding.signal);
      }
    },
    end: () => {
      clearInterval(timer);
      flooding.abort();
    },
  };
}

function named(key: string, text: string) {
  return { key, value: { stringValue: text } };
}

/** Its bytes are made once: what a flood comes to rests on how many are in flight, and on nothing that takes time here. */
const largeBody = (() => {
  const resourceSpans = Array.from({ length: itemsEach }, (_, index) => ({
    resource: { attributes: [named("service.name", `service-${index}`), named("padding", "x".repeat(50_000))] },
    scopeSpans: [{ spans: [{ traceId: `${index}`.padStart(32, "0"), spanId: "1".repeat(16), name: "turn" }] }],
  }));
  return Buffer.from(JSON.stringify({ resourceSpans }));
})();

/** As the answers ask for. */
const pauseMs = 1_000;

async function again(balancer: string, signal: AbortSignal): Promise<void> {
  const headers = { "content-type": "application/json", "content-length": largeBody.length };
  while (!signal.aborted) {
    await new Promise<void>((resolve) => {
      const request = http.request(`http://${balancer}/v1/traces`, { method: "POST", headers, agent: false, signal });
      request.on("response", (answer) => answer.resume().on("close", resolve));
      request.on("error", () => resolve());
      request.on("close", () => resolve());
      request.end(largeBody);
    });
    await sleep(pauseMs);
  }
}

/** What is refused is the scene's matter. */
function post(balancer: string, signal: string, body: object): void {
  const headers = { "content-type": "application/json" };
  fetch(`http://${balancer}/v1/${signal}`, { method: "POST", headers, body: JSON.stringify(body) }).then(
    (answer) => void answer.arrayBuffer().catch(() => {}),
    () => {},
  );
}
