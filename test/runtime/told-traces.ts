/** Traces that a test sends, and those that its backends took. */

import type { Buffer } from "node:buffer";
import { readRequest } from "../../src/routing/otlp/read-request.ts";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { seededRandom } from "../routing/random-otlp.ts";
import type { TestBackend } from "./peers.ts";

/** Trace ids are drawn from a seed; 32 hex digits each. */
export function traceIds(count: number, seed: number): readonly string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: 32 }, () => Math.floor(16 * random()).toString(16)).join(""),
  );
}

export const requestOf = (ids: readonly string[]): Buffer =>
  resourceSection({ "service.name": "shop" }, scopeSection({}, ...ids.map((trace) => span({ trace }))));

/** The trace ids of all spans that a backend took. */
export function received({ received: messages }: TestBackend): readonly string[] {
  return messages.flatMap((message) => {
    const read = readRequest("traces", message);
    if (read.kind === "malformed") throw new Error("a backend got what is not OTLP");
    const { items } = read.request;
    return Array.from({ length: items.count }, (_unused, item) => {
      const body = items.triples[3 * item + 1] ?? 0;
      return message.subarray(body + 2, body + 18).toString("hex");
    });
  });
}

export const all = (list: readonly TestBackend[]) => list.flatMap(received).sort();
