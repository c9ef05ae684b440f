/**
 * The rules on one Collector configuration, in the order of the chapters of a configuration: its shape, then what refers
 * to what, then what it means. One mistake is said once: what an error of shape explains is not said again.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isBeyondKnown } from "../../../model/collector/release.ts";
import type { DeployedRule } from "../../rule.ts";
import { authenticatorsFit } from "./authenticators-fit.ts";
import { componentsConform } from "./components-conform.ts";
import { componentsUsed } from "./components-used.ts";
import { configuredTimesSensible } from "./configured-times-sensible.ts";
import { connectionKept } from "./connection-kept.ts";
import { connectorsWired } from "./connectors-wired.ts";
import { emptySections } from "./empty-sections.ts";
import { explainedBy } from "./explains.ts";
import { extensionsEnabled } from "./extensions-enabled.ts";
import { extensionsOfTheirKind } from "./extensions-of-their-kind.ts";
import { gatesKnown } from "./gates-known.ts";
import { holdsForPart } from "./holds-for-part.ts";
import { listenersDistinct } from "./listeners-distinct.ts";
import { listenersOpenable } from "./listeners-openable.ts";
import { keySupported } from "./load-balancing/key-supported.ts";
import { lossStated } from "./load-balancing/loss-stated.ts";
import { queueComplete } from "./load-balancing/queue-complete.ts";
import { resolverUsable } from "./load-balancing/resolver-usable.ts";
import { securityStated } from "./load-balancing/security-stated.ts";
import { signalsTogether } from "./load-balancing/signals-together.ts";
import { memoryLimiterFirst } from "./memory-limiter-first.ts";
import { metadataExportersRun } from "./metadata-exporters-run.ts";
import { atMisspelling } from "./missing-as-misspelt.ts";
import { numbersAsSpelt } from "./numbers-as-spelt.ts";
import { numbersHeld } from "./numbers-held.ts";
import { partsDealt } from "./parts-dealt.ts";
import { pipelinesAcyclic } from "./pipelines-acyclic.ts";
import { pipelinesComplete } from "./pipelines-complete.ts";
import { processorsOnce } from "./processors-once.ts";
import { referencesDefined } from "./references-defined.ts";
import { referencesResolvable } from "./references-resolvable.ts";
import { routesLeadOn } from "./routes-lead-on.ts";
import { schemasHeld } from "./schemas-held.ts";
import { sectionsKnown } from "./sections-known.ts";
import { settingsMeaningful } from "./semantics/settings-meaningful.ts";
import { signalsSupported } from "./signals-supported.ts";
import { spansCountedWhole } from "./spans-counted-whole.ts";
import { startedReceivers } from "./started-receivers.ts";
import { storedQueuesOutlast } from "./stored-queues-outlast.ts";
import { telemetryBuildable } from "./telemetry-buildable.ts";
import { telemetryComplete } from "./telemetry-complete.ts";
import { telemetryKept } from "./telemetry-kept.ts";
import { variablesMeant, withoutVariablesTwice } from "./variables-meant.ts";
import { type CollectorRule, type CollectorView, viewOf } from "./view.ts";

/** Keys, types and words, by schema. */
const shape: readonly CollectorRule[] = Object.freeze([referencesResolvable, sectionsKnown, componentsConform]);

/** Names and pipelines. */
const graph: readonly CollectorRule[] = Object.freeze([
  referencesDefined,
  pipelinesComplete,
  processorsOnce,
  componentsUsed,
  signalsSupported,
  connectorsWired,
  routesLeadOn,
  metadataExportersRun,
  pipelinesAcyclic,
  memoryLimiterFirst,
  connectionKept,
  spansCountedWhole,
  partsDealt,
  telemetryKept,
  listenersDistinct,
  listenersOpenable,
]);

/** What the settings of one component, or of telemetry, mean. */
const meaning: readonly CollectorRule[] = Object.freeze([
  gatesKnown,
  numbersHeld,
  numbersAsSpelt,
  emptySections,
  configuredTimesSensible,
  variablesMeant,
  settingsMeaningful,
  startedReceivers,
  storedQueuesOutlast,
  authenticatorsFit,
  extensionsEnabled,
  extensionsOfTheirKind,
  telemetryComplete,
  telemetryBuildable,
  keySupported,
  resolverUsable,
  queueComplete,
  lossStated,
  securityStated,
  signalsTogether,
]);

export const configurationsSound: DeployedRule = (deployed) => [
  ...deployed.collectors.map(viewOf).flatMap(findingsIn),
  ...schemasHeld(deployed),
];

const looked = new WeakMap<CollectorView, readonly Diagnostic[]>();

/** Looked for once in each configuration: rules across objects ask what is wrong in it already. */
export function findingsIn(view: CollectorView): readonly Diagnostic[] {
  const found = looked.get(view) ?? rulesOn(view);
  looked.set(view, found);
  return found;
}

function rulesOn(view: CollectorView): readonly Diagnostic[] {
  const shapes = shape.flatMap((rule) => rule(view));
  const errors = shapes.filter(({ severity }) => severity === "error");
  const later = [...graph, ...meaning].flatMap((rule) => rule(view));
  const isExplained = explainedBy(errors, view);
  const unexplained = later.filter((found) => !isExplained(found));
  const found = atMisspelling([...shapes, ...unexplained], view);
  return withoutTaken(withoutVariablesTwice(found), shapes)
    .filter((one) => holdsForPart(one, view, found))
    .map((one) => asKnownOf(one, view));
}

/** Of a version that is not between known ones a setting that the nearest refuses may be right: it is told, and not as an error. */
function asKnownOf(found: Diagnostic, { collector, schemas }: CollectorView): Diagnostic {
  const isOfSchemas = /^FL1(?:00[1-4]|1\d\d)$/.test(found.code) && found.severity === "error";
  if (!isOfSchemas || collector.origin.in !== "text" || !isBeyondKnown(collector.version)) return found;
  // What is known is what the nearest version does.
  const ofNearest = found.message
    .replace(/(?<=Collector )\d\S*(?= )/, schemas)
    .replace(/the Collector (?=would)/, `Collector ${schemas} `);
  const message = `${ofNearest} Of ${collector.version} that is not known: ${schemas} is the nearest version that is.`;
  return { ...found, severity: "warning", message };
}

/** Of a value that is refused nothing says what it would be taken for, nor what follows where its very unit is not meant. */
function withoutTaken(found: readonly Diagnostic[], shapes: readonly Diagnostic[]): readonly Diagnostic[] {
  const at = ({ collectorPath = [] }: Diagnostic): string => collectorPath.join("\n");
  const refused = new Set(found.filter(({ severity }) => severity === "error").map(at));
  const unmeant = new Set(shapes.filter(({ code }) => code === "FL1006").map(at));
  if (refused.size + unmeant.size === 0) return found;
  const first = new Set(shapes);
  return found.filter(
    (one) => one.code !== "FL1006" || !(refused.has(at(one)) || (unmeant.has(at(one)) && !first.has(one))),
  );
}
