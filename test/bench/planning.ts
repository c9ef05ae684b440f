/** How planning is measured: a core plans a request and writes its parts behind it, and CPU time is what counts. */

import type { Buffer } from "node:buffer";
import type { PlannedParts } from "../../src/contract/routing-core.ts";
import { sortEndpoints } from "../../src/routing/endpoint.ts";
import { buildHashPicker } from "../../src/routing/pick/hash-picker.ts";
import { evenWeights } from "../../src/routing/pick/weighted-endpoint.ts";

export type Contestant = PlannedParts & { plan: (bytes: Uint8Array, pick: (hash: number) => number) => unknown };

/** A request with room behind it for its parts. */
export interface Workspace {
  readonly request: Uint8Array;
  readonly out: Uint8Array;
}

export function workspaceOf(request: Buffer): Workspace {
  const buffer = new ArrayBuffer(4 * request.length + 4_096);
  new Uint8Array(buffer).set(request);
  return { request: new Uint8Array(buffer, 0, request.length), out: new Uint8Array(buffer, request.length) };
}

export function route(core: Contestant, { request, out }: Workspace, pick: (hash: number) => number): void {
  core.plan(request, pick);
  let at = 0;
  for (let place = 0; place < core.partCount(); place++) at = core.write(core.parts[place] ?? 0, out, at);
}

export function cpuNs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return 1_000 * (user + system);
}

export const median = (values: readonly number[]) =>
  [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;

export function pickerOf(backends: number): (hash: number) => number {
  const names = Array.from({ length: backends }, (_unused, index) => `backend-${index + 1}:4317`);
  return buildHashPicker({ kind: "ring", generation: 1 }, evenWeights(sortEndpoints(names))).ownerOf;
}
