/** Exact ring shares of named backends, beside what the blueprint asked for. */

import { isNamed, type Pool, type Topology } from "../../model/topology.ts";
import { ringGenerationOf } from "../../routing/collector-version.ts";
import { sortEndpoints } from "../../routing/endpoint.ts";
import { buildRing, ringShares } from "../../routing/pick/ring.ts";
import { poolWorkloads, weightUnits } from "../names.ts";
import { ringSpellings } from "./spellings.ts";

export interface BackendShare {
  readonly endpoint: string;
  /** Both between 0 and 1. */
  readonly asked: number;
  readonly share: number;
}

/** @returns one entry a backend; empty when endpoints are only known at run time */
export function backendShares(pool: Pool, topology: Topology): readonly BackendShare[] {
  const generation = topology.collector.schemas && ringGenerationOf(topology.collector.schemas);
  if (!isNamed(pool) || generation === undefined) return [];
  const spellings = ringSpellings(pool, topology);
  const endpoints = sortEndpoints(spellings.flat());
  const byEndpoint = ringShares(buildRing(generation, endpoints));
  const shareOf = new Map(endpoints.map((endpoint, index) => [endpoint, byEndpoint[index] ?? 0]));
  const units = poolWorkloads(pool).map((_, index) => weightUnits(pool)[index] ?? 1);
  const total = units.reduce((sum, unit) => sum + unit, 0);
  return poolWorkloads(pool).map((endpoint, index) => ({
    endpoint,
    asked: (units[index] ?? 1) / total,
    share: (spellings[index] ?? []).reduce((sum, spelling) => sum + (shareOf.get(spelling) ?? 0), 0),
  }));
}
