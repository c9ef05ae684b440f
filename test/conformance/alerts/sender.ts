/** Sends a little of each signal over OTLP/HTTP, again and again: many traces, many services. */

import { randomBytes } from "node:crypto";

const everyMs = 200;
const itemsEach = 20;

export function sendTo(port: number): { readonly end: () => void } {
  const timer = setInterval(() => {
    const now = `${Date.now()}000000`;
    const resourceOf = (index: number) => ({
      attributes: [{ key: "service.name", value: { stringValue: `service-${index}` } }],
    });
    const many = Array.from({ length: itemsEach }, (_, index) => index);
    const id = (bytes: number) => randomBytes(bytes).toString("hex");
    const span = () => ({ traceId: id(16), spanId: id(8), name: "turn", startTimeUnixNano: now, endTimeUnixNano: now });
    const point = { asInt: "1", timeUnixNano: now };
    post(port, "traces", {
      resourceSpans: many.map((index) => ({ resource: resourceOf(index), scopeSpans: [{ spans: [span()] }] })),
    });
    post(port, "logs", {
      resourceLogs: many.map((index) => ({
        resource: resourceOf(index),
        scopeLogs: [{ logRecords: [{ timeUnixNano: now, traceId: id(16), body: { stringValue: "turned" } }] }],
      })),
    });
    post(port, "metrics", {
      resourceMetrics: many.map((index) => ({
        resource: resourceOf(index),
        scopeMetrics: [{ metrics: [{ name: "turns", gauge: { dataPoints: [point] } }] }],
      })),
    });
  }, everyMs);
  return { end: () => clearInterval(timer) };
}

/** What is refused is the scene's matter. */
function post(port: number, signal: string, body: object): void {
  const headers = { "content-type": "application/json" };
  fetch(`http://127.0.0.1:${port}/v1/${signal}`, { method: "POST", headers, body: JSON.stringify(body) }).then(
    (answer) => void answer.arrayBuffer().catch(() => {}),
    () => {},
  );
}
