/** The compiler: Topology → findings, and a Plan when there is no error. Pure; the order of phases is the text below. */

import { deployedRules } from "./check/deployed/rules.ts";
import { programStartable } from "./check/program/program-startable.ts";
import { isConsequence } from "./check/topology/consequences.ts";
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
  const declared = withoutEchoes(topologyRules.flatMap((rule) => rule(topology)));
  const { schemas } = topology.collector;
  if (schemas === undefined || declared.some(preventsLowering)) {
    return { diagnostics: sortDiagnostics(declared), plan: undefined };
  }
  const plan = lower(topology, schemas);
  const deployed = deployedOf(plan, topology.clusterDomain);
  const found = [...deployedRules.flatMap((rule) => rule(deployed)), ...plan.programs.flatMap(programStartable)];
  const diagnostics = sortDiagnostics([
    ...declared,
    ...onePerPlace(found.filter((late) => !isEcho(late, declared) && !isConsequence(late, declared))),
  ]);
  return { diagnostics, plan: hasErrors(diagnostics) ? undefined : plan };
}

/** A value of the wrong shape is not told to be wrong in another way. */
function withoutEchoes(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const shapes = found.filter(({ code }) => code === "FL1009");
  return found.filter((one) => one.code === "FL1009" || !isEcho(one, shapes));
}

/** True for a finding about a value that an earlier one found wrong, there or further outside. */
function isEcho(late: Diagnostic, earlier: readonly Diagnostic[]): boolean {
  return earlier.some(
    ({ place, severity }) =>
      severity === "error" &&
      place.path.length > 0 &&
      [late.place, ...late.otherPlaces].some(
        (origin) => ownerOf(origin) === ownerOf(place) && isInside(origin.path, place.path),
      ),
  );
}
