/** Variables of a tier's container fit what runs in it: the runtime reads some before the program does, and gRPC asks others for a proxy. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { Deployed } from "../../model/deployed.ts";
import type { Workload } from "../../model/plan.ts";
import { parseMemoryBytes } from "../../model/quantity.ts";
import { missingFiles } from "../path-variables.ts";
import { type Runtime, variableProblem } from "../runtime-variables.ts";

export function variablesFit(workload: Workload, deployed: Deployed): readonly Diagnostic[] {
  const { container, origin } = workload;
  const { cpu, memory } = container.resources.limits;
  const isNode = container.command[0] === "node";
  const runtime: Runtime = {
    language: isNode ? "Node" : "Go",
    memoryBytes: parseMemoryBytes(memory),
    cpu,
    flags: container.command.filter((word) => word.startsWith("--")),
  };
  const found = container.env.flatMap(({ name, value }) => {
    const problem = typeof value === "string" ? variableProblem(name, value, runtime) : undefined;
    if (problem === undefined) return [];
    const { isFatal, message, help } = problem;
    return [
      diagnostic("FL4045", { at: within(origin, "env", name), severity: isFatal ? "error" : "warning", message, help }),
    ];
  });
  const lost = filesLost(workload, runtime, deployed);
  return [...found, ...lost, ...(isNode ? [] : proxied(workload))];
}

function filesLost({ name, container, origin }: Workload, { language }: Runtime, deployed: Deployed) {
  const texts = container.env.flatMap(({ name: of, value }) =>
    typeof value === "string" ? [{ name: of, value }] : [],
  );
  // Fairlead's own has no path in it.
  if (texts.every(({ name: of }) => of === "GOMEMLIMIT")) return [];
  const mounts = deployed.workloads.find((one) => one.name === name)?.mounts.map(({ path }) => path) ?? [];
  return missingFiles(texts, { language, image: container.image, mounts }).map(({ variable, isFatal, message, help }) =>
    diagnostic("FL4035", {
      at: within(origin, "env", variable),
      severity: isFatal ? "error" : "warning",
      message,
      help,
    }),
  );
}

/** grpc-go and net/http ask for a proxy by these names, and leave out what NO_PROXY has (golang.org/x/net/http/httpproxy). */
function proxied({ container, origin, tier }: Workload): readonly Diagnostic[] {
  const named = (...names: readonly string[]) => container.env.find(({ name }) => names.includes(name));
  const proxy = named("HTTPS_PROXY", "https_proxy");
  if (proxy === undefined || named("NO_PROXY", "no_proxy") !== undefined) return [];
  const whom = tier === "balancer" ? "to backends, too," : "inside the cluster, too,";
  return [
    diagnostic("FL4045", {
      at: within(origin, "env", proxy.name),
      severity: "warning",
      message: `Everything that this tier sends ${whom} goes through the proxy: gRPC asks it for every address that NO_PROXY does not have.`,
      help: 'name the cluster beside it, as NO_PROXY: ".svc,.cluster.local,10.0.0.0/8", with the blocks of Services and pods',
    }),
  ];
}
