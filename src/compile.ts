/** The compiler: Topology → findings, and a Plan when there is no error. Pure; the order of phases is the text below. */

import { generatorsAnswered } from "./check/deployed/generators-answered.ts";
import { probesAnswered } from "./check/deployed/probes-answered.ts";
import { deployedRules } from "./check/deployed/rules.ts";
import { sideContainersFit } from "./check/deployed/side-containers-fit.ts";
import { variablesFit } from "./check/deployed/variables-fit.ts";
import { collectorsAnswer } from "./check/objects/collectors-answer.ts";
import { writtenRules } from "./check/objects/rules.ts";
import type { Written } from "./check/objects/written.ts";
import { generatorStartable } from "./check/program/generator-startable.ts";
import { programStartable } from "./check/program/program-startable.ts";
import { programTimesAgree } from "./check/program/program-times-agree.ts";
import type { TopologyRule } from "./check/rule.ts";
import { acceptedIn, withAcceptances } from "./check/topology/acceptances.ts";
import { asMeant } from "./check/topology/as-meant.ts";
import { optionsWellFormed } from "./check/topology/options-well-formed.ts";
import { identityRules, topologyRules } from "./check/topology/rules.ts";
import { soundTopology } from "./check/topology/sound-topology.ts";
import { type Diagnostic, hasErrors, onePerPlace, sortDiagnostics } from "./diagnostics/diagnostic.ts";
import { isInside, ownerOf, type Place } from "./diagnostics/place.ts";
import { deployedOf } from "./lower/deployed.ts";
import { lower } from "./lower/lower.ts";
import { nearestSchemas, type SchemaVersion, schemaVersions } from "./model/collector/release.ts";
import type { Deployed } from "./model/deployed.ts";
import { deepFreeze } from "./model/json.ts";
import type { Plan } from "./model/plan.ts";
import type { Topology } from "./model/topology.ts";

export interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined when any finding is an error: then nothing may be written. */
  readonly plan: Plan | undefined;
}

/**
 * All findings at once. A mistake is told where it is made and then mended, so that the rules after it look at what its author
 * meant, and what it does to the rest does not come back in other words.
 */
export function compile(topology: Topology): Compiled {
  const meant = asMeant(topology);
  const { written, isMisnamed } = meant;
  const silencing = (found: readonly Diagnostic[]) =>
    found.filter(({ place, severity }) => severity === "error" && place.path.length > 0 && !isMisnamed(place));
  const placed = (found: readonly Diagnostic[]) => found.map((one) => atWritten(one, written));
  const by = (rules: readonly TopologyRule[]) => placed(rules.flatMap((rule) => rule(meant.topology)));
  const options = [...optionsWellFormed(topology), ...by([optionsWellFormed])];
  const shapes = [...options, ...withoutEchoes(by(identityRules), silencing(options))];
  const declared = onePerPlace([...shapes, ...withoutEchoes(by(topologyRules), silencing(shapes))]);
  const sound = declared.some(({ severity }) => severity === "error")
    ? soundTopology(meant.topology, declared)
    : topology;
  const { plan, found } = deploy(sound);
  const late = withoutEchoes(placed(found), silencing(declared));
  const diagnostics = sortDiagnostics(withAcceptances(meant.topology, [...declared, ...onePerPlace(late)]));
  return {
    diagnostics,
    plan: hasErrors(diagnostics) ? undefined : deepFreeze({ ...plan, accepted: acceptedIn(diagnostics) }),
  };
}

/** What the rules say of objects as they are written: an author may have patched them, and added others. */
export function checkWritten(deployed: Deployed, objects: readonly Written[]): readonly Diagnostic[] {
  const fitting = writtenRules.flatMap((rule) => rule(objects));
  const told = new Set(fitting.map(({ place }) => JSON.stringify(place)));
  return onePerPlace([
    ...deployedRules.flatMap((rule) => rule(deployed)),
    ...fitting,
    // A port that no container has is told as such.
    ...collectorsAnswer(objects, deployed).filter(({ place }) => !told.has(JSON.stringify(place))),
  ]);
}

interface DeployedFindings {
  readonly plan: Plan;
  readonly found: readonly Diagnostic[];
}

/** For a release that no table has, what is found whichever of the known ones is bound instead. */
function deploy(topology: Topology): DeployedFindings {
  const { version, schemas } = topology.collector;
  if (schemas !== undefined) return deployAt(topology, schemas);
  const nearest = nearestSchemas(version);
  const at = (known: SchemaVersion) =>
    deployAt({ ...topology, collector: { ...topology.collector, version: known, schemas: known } }, known);
  const others = schemaVersions
    .filter((known) => known !== nearest)
    .map((known) => new Set(at(known).found.map(keyOf)));
  const { plan, found } = at(nearest);
  return { plan, found: found.filter((one) => others.every((keys) => keys.has(keyOf(one)))) };
}

function keyOf({ code, place }: Diagnostic): string {
  return JSON.stringify([code, ownerOf(place), place.path]);
}

function deployAt(topology: Topology, schemas: SchemaVersion): DeployedFindings {
  const plan = lower(topology, schemas);
  const deployed = deployedOf(plan);
  return {
    plan,
    found: [
      ...deployedRules.flatMap((rule) => rule(deployed)),
      ...probesAnswered(plan),
      ...generatorsAnswered(plan, deployed),
      ...plan.generators.flatMap(generatorStartable),
      ...plan.workloads.flatMap((workload) => sideContainersFit(workload, deployed)),
      ...plan.workloads.flatMap((workload) => variablesFit(workload, deployed)),
      ...plan.programs.flatMap((program) => {
        const refused = programStartable(program);
        return refused.length > 0 ? refused : programTimesAgree(program);
      }),
    ],
  };
}

/** Without those about a value that an earlier one found wrong, there or further outside. */
function withoutEchoes(found: readonly Diagnostic[], causes: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.filter((late) =>
    causes.every(({ place }) =>
      [late.place, ...late.otherPlaces].every(
        (origin) => ownerOf(origin) !== ownerOf(place) || !isInside(origin.path, place.path),
      ),
    ),
  );
}

function atWritten(found: Diagnostic, written: <P extends Place>(place: P) => P): Diagnostic {
  return { ...found, place: written(found.place), otherPlaces: found.otherPlaces.map(written) };
}
