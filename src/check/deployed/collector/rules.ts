/**
 * The rules on one Collector configuration, in the order of the chapters of a configuration: its shape, then what refers
 * to what, then what it means. One mistake is said once: a component whose shape is wrong is not asked what it means.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isInside, type Path } from "../../../diagnostics/place.ts";
import type { Deployed, DeployedCollector } from "../../../model/deployed.ts";
import { componentKinds } from "../../../schema/registry.ts";
import type { DeployedRule } from "../../rule.ts";
import { componentsConform } from "./components-conform.ts";
import { componentsUsed } from "./components-used.ts";
import { connectorsWired } from "./connectors-wired.ts";
import { extensionsEnabled } from "./extensions-enabled.ts";
import { listenersDistinct } from "./listeners-distinct.ts";
import { keySupported } from "./load-balancing/key-supported.ts";
import { lossStated } from "./load-balancing/loss-stated.ts";
import { queueComplete } from "./load-balancing/queue-complete.ts";
import { resolverUsable } from "./load-balancing/resolver-usable.ts";
import { securityStated } from "./load-balancing/security-stated.ts";
import { memoryLimiterFirst } from "./memory-limiter-first.ts";
import { pipelinesAcyclic } from "./pipelines-acyclic.ts";
import { pipelinesComplete } from "./pipelines-complete.ts";
import { processorsOnce } from "./processors-once.ts";
import { referencesDefined } from "./references-defined.ts";
import { referencesResolvable } from "./references-resolvable.ts";
import { sectionsKnown } from "./sections-known.ts";
import { settingsMeaningful } from "./semantics/settings-meaningful.ts";
import { signalsSupported } from "./signals-supported.ts";
import { telemetryComplete } from "./telemetry-complete.ts";
import { componentsOf } from "./view.ts";

/** Keys, types and words, by schema. */
const shape: readonly DeployedRule[] = Object.freeze([referencesResolvable, sectionsKnown, componentsConform]);

/** Names and pipelines. */
const graph: readonly DeployedRule[] = Object.freeze([
  referencesDefined,
  pipelinesComplete,
  processorsOnce,
  componentsUsed,
  signalsSupported,
  connectorsWired,
  pipelinesAcyclic,
  memoryLimiterFirst,
  listenersDistinct,
]);

/** What the settings of one component, or of telemetry, mean. Quiet for those whose shape is wrong. */
const meaning: readonly DeployedRule[] = Object.freeze([
  settingsMeaningful,
  extensionsEnabled,
  telemetryComplete,
  keySupported,
  resolverUsable,
  queueComplete,
  lossStated,
  securityStated,
]);

export const collectorRules: readonly DeployedRule[] = Object.freeze([allCollectorRules]);

function allCollectorRules(deployed: Deployed): readonly Diagnostic[] {
  return deployed.collectors.flatMap((collector) => rulesOn(collector, { ...deployed, collectors: [collector] }));
}

function rulesOn(collector: DeployedCollector, alone: Deployed): readonly Diagnostic[] {
  const shapes = shape.flatMap((rule) => rule(alone));
  const meanings = meaning.flatMap((rule) => rule(alone));
  const broken = brokenParts(collector, shapes);
  return [
    ...shapes,
    ...graph.flatMap((rule) => rule(alone)),
    ...meanings.filter(({ collectorPath = [] }) => !broken.some((part) => isInside(collectorPath, part))),
  ];
}

/** Paths of the components, and of telemetry, that have an error of shape. */
function brokenParts(collector: DeployedCollector, shapes: readonly Diagnostic[]): readonly Path[] {
  const errors = shapes.filter(({ severity }) => severity === "error");
  const parts = componentKinds.flatMap((kind) => componentsOf(collector, kind).map(([id]) => [kind, id]));
  return [...parts, ["service", "telemetry"]].filter((part) =>
    errors.some(({ collectorPath = [] }) => isInside(collectorPath, part)),
  );
}
