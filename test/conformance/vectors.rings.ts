/** Rings and look-ups of one recorded version. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { ringGenerationOf } from "../../src/routing/collector-version.ts";
import { dialTarget, sortEndpoints } from "../../src/routing/endpoint.ts";
import { buildRing, type Ring } from "../../src/routing/pick/ring.ts";
import { ringOwner } from "../routing/pick/ring-owner.ts";
import { expectEqual, type Tally, versionOf } from "./vectors.tally.ts";

interface RecordedRing {
  readonly name: string;
  readonly endpoints: readonly string[];
  readonly items: number;
  readonly sha256: string;
  readonly first: readonly unknown[];
  readonly last: readonly unknown[];
  readonly ring?: readonly unknown[];
  readonly pointsPerEndpoint?: readonly number[];
  readonly dialTargets?: readonly string[];
  readonly afterStaticResolver: {
    readonly endpoints?: readonly string[];
    readonly sameOrder?: boolean;
    readonly items: number;
    readonly sha256?: string;
    readonly error?: string;
  };
  readonly lookups?: readonly { readonly kind: string; readonly key: string; readonly endpoint: string }[];
}

interface RingsFile {
  readonly source: string;
  readonly format: string;
  readonly lookupBeforeFirstResolution: string;
  readonly rings: readonly RecordedRing[];
}

export function compareRings(path: string, tally: Tally): void {
  // The format is documented with the folder; a wrong shape shows as mismatches.
  const file = JSON.parse(readFileSync(path, "utf8")) as RingsFile;
  const version = versionOf(file.source);
  const generation = ringGenerationOf(version);
  tally.counts.files += 1;
  expectEqual(tally, `${path} format`, file.format, "rings/1");
  if (!generation) return void tally.mismatches.push(`${path}: no ring is known for ${version}`);
  const unbuilt = ringOwner(buildRing(generation, []), new Uint8Array()) ?? "";
  expectEqual(tally, `${version} before the first resolution`, unbuilt, file.lookupBeforeFirstResolution);
  for (const recorded of file.rings) {
    tally.counts.rings += 1;
    compareRing(buildRing(generation, recorded.endpoints), recorded, `${version} ring "${recorded.name}"`, tally);
    compareResolved(recorded, `${version} resolved "${recorded.name}"`, tally, (endpoints) =>
      buildRing(generation, endpoints),
    );
  }
}

function compareRing(ring: Ring, recorded: RecordedRing, where: string, tally: Tally): void {
  const named = Array.from(ring.positions, (position, item) => [position, ring.endpoints[ring.owners[item] ?? -1]]);
  expectEqual(tally, `${where} items`, ring.positions.length, recorded.items);
  expectEqual(tally, `${where} digest`, digestOf(ring), recorded.sha256);
  if (recorded.first) expectEqual(tally, `${where} first`, named.slice(0, 5), recorded.first);
  if (recorded.last) expectEqual(tally, `${where} last`, named.slice(-3), recorded.last);
  if (recorded.ring) {
    const owned = Array.from(ring.positions, (position, item) => [position, ring.owners[item]]);
    expectEqual(tally, `${where} whole`, owned, recorded.ring);
  }
  if (recorded.pointsPerEndpoint) {
    const points = recorded.endpoints.map((name) => named.filter(([, owner]) => owner === name).length);
    expectEqual(tally, `${where} points`, points, recorded.pointsPerEndpoint);
  }
  const targets = recorded.dialTargets ?? [];
  expectEqual(tally, `${where} targets`, recorded.endpoints.slice(0, targets.length).map(dialTarget), targets);
  for (const { kind, key, endpoint } of recorded.lookups ?? []) {
    tally.counts.lookups += 1;
    const owner = ringOwner(ring, Buffer.from(key, "hex")) ?? "";
    expectEqual(tally, `${where} look-up ${kind} ${key}`, owner, endpoint);
  }
}

function compareResolved(
  { endpoints, afterStaticResolver: resolved }: RecordedRing,
  where: string,
  tally: Tally,
  build: (endpoints: readonly string[]) => Ring,
): void {
  const sorted = sortEndpoints(endpoints);
  if (resolved.endpoints) expectEqual(tally, `${where} order`, sorted, resolved.endpoints);
  if (resolved.sameOrder) expectEqual(tally, `${where} order`, sorted, endpoints);
  const ring = build(sorted);
  expectEqual(tally, `${where} items`, ring.positions.length, resolved.items);
  if (resolved.sha256) expectEqual(tally, `${where} digest`, digestOf(ring), resolved.sha256);
}

function digestOf({ positions, owners, endpoints }: Ring): string {
  const hash = createHash("sha256");
  for (const [item, position] of positions.entries()) hash.update(`${position} ${endpoints[owners[item] ?? -1]}\n`);
  return hash.digest("hex");
}
