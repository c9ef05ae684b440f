/** The compiler: Topology → findings, and a Plan when there is no error. Pure; the order of phases is the text below. */

import { deployedRules } from "./check/deployed/rules.ts";
import { programStartable } from "./check/program/program-startable.ts";
import { preventsLowering } from "./check/topology/prevents-lowering.ts";
import { topologyRules } from "./check/topology/rules.ts";
import { type Diagnostic, hasErrors, onePerPlace, sortDiagnostics } from "./diagnostics/diagnostic.ts";
import { isInside, ownerOf } from "./diagnostics/place.ts";
import { deployedOf } from "./lower/deployed.ts";
import { lower } from "./lower/lower.ts";
import type { Plan } from "./model/plan.ts";
import type { Topology } from "./model/topology.ts";

export interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined when any finding is an error: then nothing may be written. */
  readonly plan: Plan | undefined;
}

/**
 * All findings at once. Rules on what is deployed look only at a topology that can be lowered, and what a rule on the
 * declarations found does not come back in other words.
 */
export function compile(topology: Topology): Compiled {
  const declared = topologyRules.flatMap((rule) => rule(topology));
  const { schemas } = topology.collector;
  if (schemas === undefined || declared.some(preventsLowering)) {
    return { diagnostics: sortDiagnostics(declared), plan: undefined };
  }
  const plan = lower(topology, schemas);
  const deployed = deployedOf(plan, topology.clusterDomain);
  const found = [...deployedRules.flatMap((rule) => rule(deployed)), ...plan.programs.flatMap(programStartable)];
  const diagnostics = sortDiagnostics([...declared, ...onePerPlace(found.filter((late) => !isEcho(late, declared)))]);
  return { diagnostics, plan: hasErrors(diagnostics) ? undefined : plan };
}

/** True for a finding on deployed objects whose value a rule on the declarations found wrong, there or further outside. */
function isEcho(late: Diagnostic, declared: readonly Diagnostic[]): boolean {
  return declared.some(
    ({ place, severity }) =>
      severity === "error" &&
      place.path.length > 0 &&
      [late.place, ...late.otherPlaces].some(
        (origin) => ownerOf(origin) === ownerOf(place) && isInside(origin.path, place.path),
      ),
  );
}
