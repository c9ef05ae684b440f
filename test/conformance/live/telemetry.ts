/** OTLP/JSON requests to send, and the items found again in what backends wrote. */

import { existsSync, readFileSync } from "node:fs";

export interface Item {
  readonly signal: "traces" | "metrics" | "logs";
  readonly service: string;
  /** Unique for each item: span id, or a value of an attribute. */
  readonly id: string;
  /** Hex; empty where there is none. */
  readonly traceId: string;
}

/** Deterministic hex: the same items in every run. */
export function hexIds(count: number, bytes: number, seed: number): readonly string[] {
  let state = BigInt(seed) * 0x9e3779b97f4a7c15n + 1n;
  const next = (): string => {
    let text = "";
    while (text.length < bytes * 2) {
      state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
      text += (state >> 32n).toString(16).padStart(8, "0");
    }
    return text.slice(0, bytes * 2);
  };
  return Array.from({ length: count }, next);
}

/** One request a line, as `send.mjs` reads them. */
export function requestLines(items: readonly Item[]): string {
  return items.map((item) => JSON.stringify({ signal: item.signal, body: bodyOf(item) })).join("\n");
}

function bodyOf(item: Item): object {
  const resource = { attributes: [{ key: "service.name", value: { stringValue: item.service } }] };
  const attributes = [{ key: "item", value: { stringValue: item.id } }];
  const time = "1700000000000000000";
  switch (item.signal) {
    case "traces": {
      const span = {
        traceId: item.traceId,
        spanId: item.id.slice(0, 16),
        name: "work",
        startTimeUnixNano: time,
        endTimeUnixNano: time,
        attributes,
      };
      return { resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] };
    }
    case "metrics": {
      const point = { timeUnixNano: time, asInt: "1", attributes };
      return {
        resourceMetrics: [
          { resource, scopeMetrics: [{ metrics: [{ name: "requests", gauge: { dataPoints: [point] } }] }] },
        ],
      };
    }
    case "logs":
      return {
        resourceLogs: [
          { resource, scopeLogs: [{ logRecords: [{ timeUnixNano: time, body: { stringValue: "x" }, attributes }] }] },
        ],
      };
  }
}

/** What a backend was sent at one time is one line, however many spans the balancer's batch had joined. */
export function countRequests(file: string): number {
  return existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line !== "").length
    : 0;
}

/** Every item a backend wrote, with the service it came from; items of others (its own metrics) have no id. */
export function readItems(
  file: string,
): readonly { readonly id: string; readonly service: string; readonly signal: string }[] {
  if (!existsSync(file)) return [];
  const found: { id: string; service: string; signal: string }[] = [];
  const lines = readFileSync(file, "utf8").split("\n");
  // Behind the last line end stands nothing, or a line that is being written.
  for (const line of lines.slice(0, -1)) {
    const request = JSON.parse(line) as Record<string, readonly object[]>;
    for (const [key, signal] of Object.entries({
      resourceSpans: "traces",
      resourceMetrics: "metrics",
      resourceLogs: "logs",
    })) {
      for (const entry of request[key] ?? []) {
        const service = attribute((entry as { resource?: object }).resource, "service.name");
        for (const item of itemsBelow(entry)) found.push({ id: attribute(item, "item"), service, signal });
      }
    }
  }
  return found;
}

function attribute(holder: object | undefined, key: string): string {
  const list =
    (holder as { attributes?: readonly { key: string; value: { stringValue?: string } }[] } | undefined)?.attributes ??
    [];
  return list.find((entry) => entry.key === key)?.value.stringValue ?? "";
}

/** Spans, data points and records, wherever they are nested. */
function itemsBelow(value: unknown): readonly object[] {
  if (Array.isArray(value)) return value.flatMap(itemsBelow);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ["spans", "dataPoints", "logRecords"].includes(key)
      ? (inner as object[])
      : key === "resource"
        ? []
        : itemsBelow(inner),
  );
}
