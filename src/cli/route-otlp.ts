/** `fairlead route --otlp FILE`: the owner of every span, data point and log record of requests, as a balancer would cut them. */

import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import type { Signal } from "../contract/signal.ts";
import { keysOf } from "../inspect/answer.ts";
import type { ItemKey } from "../inspect/keys-of-request.ts";
import { keySource, type PreparedRoute, prepareRoutes } from "../inspect/prepared-route.ts";
import { keyText } from "../inspect/route-of-key.ts";
import type { RoutedBalancer } from "../inspect/routed-balancer.ts";
import { createBufferPool } from "../runtime/memory/buffer-pool.ts";
import { createHeldBytes } from "../runtime/memory/held-bytes.ts";
import { requestFromJson } from "../runtime/otlp/from-json.ts";
import { fileProblem } from "./file-problem.ts";
import { refuse } from "./refuse.ts";
import { routeJson } from "./route-output.ts";

interface OtlpOptions {
  readonly signal?: Signal;
  readonly format: "text" | "json";
}

interface Request {
  readonly signal: Signal;
  readonly bytes: Uint8Array;
}

/** Larger than what any balancer takes. */
const requestBytesMax = 2 ** 30;

export function routeOtlp(balancers: readonly RoutedBalancer[], file: string, options: OtlpOptions): void {
  const requests = requestsIn(file, options.signal);
  if (typeof requests === "string") {
    refuse("route", requests);
    return;
  }
  const isJson = options.format === "json";
  let routed = 0;
  for (const balancer of balancers) {
    if (!isJson) process.stdout.write(`${balancer.name} (${balancer.source})\n`);
    const prepared = prepareRoutes(balancer);
    for (const request of requests) {
      const routes = prepared.filter(({ signal }) => signal === request.signal);
      const lines = routes.flatMap((route) => linesOf(route, balancer, request, isJson));
      process.stdout.write(lines.map((line) => `${line}\n`).join(""));
      routed += lines.length;
    }
  }
  if (routed === 0) refuse("route", `${file}: no balancer here routes its signal`);
}

/** The file exporter of the Collector writes a JSON request a line. @returns why there are none, as a text */
function requestsIn(file: string, asked: Signal | undefined): readonly Request[] | string {
  const bytes = contentOf(file);
  if (typeof bytes === "string") return bytes;
  if (!/^\s*\{/.test(bytes.toString("latin1", 0, 100))) {
    if (asked !== undefined) return [{ signal: asked, bytes }];
    return `${file}: ${bytes.length === 0 ? "is empty" : "is not JSON, and protobuf does not say its signal: add --signal"}`;
  }
  const texts = isOneDocument(bytes) ? [bytes] : linesIn(bytes);
  const requests = texts.map((text, index) => jsonRequest(text, texts.length > 1 ? `${file}:${index + 1}` : file));
  return requests.find((request) => typeof request === "string") ?? requests.filter((one) => typeof one !== "string");
}

function contentOf(file: string): Buffer | string {
  try {
    return readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    return `${file}: ${fileProblem(error)}`;
  }
}

/** As much as there is. */
const memory = {
  bytesMax: requestBytesMax,
  pool: createBufferPool(0),
  held: createHeldBytes(Number.POSITIVE_INFINITY),
};

function jsonRequest(text: Buffer, where: string): Request | string {
  const signal = signalOf(text);
  if (signal === undefined) return `${where}: has no resourceSpans, resourceMetrics or resourceLogs`;
  const written = requestFromJson(signal, Buffer.from(text.toString("utf8")), memory);
  if (written.kind !== "request") return `${where}: ${written.kind === "malformed" ? written.reason : written.kind}`;
  return { signal, bytes: written.bytes };
}

function isOneDocument(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString("utf8"));
    return true;
  } catch {
    return false;
  }
}

function linesIn(bytes: Buffer): readonly Buffer[] {
  return bytes
    .toString("utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => Buffer.from(line));
}

const members = [
  ["traces", "resourceSpans"],
  ["metrics", "resourceMetrics"],
  ["logs", "resourceLogs"],
] as const;

function signalOf(text: Buffer): Signal | undefined {
  return members.find(([, member]) => text.includes(`"${member}"`))?.[0];
}

function linesOf(
  route: PreparedRoute,
  balancer: RoutedBalancer,
  { signal, bytes }: Request,
  isJson: boolean,
): readonly string[] {
  if (route.kind !== "keyed") return [told(isJson, `${signal}: ${route.reason}`, { signal, reason: route.reason })];
  const keys = keysOf(route, balancer, bytes);
  if (keys.kind === "wrong") return [told(isJson, `${signal}: ${keys.reason}`, { signal, reason: keys.reason })];
  const { table } = route;
  return keys.items.map((item) => {
    const named = { balancer: balancer.name, signal, exporter: route.exporter, by: keySource(route.rule) };
    const kept = { item: item.item, ...(item.traceId !== "" && { traceId: item.traceId }) };
    const { key } = item;
    if (key === undefined)
      return told(isJson, lineOf(item, "dropped: its key is missing"), { ...named, ...kept, kind: "dropped" });
    if (item.isRandom)
      return told(isJson, lineOf(item, "any backend: it has no trace id"), { ...named, ...kept, kind: "random" });
    const found = table.routeOf(key);
    return told(isJson, lineOf(item, `${found.owner}  ${keyText(key)}`), { ...named, ...kept, ...routeJson(found) });
  });
}

function told(isJson: boolean, line: string, json: object): string {
  return isJson ? JSON.stringify(json) : line;
}

function lineOf({ item, traceId }: ItemKey, where: string): string {
  return `  ${item}${traceId === "" ? "" : ` of ${traceId}`}  ${where}`;
}
