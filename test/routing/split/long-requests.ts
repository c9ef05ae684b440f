/** Requests whose parts multiply for whoever reads one again for each of the others; some 100 KB to some MB. */

import { Buffer } from "node:buffer";
import type { Signal } from "../../../src/contract/signal.ts";
import { routeKeyRule } from "../../../src/routing/route-rule.ts";
import { completeCore } from "../../../src/routing/split/complete-core.ts";
import { generalCore } from "../../../src/routing/split/general-core.ts";
import { generatedText, importCore, type Routes, routeOf } from "../../target/routing-core/generated.ts";
import { attribute, bytesField, logRecord } from "../otlp-encoder.ts";

const count = 20_000;
const repeated = (bytes: Uint8Array, times = count) => Buffer.concat(Array.from({ length: times }, () => bytes));
const resourceOf = (attributes: Uint8Array, ...rest: Uint8Array[]) => bytesField(1, bytesField(1, attributes), ...rest);

/** A map within a map, each entry given twice: what is hashed doubles with each. */
function nestedTwice(depth: number): Buffer {
  let entry = attribute(1, "a", "x");
  for (let level = 0; level < depth; level++) {
    const value = bytesField(2, bytesField(6, entry, bytesField(1, bytesField(1, "a"))));
    entry = bytesField(1, bytesField(1, "a"), value);
  }
  return entry;
}

/** What stands before a trace id and the id, for so many traces. */
function ofTraces(before: Uint8Array): Buffer {
  const size = before.length + 16;
  const bytes = Buffer.alloc(40 * count * size);
  for (let at = 0; at < bytes.length; at += size) {
    bytes.set(before, at);
    bytes.writeUInt32BE(1 + at / size, at + size - 4);
  }
  return bytes;
}

interface LongRequest {
  readonly signal: Signal;
  readonly route: Routes[Signal];
  readonly bytes: () => Buffer;
}

const ownAttributes = (...names: readonly string[]) =>
  ({ routingKey: "attributes", routingAttributes: names, compatibleWith: "fairlead" }) as const;

/** By what they are made of. */
export const longRequests = {
  "schema addresses of one section": {
    signal: "traces",
    route: {},
    bytes: () => bytesField(1, repeated(bytesField(3, "u"), 10 * count), bytesField(2, bytesField(2))),
  },
  "pieces of one resource": {
    signal: "traces",
    route: {},
    bytes: () => bytesField(1, repeated(bytesField(1), 10 * count), bytesField(2, bytesField(2))),
  },
  "one key given again behind a long value": {
    signal: "metrics",
    route: { routingKey: "resource" },
    bytes: () =>
      resourceOf(Buffer.concat([attribute(1, "a", "x".repeat(10 * count)), repeated(attribute(1, "a", ""))])),
  },
  "one key given again behind a value of many fields": {
    signal: "metrics",
    route: { routingKey: "resource" },
    bytes: () => {
      const value = bytesField(2, bytesField(5, bytesField(1, repeated(Buffer.of(0x10, 1), 3 * count))));
      return resourceOf(Buffer.concat([bytesField(1, bytesField(1, "a"), value), repeated(attribute(1, "a", ""))]));
    },
  },
  "maps in maps, each key given twice": {
    signal: "metrics",
    route: { routingKey: "resource" },
    bytes: () => resourceOf(nestedTwice(31)),
  },
  "records below a long text that is part of their keys": {
    signal: "logs",
    route: ownAttributes("a", "b"),
    bytes: () =>
      resourceOf(
        attribute(1, "b", "x".repeat(40 * count)),
        bytesField(2, repeated(logRecord({ trace: "", attributes: { a: "1" } }))),
      ),
  },
  "a scope of many traces, then as many scopes": {
    signal: "traces",
    route: { routingKey: "attributes", routingAttributes: ["a"] },
    bytes: () =>
      resourceOf(
        Buffer.alloc(0),
        bytesField(2, ofTraces(Buffer.of(0x12, 18, 0x0a, 16))),
        ofTraces(Buffer.of(0x12, 20, 0x12, 18, 0x0a, 16)),
      ),
  },
} as const satisfies Record<string, LongRequest>;

/** Routed by a generated core as the balancer has it. @returns the status, and how many items were placed */
export async function routed(name: keyof typeof longRequests): Promise<string> {
  const { signal, route, bytes } = longRequests[name];
  const settings = routeOf(route);
  const result = settings && routeKeyRule(signal, settings);
  const generated = (await importCore(generatedText({ [signal]: route }))).createSignalCores(() => 0.5)[signal];
  if (result?.kind !== "rule" || !generated) throw new Error("a route that is refused");
  const core = completeCore(
    generated,
    generalCore(signal, result.rule, () => 0.5),
  );
  const { kind } = core.plan(bytes(), (hash) => hash % 3);
  let items = 0;
  for (const backend of core.parts.subarray(0, core.partCount())) items += core.partItems[backend] ?? 0;
  return `${kind}: ${items}`;
}
