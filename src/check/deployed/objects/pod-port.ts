/** The port of a pod that a connection to a Service ends at. */

import type { DeployedService } from "../../../model/deployed.ts";
import type { Destination } from "./destinations.ts";

/** Pods behind a headless Service, or found by the API, are sent to directly. @returns undefined where only a name is known */
export function podPort(
  { port, lookup }: Pick<Destination, "port" | "lookup">,
  { headless, ports }: DeployedService,
): number | undefined {
  if (headless || lookup === "api") return port;
  const through = ports.find((one) => one.port === port && one.protocol === "TCP");
  return through && "target" in through ? through.target : port;
}
