/** Who can connect to a port: nothing outside of the pod where a component listens on localhost, its default since 0.104.0. */

import { has } from "../../../model/collector/behaviours.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isLoopback, type OpenPort } from "../../../needs/open-ports.ts";

type Running = Pick<DeployedCollector, "version" | "gates">;

export function isInsideOnly({ host, isWritten, component }: OpenPort, collector: Running): boolean {
  if (!isLoopback(host)) return false;
  return isWritten || alwaysInside.has(component.type) || !opensByDefault(collector);
}

/** For whoever runs them: these had localhost as default long before (contrib pprofextension, core zpagesextension). */
const alwaysInside: ReadonlySet<string> = new Set(["pprof", "zpages"]);

/** The gate that went back to every interface is stable, and no longer looked at, from 0.110.0 on (core changelog). */
const gate = "component.UseLocalHostAsDefaultHost";

function opensByDefault({ version, gates = [] }: Running): boolean {
  if (!/^\d+\.\d+\.\d+/.test(version)) return false;
  const on = gates.findLast(({ id }) => id === gate)?.on;
  return !has(version, "localhostByDefault") || (on === false && !has(version, "localhostForGood"));
}
