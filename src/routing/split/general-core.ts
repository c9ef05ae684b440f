/**
 * The routing core made of the general functions: generated code is tested against it, and it runs where none was generated.
 * It allocates; generated code does not.
 */

import { endpointsMax } from "../../contract/limits.ts";
import type { PlanStatus, SignalCore } from "../../contract/routing-core.ts";
import type { Signal } from "../../contract/signal.ts";
import { keyHash } from "../key/key-hash.ts";
import type { KeyRule } from "../key/key-rule.ts";
import { countItems, type OtlpRequest, readRequest } from "../otlp/read-request.ts";
import type { Fault } from "../wire/field-cursor.ts";
import { assignRequest, noBackend } from "./assign.ts";
import { cutRequest, type Part } from "./cut-request.ts";
import { appendWhole, createRope, writeRope } from "./rope.ts";

const planned: PlanStatus = { kind: "planned" };

type Cut = (
  request: OtlpRequest,
  pick: (hash: number) => number,
) => PlanStatus | { readonly kind: "parts"; readonly parts: readonly Part[] };

/** @param random uniform in [0, 1): keys of log records that have no trace id */
export function generalCore(signal: Signal, rule: KeyRule, random: () => number): SignalCore {
  return coreOf(signal, (request, pick) => {
    const assignment = assignRequest({ request, rule, pick: (key) => pick(keyHash(key)), random });
    if (assignment.kind === "refused") return assignment;
    return { kind: "parts", parts: cutRequest(request, assignment) };
  });
}

/** Sends each request whole to one backend, for algorithms that need no key: `pick` is called once, with 0. */
export function wholeCore(signal: Signal): SignalCore {
  return coreOf(signal, (request, pick) => {
    const backend = pick(0);
    if (backend === noBackend) return { kind: "refused", retryable: true, reason: "no endpoint is known" };
    const rope = createRope();
    appendWhole(rope, request.bytes);
    return { kind: "parts", parts: [{ backend, rope, items: countItems(request) }] };
  });
}

function coreOf(signal: Signal, cut: Cut): SignalCore {
  const order = new Uint16Array(endpointsMax);
  const partBytes = new Uint32Array(endpointsMax);
  const partItems = new Uint32Array(endpointsMax);
  let parts: ReadonlyMap<number, Part> = new Map();
  let dropped = 0;
  const plan = (bytes: Uint8Array, pick: (hash: number) => number): PlanStatus => {
    parts = new Map();
    const read = readRequest(signal, bytes);
    if (read.kind === "malformed") return { kind: "malformed", reason: reasonOf(read.fault) };
    const result = cut(read.request, pick);
    if (result.kind !== "parts") return result;
    let placed = 0;
    for (const [index, { backend, rope, items }] of result.parts.entries()) {
      order[index] = backend;
      partBytes[backend] = rope.sizeBytes;
      partItems[backend] = items;
      placed += items;
    }
    dropped = countItems(read.request) - placed;
    parts = new Map(result.parts.map((part) => [part.backend, part]));
    return planned;
  };
  return {
    plan,
    parts: order,
    partCount: () => parts.size,
    partBytes,
    partItems,
    droppedItems: () => dropped,
    write: (backend, out, at) => {
      const part = parts.get(backend);
      return part ? writeRope(part.rope, out, at) : at;
    },
  };
}

function reasonOf({ reason, offset }: Fault): string {
  return `${reason} at byte ${offset}`;
}
