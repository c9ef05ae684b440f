/** Sends a little of each signal over OTLP/HTTP, again and again: many traces, many services, to one balancer after the other. */

import { randomBytes } from "node:crypto";

const everyMs = 200;
const itemsEach = 20;

export interface Sender {
  /** Part of the items that are of one trace, from 0 to 1. */
  readonly heat: (part: number) => void;
  /** Of each item, beside what it has anyway. */
  readonly swell: (bytes: number) => void;
  readonly end: () => void;
}

const hotTrace = "4bf92f3577b34da6a3ce929d0e0e4736";

/** @param balancers as `host:port` */
export function sendTo(balancers: readonly string[]): Sender {
  let [hot, padding, turn] = [0, "", 0];
  const timer = setInterval(() => {
    const now = `${Date.now()}000000`;
    const balancer = balancers[turn++ % balancers.length] ?? "";
    const resourceOf = (index: number) => ({
      attributes: [
        { key: "service.name", value: { stringValue: `service-${index}` } },
        ...(padding === "" ? [] : [{ key: "padding", value: { stringValue: padding } }]),
      ],
    });
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
    swell: (bytes) => (padding = "x".repeat(bytes)),
    end: () => clearInterval(timer),
  };
}

/** What is refused is the scene's matter. */
function post(balancer: string, signal: string, body: object): void {
  const headers = { "content-type": "application/json" };
  fetch(`http://${balancer}/v1/${signal}`, { method: "POST", headers, body: JSON.stringify(body) }).then(
    (answer) => void answer.arrayBuffer().catch(() => {}),
    () => {},
  );
}
