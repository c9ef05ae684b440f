/** How a weight stands on a Collector's ring, which knows none: one backend is listed under several spellings. */

import type { Pool, Topology } from "../../model/topology.ts";
import { ports } from "../defaults.ts";
import { poolWorkloads, serviceHost, weightUnits } from "../names.ts";

/**
 * Ring spellings of the named backends, by backend. Weight k takes k spellings: `host:4317`, then its port-less twin,
 * which dials the same target, then alias Services.
 */
export function ringSpellings(pool: Pool, topology: Topology): readonly (readonly string[])[] {
  const units = weightUnits(pool);
  return poolWorkloads(pool).map((workload, index) =>
    Array.from({ length: units[index] ?? 1 }, (_, spelling) => {
      if (spelling === 1) return serviceHost(workload, topology);
      const service = spelling === 0 ? workload : aliasService(workload, spelling - 1);
      return `${serviceHost(service, topology)}:${ports.otlpGrpc}`;
    }),
  );
}

/** Alias Services give a backend further names; `number` counts from 1. */
export function aliasService(workload: string, number: number): string {
  return `${workload}-alias-${number}`;
}

/** How many aliases beyond the host and its twin a named backend needs. */
export function aliasCount(pool: Pool, index: number): number {
  return Math.max(0, (weightUnits(pool)[index] ?? 1) - 2);
}
