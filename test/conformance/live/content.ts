/** What a Collector's file exporter wrote, item by item with all that stands above it: to compare content, not only ids. */

import { existsSync, readFileSync } from "node:fs";
import type { Signal } from "../../../src/contract/signal.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../src/model/json.ts";

export interface WrittenItem {
  readonly signal: Signal;
  /** Hex; empty where there is none. */
  readonly traceId: string;
  /** The whole of it, equal for equal content. */
  readonly content: string;
}

const lists: Readonly<Record<Signal, readonly [string, string, string]>> = {
  traces: ["resourceSpans", "scopeSpans", "spans"],
  metrics: ["resourceMetrics", "scopeMetrics", "metrics"],
  logs: ["resourceLogs", "scopeLogs", "logRecords"],
};
const metricTypes = ["gauge", "sum", "histogram", "exponentialHistogram", "summary"];

export function itemsIn(file: string): readonly WrittenItem[] {
  if (!existsSync(file)) return [];
  // Behind the last line end stands nothing, or a line that is being written.
  const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.flatMap((line) => {
    const request = JSON.parse(line) as JsonObject;
    return Object.entries(lists).flatMap(([signal, [resources, scopes, items]]) =>
      // Keys of `lists`.
      below(request, [resources, scopes, items], "").flatMap((item) => itemOf(signal as Signal, item)),
    );
  });
}

interface Found {
  readonly item: JsonObject;
  readonly above: string;
}

/** The objects at the end of nested lists, each with the rest of those above it as text. */
function below(owner: JsonObject, [first, ...others]: readonly string[], above: string): readonly Found[] {
  if (first === undefined) return [{ item: owner, above }];
  const rest = without(owner, first);
  return objectsAt(owner, first).flatMap((child) => below(child, others, above + sortedText(rest)));
}

function itemOf(signal: Signal, { item, above }: Found): readonly WrittenItem[] {
  if (signal !== "metrics") {
    return [{ signal, traceId: String(item["traceId"] ?? ""), content: above + sortedText(item) }];
  }
  const type = metricTypes.find((name) => item[name] !== undefined) ?? "gauge";
  const data = isJsonObject(item[type] ?? null) ? (item[type] as JsonObject) : {};
  const header = above + sortedText({ ...without(item, type), [type]: without(data, "dataPoints") });
  return objectsAt(data, "dataPoints").map((point) => ({ signal, traceId: "", content: header + sortedText(point) }));
}

function objectsAt(owner: JsonObject, name: string): readonly JsonObject[] {
  const list = owner[name];
  return Array.isArray(list) ? (list as readonly Json[]).filter(isJsonObject) : [];
}

function without(owner: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(owner).filter(([key]) => key !== name));
}

/** Keys in order, so that equal values have equal texts. */
function sortedText(value: Json): string {
  return JSON.stringify(value, (_key, inner: Json) =>
    isJsonObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
