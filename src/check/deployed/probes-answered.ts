/** The probes that Fairlead writes are answered: by the health_check extension, where an author has not moved or closed it. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { originsOf, type Path } from "../../diagnostics/place.ts";
import { type JsonObject, jsonAt } from "../../model/json.ts";
import type { Plan } from "../../model/plan.ts";
import type { HttpProbe } from "../../model/pod.ts";
import { isLoopback, type OpenPort, openPortsOf } from "../../needs/open-ports.ts";

export function probesAnswered({ configs, workloads }: Plan): readonly Diagnostic[] {
  return configs.flatMap(({ name, body, marks, origin }) => {
    const probe = workloads.find(({ config }) => config === name)?.container.readiness;
    const wrong = probe && unanswered(probe, body);
    if (wrong === undefined) return [];
    const { path, fact, help } = wrong;
    const [at, ...otherPlaces] = originsOf(path, marks, origin);
    const message = `The kubelet asks ${probe?.path} at port ${probe?.port} of the pods, and health_check ${fact}: they never become ready.`;
    return [diagnostic("FL4046", { at, otherPlaces, collectorPath: path, message, help })];
  });
}

interface Unanswered {
  readonly path: Path;
  readonly fact: string;
  readonly help: string;
}

function unanswered({ port, path: asked }: HttpProbe, body: JsonObject): Unanswered | undefined {
  const open = openPortsOf(body);
  const health = open.find(({ component }) => component.type.startsWith("health_check"));
  if (!open.some((one) => one.port === port && !isLoopback(one.host))) {
    return {
      path: health?.path ?? ["extensions", "health_check"],
      fact: health ? `answers at ${String(health.endpoint)}` : "is not there",
      help: `leave the extension out, or set its endpoint to "[::]:${port}"`,
    };
  }
  const served = health && servedPath(health);
  if (health === undefined || served === undefined || served === "/" || served === asked) return undefined;
  return {
    path: [...health.component.path, "path"],
    fact: `answers ${served} and no other path`,
    help: `leave \`path\` out, or set it to "${asked}"`,
  };
}

/** "/" is every path, as Go's mux has it (contrib healthcheckextension, both versions). */
function servedPath({ component: { type, settings } }: OpenPort): string | undefined {
  const path = type === "health_check" ? jsonAt(settings, ["path"]) : undefined;
  return typeof path === "string" && path !== "" ? path : undefined;
}
