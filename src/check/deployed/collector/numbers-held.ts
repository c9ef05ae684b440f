/**
 * A number fits what holds it in the Collector: a time in 64 bits of nanoseconds, an integer in as many bits as its Go type
 * has. The decoder does not look (0.129.0 and 0.161.0): beyond the range it takes another number, and of a fraction the whole part.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { tooLongForGo } from "../../../model/duration.ts";
import { isJsonObject, type Json } from "../../../model/json.ts";
import { type SchemaNode, schemaAt, schemaFile, telemetrySchema } from "../../../schema/registry.ts";
import { wrapped } from "./semantics/as-decoded.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

export const numbersHeld: CollectorRule = (view) => [
  ...view.components.flatMap(({ section, type, path, settings }) =>
    within(view, schemaFile(view.schemas, section, type, "authoring"), path, settings),
  ),
  ...within(
    view,
    telemetrySchema(view.schemas, "authoring"),
    ["service", "telemetry"],
    view.at(["service", "telemetry"]),
  ),
];

function within(
  view: CollectorView,
  schema: SchemaNode | undefined,
  base: Path,
  value: Json | undefined,
): readonly Diagnostic[] {
  if (schema === undefined || value === undefined) return [];
  return leaves(value, []).flatMap(({ path, leaf }) => {
    const node = schemaAt(schema, path);
    const found = misfit(node, leaf) ?? oddAmount(node, path, leaf);
    if (found === undefined) return [];
    const { code, message, help } = found;
    // What is written here has to mean what it says; a text of others is what a Collector takes.
    const severity = found.taken && view.collector.origin.in === "text" ? "warning" : undefined;
    return [view.finding(code, [...base, ...path], { message, help, severity })];
  });
}

interface Leaf {
  readonly path: Path;
  readonly leaf: number | string;
}

/** Numbers, and texts that may be times. */
function leaves(value: Json, path: Path): readonly Leaf[] {
  if (typeof value === "number") return [{ path, leaf: value }];
  if (typeof value === "string") return /^[-+]?[\d.]+[a-zµμ]/.test(value) ? [{ path, leaf: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => leaves(item, [...path, index]));
  return isJsonObject(value) ? Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key])) : [];
}

interface Misfit {
  readonly code: "FL1102" | "FL1006";
  readonly message: string;
  readonly help: string;
  /** True when the Collector takes it, and has another number. */
  readonly taken?: boolean;
}

/** What no component means: amounts below zero, more than all, ports that there are not. That -1 is without limit is common. */
function oddAmount(schema: SchemaNode | undefined, path: Path, value: number | string): Misfit | undefined {
  const key = String(path.findLast((step) => typeof step === "string") ?? "");
  const found = oddities.find(({ is }) => schema !== undefined && is(schema, key, value));
  if (!found) return undefined;
  return {
    code: "FL1006",
    message: `${found.fact(key, value)}; the Collector accepts it anyway.`,
    help: found.help,
  };
}

interface Oddity {
  readonly is: (schema: SchemaNode, key: string, value: number | string) => boolean;
  readonly fact: (key: string, value: number | string) => string;
  readonly help: string;
}

const oddities: readonly Oddity[] = Object.freeze([
  {
    is: (schema, _, value) =>
      schema["x-type"] === "duration" && (typeof value === "string" ? value.startsWith("-") : value < 0),
    fact: (key) => `${key} is a time below zero`,
    help: "use 0 or more",
  },
  {
    is: (_, key, value) => /(^|_)port$/.test(key) && typeof value === "number" && (value < 0 || value > 65_535),
    fact: (_, value) => `${value} is not a port`,
    help: "use 1 to 65535",
  },
  {
    is: (_, key, value) => /percent/.test(key) && typeof value === "number" && (value < 0 || value > 100),
    fact: (_, value) => `${value} is not a percentage`,
    help: "use 0 to 100",
  },
  {
    is: (schema, key, value) =>
      schema.type === "integer" && typeof value === "number" && value < -1 && amounts.test(key),
    fact: (key) => `${key} is below zero`,
    help: "use 0 or more",
  },
]);

const amounts = /size|max|num_|limit|bytes|mib|days|backups|workers|consumers/;

/** Beyond it a double does not become an int64: what comes out depends on the machine. */
const int64End = 2 ** 63;

function misfit(schema: SchemaNode | undefined, value: number | string): Misfit | undefined {
  if (schema === undefined) return undefined;
  if (schema["x-type"] === "duration") return timeMisfit(value);
  if (typeof value === "string" || schema.type !== "integer") return undefined;
  const { minimum = -int64End, maximum = schema.minimum === 0 ? 2 * int64End : int64End } = schema;
  if (value >= minimum && value <= maximum && !(value === maximum && maximum >= int64End)) return fraction(value);
  const held = schema.maximum === undefined ? undefined : wrapped(value, minimum, schema.maximum);
  const becomes = held === undefined ? "" : `; the Collector would take it as ${held}`;
  return {
    code: "FL1102",
    taken: held !== undefined,
    message: `${value} is outside the range that this number can have${becomes}.`,
    help: schema.maximum === undefined ? "write a smaller number" : `use ${minimum} to ${schema.maximum}`,
  };
}

function fraction(value: number): Misfit | undefined {
  if (Number.isInteger(value)) return undefined;
  const whole = Math.trunc(value);
  const message = `This setting takes a whole number: ${value} means ${whole}.`;
  return { code: "FL1006", message, help: `write ${whole} or ${whole + Math.sign(value || 1)}` };
}

function timeMisfit(value: number | string): Misfit | undefined {
  const tooLong = typeof value === "number" ? Math.abs(value) >= int64End : tooLongForGo(value);
  if (!tooLong) return undefined;
  const fact = `${JSON.stringify(value)} exceeds the longest duration in Go, 292 years (2562047h)`;
  return { code: "FL1102", message: wouldNotStart(fact), help: "write a shorter time" };
}
