/** The probes that Fairlead writes are answered: by the health_check extension, where an author has not moved or closed it. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { originsOf } from "../../diagnostics/place.ts";
import type { Plan } from "../../model/plan.ts";
import { isLoopback, openPortsOf } from "../../needs/open-ports.ts";

export function probesAnswered({ configs, workloads }: Plan): readonly Diagnostic[] {
  return configs.flatMap(({ name, body, marks, origin }) => {
    const port = workloads.find(({ config }) => config === name)?.container.readiness?.port;
    const open = openPortsOf(body);
    if (port === undefined || open.some((one) => one.port === port && !isLoopback(one.host))) return [];
    const health = open.find(({ component }) => component.type.startsWith("health_check"));
    const path = health?.path ?? ["extensions", "health_check"];
    const [at, ...otherPlaces] = originsOf(path, marks, origin);
    const fact = health ? `answers at ${String(health.endpoint)}` : "is not there";
    return [
      diagnostic("FL4046", {
        at,
        otherPlaces,
        collectorPath: path,
        message: `The kubelet asks port ${port} of the pods, and health_check ${fact}: they never become ready.`,
        help: `leave the extension out, or set its endpoint to "[::]:${port}"`,
      }),
    ];
  });
}
