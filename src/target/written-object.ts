/**
 * What cdk8s makes of an object of a chart, and what it would drop on the way: a value that is not JSON, a patch whose path leads
 * nowhere, a field that the type of an object does not have. cdk8s says nothing of them, and the cluster never sees them.
 */

import type { ApiObject, JsonPatch } from "cdk8s";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";
import { cdk8s } from "./cdk8s.ts";

type Path = readonly (string | number)[];

export interface Lost {
  /** In the object. */
  readonly path: Path;
  readonly message: string;
  readonly help: string;
}

export interface WrittenObject {
  /** As it stands in the manifest; undefined when something would be lost. */
  readonly json: JsonObject | undefined;
  readonly lost: readonly Lost[];
}

export function writtenObject(object: ApiObject): WrittenObject {
  const lost = [...lostInProps(object), ...lostInPatches(object)];
  if (lost.length > 0) return { json: undefined, lost };
  try {
    const json: unknown = object.toJson();
    const converted = convertsItself(object)
      ? lostOnTheWay(cdk8s.ApiObject.prototype.toJson.call(object), json, [])
      : [];
    const found = converted.length > 0 ? converted : notJson(json, [], mayBeNull(object));
    return { json: found.length === 0 ? (json as JsonObject) : undefined, lost: found }; // Just seen to be JSON.
  } catch (error) {
    return { json: undefined, lost: [cannotBeWritten(error)] };
  }
}

function cannotBeWritten(error: unknown): Lost {
  const message = `cdk8s cannot write it: ${String(error)}.`;
  return { path: [], message, help: "give plain objects, lists, texts, numbers, true and false" };
}

/** The classes of cdk8s-plus write their fields out one by one, after the patches. */
function convertsItself(object: ApiObject): boolean {
  return object.toJson !== cdk8s.ApiObject.prototype.toJson;
}

/** A Collector reads null as "with its defaults". */
function mayBeNull({ kind }: ApiObject): (path: Path) => boolean {
  return (path) => kind === "OpenTelemetryCollector" && path[0] === "spec" && path[1] === "config";
}

/** cdk8s takes what its types want, of which a plain ApiObject has none: there a Quantity stays an object. */
function lostInProps(object: ApiObject): readonly Lost[] {
  const { kind: _, ...props } = Object(Reflect.get(object, "props")) as Record<string, unknown>; // A private member of it.
  return inPlain(props, [], (value, path) => {
    if (value === null) return mayBeNull(object)(path) ? [] : [lostValue(value, path)];
    return !convertsItself(object) && isUnion(value) ? [lostValue(value, path)] : [];
  });
}

function inPlain(value: unknown, path: Path, look: (value: unknown, path: Path) => readonly Lost[]): readonly Lost[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => inPlain(item, [...path, index], look));
  if (!isPlain(value)) return look(value, path);
  return Object.entries(value).flatMap(([key, member]) => inPlain(member, [...path, key], look));
}

function isPlain(value: unknown): value is JsonObject {
  return isJsonObject(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

/** A Quantity or an IntOrString of cdk8s-plus. */
function isUnion(value: unknown): value is { readonly value: unknown } {
  return typeof value === "object" && value !== null && !isPlain(value) && "value" in value;
}

interface Operation {
  readonly op: "add" | "remove" | "replace" | "copy" | "move" | "test";
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** Each patch is held against the object as those before it have left it. The first that fails is told: the others rest on it. */
function lostInPatches(object: ApiObject): readonly Lost[] {
  const patches = Reflect.get(object, "patches") as JsonPatch[]; // A private member of it.
  const kept = patches.splice(0);
  try {
    let document: unknown = cdk8s.ApiObject.prototype.toJson.call(object);
    for (const patch of kept) {
      const operation = Reflect.get(patch, "operation") as Operation; // A private member of it.
      const lost = lostBy(operation, document as Json, mayBeNull(object)); // As cdk8s made it.
      if (lost.length > 0) return lost;
      document = cdk8s.JsonPatch.apply(document, patch);
    }
    return [];
  } catch (error) {
    return [cannotBeWritten(error)];
  } finally {
    patches.push(...kept);
  }
}

function lostBy(operation: Operation, document: Json, nullable: (path: Path) => boolean): readonly Lost[] {
  const path = stepsOf(operation.path);
  const isGiven = operation.op === "add" || operation.op === "replace" || operation.op === "test";
  return [
    ...leadsNowhere(document, path, operation.op === "add" || operation.op === "copy" || operation.op === "move"),
    ...(operation.from === undefined ? [] : leadsNowhere(document, stepsOf(operation.from), false)),
    ...(isGiven ? notJson(operation.value, path, nullable) : []),
  ];
}

/** Steps of a JSON pointer (RFC 6901). */
function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** @param isNew what the last step names need not be there yet @param behind the steps that were gone */
function leadsNowhere(here: Json, path: Path, isNew: boolean, behind: Path = []): readonly Lost[] {
  const [step, ...rest] = path;
  if (step === undefined || (isNew && rest.length === 0 && takes(here, step))) return [];
  const at = [...behind, step];
  const next = Array.isArray(here) && indexOf(step) === undefined ? undefined : jsonAt(here, [step]);
  return next === undefined ? [nowhere(at, whatIs(here))] : leadsNowhere(next, rest, isNew, at);
}

function takes(here: Json, step: string | number): boolean {
  if (!Array.isArray(here)) return isJsonObject(here);
  return step === "-" || (indexOf(step) ?? Number.POSITIVE_INFINITY) <= here.length;
}

function indexOf(step: string | number): number | undefined {
  return /^(0|[1-9]\d*)$/.test(String(step)) ? Number(step) : undefined;
}

function whatIs(here: Json): string {
  if (Array.isArray(here)) return `the list has ${here.length} items, counted from 0, and "-" stands behind them`;
  if (!isJsonObject(here)) return "what leads there is a single value";
  const there = Object.keys(here);
  return `there ${there.length === 1 ? "is" : "are"} ${there.join(", ")}`;
}

function nowhere(path: Path, there: string): Lost {
  const help = `${there}; a "/" in a key is written ~1, and what is missing on the way is added as a whole`;
  return { path, message: "The patch leads to a place that the object does not have.", help };
}

/** Values that JSON has no word for, at their places. */
function notJson(value: unknown, path: Path, nullable: (path: Path) => boolean): readonly Lost[] {
  if (value === null && nullable(path)) return [];
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => notJson(item, [...path, index], nullable));
  if (!isPlain(value)) return [lostValue(value, path)];
  return Object.entries(value).flatMap(([key, member]) => notJson(member, [...path, key], nullable));
}

function lostValue(value: unknown, path: Path): Lost {
  const message = `The value is ${shown(value)}, which a manifest cannot hold: the cluster would not see it.`;
  return { path, message, help: helpFor(value) };
}

function shown(value: unknown): string {
  if (typeof value === "object" && value !== null) return `an object of the class ${value.constructor?.name ?? "?"}`;
  return typeof value === "function" || typeof value === "symbol" ? `a ${typeof value}` : String(value);
}

function helpFor(value: unknown): string {
  if (value === null || value === undefined) return "leave it out, or remove it with JsonPatch.remove(path)";
  if (isUnion(value)) return `write the value itself: ${JSON.stringify(value.value)}`;
  if (typeof value === "bigint") return "write it as a number or a text";
  return "give plain objects, lists, texts, numbers, true and false";
}

/** What the patched object has and the written one has not. Some keys are written otherwise (`clusterIp` as `clusterIP`). */
function lostOnTheWay(given: unknown, written: unknown, path: Path): readonly Lost[] {
  if (Array.isArray(given)) {
    const list: readonly unknown[] = Array.isArray(written) ? written : [];
    return given.flatMap((item, index) => lostOnTheWay(item, list[index], [...path, index]));
  }
  const isValue = typeof written !== "object" || written === null;
  // `{ value }` is how cdk8s carries a quantity until it is written.
  if (isJsonObject(given) && !(isValue && written !== undefined && "value" in given)) {
    const members = new Map(
      isJsonObject(written) ? Object.entries(written).map(([key, one]) => [key.toLowerCase(), one]) : [],
    );
    return Object.entries(given).flatMap(([key, member]) =>
      lostOnTheWay(member, members.get(key.toLowerCase()), [...path, key]),
    );
  }
  if (given === undefined || written !== undefined) return [];
  const message = `cdk8s-plus drops ${JSON.stringify(given)} here: its type has no such field, or wants another form.`;
  return [
    {
      path,
      message,
      help: 'give a quantity as k8s.Quantity.fromString("1Gi"), or make the object a plain ApiObject of cdk8s',
    },
  ];
}
