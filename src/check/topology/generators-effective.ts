/** What is asked of a generator of the built-in runner changes what it sends, and a pod of it can: nothing is accepted that would be as if it were not there. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Path, within } from "../../diagnostics/place.ts";
import { parseDurationMs } from "../../model/duration.ts";
import { isJsonObject } from "../../model/json.ts";
import { parseCpuMillicores, parseMemoryBytes } from "../../model/quantity.ts";
import type { Generator } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

export const generatorsEffective: TopologyRule = ({ generators }) =>
  generators.flatMap((generator) =>
    generator.runner === "built-in"
      ? [...withoutEffect(generator), ...keysTwice(generator), ...beyondAPod(generator), ...longerThanADay(generator)]
      : tooOften(generator),
  );

/** It sends each piece in a call of its own and waits for the answer. */
function tooOften(generator: Generator): readonly Diagnostic[] {
  if (msAt(generator, "every") >= 1) return [];
  const message = "telemetrygen sends one item at a time, at most 1000 a second.";
  return [unfit(generator, ["every"], message, 'use `runner: "built-in"`, or 1ms or more and more replicas')];
}

function unfit({ origin }: Generator, path: Path, message: string, help: string): Diagnostic {
  return diagnostic("FL3023", { at: within(origin, ...path), message, help });
}

const leaveOut = "leave it out, or say another";

/** Values that are the same as none. */
function withoutEffect(generator: Generator): readonly Diagnostic[] {
  const isOneSpan = generator.signal === "traces" && valueAt(generator, "spans", "max") === 1;
  const keyed = ["services", "tenants", "traceIds"].flatMap((option): readonly (readonly [Path, unknown, string])[] => [
    [[option, "zipf"], 0, "With exponent 0 all keys weigh the same, as without it."],
    [
      [option, "hot"],
      0,
      "A share of 0 would leave the first key nothing, so it gets as much as the others, as without it.",
    ],
  ]);
  const same: readonly (readonly [Path, unknown, string])[] = [
    ...keyed,
    [["bursts", "factor"], 1, "Once the rate is the rate: there would be no burst."],
    [["ramp", "from"], valueAt(generator, "every"), "It begins with the rate that it gets to."],
    [["long", "share"], 0, "A share of 0 means no traces."],
    [["late", "share"], 0, "A share of 0 means no traces."],
  ];
  const found = same
    .filter(([path, value]) => value !== undefined && valueAt(generator, ...path) === value)
    .map(([path, , message]) => unfit(generator, path, message, leaveOut));
  const long = isOneSpan && valueAt(generator, "long") !== undefined;
  const message = "Traces have one span, which none comes after.";
  return long ? [...found, unfit(generator, ["long"], message, "raise the maximum of spans, or leave it out")] : found;
}

/** A key is there once in a list of attributes (OTLP's common.proto), and a header once in a request. */
function keysTwice(generator: Generator): readonly Diagnostic[] {
  const attributes = Object.keys(objectAt(generator, "attributes"));
  const headers = Object.keys(objectAt(generator, "headers"));
  const tenant = valueAt(generator, "tenants", "attribute");
  const own = [
    ...(valueAt(generator, "payload") === undefined ? [] : ["payload"]),
    ...(generator.signal === "metrics" && valueAt(generator, "series") !== undefined ? ["series"] : []),
  ];
  return [
    ...attributes
      .filter((key) => own.includes(key))
      .map((key) =>
        unfit(
          generator,
          ["attributes", key],
          `The option ${key} writes an attribute of this name, which would be there twice.`,
          "use another name",
        ),
      ),
    ...(tenant === "service.name" || tenant === "service.version"
      ? [
          unfit(
            generator,
            ["tenants", "attribute"],
            `${tenant} is of the service: tenants would take its place.`,
            "use another name, or `services`",
          ),
        ]
      : []),
    ...headers
      .filter((name, index) => headers.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < index)
      .map((name) =>
        unfit(
          generator,
          ["headers", name],
          "This header is set twice, because names of headers ignore case.",
          "name it once",
        ),
      ),
    ...headers
      .filter((name) => name.toLowerCase() === "authorization" && valueAt(generator, "auth") !== undefined)
      .map((name) =>
        unfit(
          generator,
          ["headers", name],
          "`auth` writes this header, with the token of its Secret.",
          "leave one of them out",
        ),
      ),
  ];
}

/** Three times what a processor core was seen to make in a second: spans, data points, records, and bytes of payloads. */
const perSecondMax = { traces: 1_000_000, metrics: 300_000, logs: 1_000_000, json: 300_000 } as const;
const bytesPerSecondMax = { plain: 3_000_000_000, json: 750_000_000, gzip: 200_000_000 } as const;
/** Node takes some 60 MiB before it has sent anything. */
const memoryBytesMin = 96 * 2 ** 20;

function beyondAPod(generator: Generator): readonly Diagnostic[] {
  const everyMs = Math.min(msAt(generator, "every"), msAt(generator, "ramp", "from"));
  const spans = generator.signal === "traces" ? numberAt(generator, 2, "spans", "max") : 1;
  const perSecond = (1_000 / everyMs) * numberAt(generator, 1, "bursts", "factor") * spans;
  const limit = valueAt(generator, "resources", "limits", "cpu");
  const cores = Math.min(1, ((typeof limit === "string" ? parseCpuMillicores(limit) : undefined) ?? 1_000) / 1_000);
  const isBeyond = perSecond * coreSecondsOf(generator) > cores;
  const memory = valueAt(generator, "resources", "limits", "memory");
  const memoryBytes = (typeof memory === "string" ? parseMemoryBytes(memory) : undefined) ?? memoryBytesMin;
  return [
    ...(isBeyond
      ? [
          unfit(
            generator,
            ["every"],
            `A pod would send up to ${Math.round(perSecond)} ${spans > 1 ? "spans" : "items"} a second, and has ${cores < 1 ? `${String(limit)} of a processor` : "one processor"}, on which it makes some ${Math.round(cores / coreSecondsOf(generator) / 3)}: most would be missed.`,
            cores < 1
              ? "send less often, from more replicas, or raise the limit of CPU"
              : "send less often, or from more replicas",
          ),
        ]
      : []),
    ...(memoryBytes < memoryBytesMin
      ? [
          unfit(
            generator,
            ["resources", "limits", "memory"],
            `A limit of ${String(memory)} ends the pod at its start: Node alone takes some 60Mi.`,
            "use 96Mi or more",
          ),
        ]
      : []),
  ];
}

/** Of an item, with room for faster processors. */
function coreSecondsOf(generator: Generator): number {
  const payload = valueAt(generator, "payload");
  const bytes = (typeof payload === "string" ? parseMemoryBytes(payload) : undefined) ?? 0;
  const isJson = valueAt(generator, "protocol") === "http/json";
  const items = perSecondMax[generator.signal] ?? perSecondMax.traces;
  const itemSeconds = 1 / (isJson ? Math.min(perSecondMax.json, items) : items);
  const gzip = valueAt(generator, "compression") === "gzip" ? bytes / bytesPerSecondMax.gzip : 0;
  return itemSeconds + gzip + bytes / (isJson ? bytesPerSecondMax.json : bytesPerSecondMax.plain);
}

const dayMs = 24 * 3_600_000;

/** A Job is a hook of Argo CD, and no other sync begins before it has ended. */
function longerThanADay(generator: Generator): readonly Diagnostic[] {
  const sendingMs = numberAt(generator, 0, "total") * msAt(generator, "every");
  if (valueAt(generator, "duration") !== undefined || !(sendingMs > dayMs) || !Number.isFinite(sendingMs)) return [];
  const hours = Math.round(sendingMs / 3_600_000);
  return [
    unfit(
      generator,
      ["total"],
      `At its rate it would take ${hours} hours, and Argo CD would wait for it.`,
      "send fewer or more often, or set a duration",
    ),
  ];
}

/** Past the types a member may be anything, which has a finding of its own. */
function numberAt(of: unknown, otherwise: number, ...path: Path): number {
  const value = valueAt(of, ...path);
  return typeof value === "number" && Number.isFinite(value) ? value : otherwise;
}

function msAt(of: unknown, ...path: Path): number {
  const value = valueAt(of, ...path);
  return (typeof value === "string" ? parseDurationMs(value) : undefined) || Number.POSITIVE_INFINITY;
}

function objectAt(of: unknown, member: string): object {
  const value = valueAt(of, member);
  return isJsonObject(value) ? value : {};
}
