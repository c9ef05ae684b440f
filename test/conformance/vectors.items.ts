/** Names of items as the recordings have them, before and after cutting. */

import type { KeyRule } from "../../src/routing/key/key-rule.ts";
import type { Key, KeyRefusal, Level } from "../../src/routing/key/key-sink.ts";
import { walkKeys } from "../../src/routing/key/walk-keys.ts";
import { lastField } from "../../src/routing/otlp/attributes.ts";
import { leafRange } from "../../src/routing/otlp/owners.ts";
import { type OtlpRequest, readRequest } from "../../src/routing/otlp/read-request.ts";

export interface Named {
  /** In hexadecimal. */
  readonly id: string;
  readonly items: string[];
  readonly isRandom: boolean;
}

/** Spans by span id; records by index path; data points, or metrics without any, by index path. */
function namesOfItem(request: OtlpRequest, path: string, item: number): string[] {
  if (request.signal === "traces") {
    const { start, end } = lastField(request.bytes, [leafRange(request.items, item)], 2);
    return [Buffer.from(request.bytes.subarray(start, end)).toString("hex")];
  }
  if (request.signal === "logs") return [path];
  const metric = request.metrics[item];
  const data = metric && metric.first < metric.last ? request.data[metric.first] : undefined;
  if (!data || data.first === data.last) return [path];
  return Array.from({ length: data.last - data.first }, (_, point) => `${path}/${point}`);
}

interface NamedItem {
  readonly resource: number;
  readonly scope: number;
  readonly item: number;
  readonly names: readonly string[];
}

function namedItems(request: OtlpRequest): readonly NamedItem[] {
  return request.resources.flatMap((resourceSection, resource) =>
    request.scopes.slice(resourceSection.first, resourceSection.last).flatMap((scopeSection, scope) =>
      Array.from({ length: scopeSection.last - scopeSection.first }, (_, offset) => {
        const item = scopeSection.first + offset;
        const names = namesOfItem(request, `${resource}/${scope}/${offset}`, item);
        return { resource, scope: resourceSection.first + scope, item, names };
      }),
    ),
  );
}

export function itemNames(request: OtlpRequest): readonly string[] {
  return namedItems(request).flatMap(({ names }) => names);
}

export type Identifiers = { readonly kind: "identifiers"; readonly ids: readonly Named[] } | KeyRefusal;

/** Draws different random keys each time, and so tells them from the fixed ones. */
export function identifiersOf(request: OtlpRequest, rule: KeyRule): Identifiers {
  const items = namedItems(request);
  const ids = new Map<string, Named>();
  let draws = 0;
  const drawn: string[] = [];
  const random = () => {
    // Four draws a key: two bytes count up, from a corner that the recorded ids do not use.
    const key = Math.floor(draws / 4);
    const byte = [0xf7, 0x5c, key >>> 8, key & 0xff][draws++ % 4] ?? 0;
    if (draws % 4 === 0) drawn.push(`f75c${key.toString(16).padStart(4, "0")}`);
    return byte / 256;
  };
  const namesIn = (level: Level, index: number): readonly string[] => {
    if (level === "point") {
      for (const [item, metric] of request.metrics.entries()) {
        const data = metric.first < metric.last ? request.data[metric.first] : undefined;
        if (!data || index < data.first || index >= data.last) continue;
        return [items.find((named) => named.item === item)?.names[index - data.first] ?? ""];
      }
    }
    const at = { resource: "resource", scope: "scope", item: "item", point: "item" } as const;
    return items.filter((named) => named[at[level]] === index).flatMap(({ names }) => names);
  };
  const sink = {
    keyed: (level: Level, index: number, key: Key) => {
      const id = Buffer.concat(key).toString("hex");
      const text = Buffer.concat(key).toString("latin1");
      const isRandom = drawn.some((start) => id.startsWith(start) || text.startsWith(start));
      const named = ids.get(id) ?? { id, items: [], isRandom };
      named.items.push(...namesIn(level, index));
      ids.set(id, named);
    },
    dropped: () => {},
  };
  const refusal = walkKeys({ request, sink, random }, rule);
  return refusal ?? { kind: "identifiers", ids: [...ids.values()] };
}

/** A request of its own, for one backend. */
export interface WrittenPart {
  readonly backend: number;
  readonly bytes: Uint8Array;
}

export interface NamedPart {
  readonly backend: number;
  readonly items: readonly string[];
}

/**
 * The items of parts by the names they had in the whole request: an item is found again by its bytes, of equal items the
 * first that is not found yet.
 */
export function namesInParts(request: OtlpRequest, parts: readonly WrittenPart[]): readonly NamedPart[] {
  const known = new Map<string, string[]>();
  for (const [content, name] of contents(request)) known.set(content, [...(known.get(content) ?? []), name]);
  return parts.map(({ backend, bytes }) => {
    const read = readRequest(request.signal, bytes);
    if (read.kind === "malformed") return { backend, items: [`malformed: ${read.fault.reason}`] };
    return { backend, items: contents(read.request).map(([content]) => known.get(content)?.shift() ?? "unknown") };
  });
}

/** Bytes of each named item with those of its metric, scope and resource. */
function contents(request: OtlpRequest): (readonly [string, string])[] {
  const hex = (start: number, end: number) => Buffer.from(request.bytes.subarray(start, end)).toString("hex");
  const header = (section: { header: readonly { field: number; start: number; end: number }[] } | undefined) =>
    (section?.header ?? []).map(({ field, start, end }) => `${field}:${hex(start, end)}`).join(",");
  return namedItems(request).flatMap(({ resource, scope, item, names }) => {
    const above = `${header(request.resources[resource])}/${header(request.scopes[scope])}`;
    if (request.signal !== "metrics") {
      const { start, end } = leafRange(request.items, item);
      return names.map((name) => [`${above}/${hex(start, end)}`, name] as const);
    }
    const metric = request.metrics[item];
    const data = metric && metric.first < metric.last ? request.data[metric.first] : undefined;
    const metricText = `${above}/${header(metric)}/${metric?.childField}/${header(data)}`;
    return names.map((name, point) => {
      const { start, end } = leafRange(request.points, (data?.first ?? 0) + point);
      const content = data && data.first < data.last ? hex(start, end) : "";
      return [`${metricText}/${content}`, name] as const;
    });
  });
}
