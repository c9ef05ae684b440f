/**
 * The rules on one Collector configuration: its shape first, then what refers to what, then what it means. A component
 * whose shape is wrong is not asked what it means.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Deployed } from "../../../model/deployed.ts";
import type { DeployedRule } from "../../rule.ts";
import { componentsConform } from "./components-conform.ts";
import { listenersDistinct } from "./listeners-distinct.ts";
import { loadBalancingKeyFits } from "./load-balancing-key.ts";
import { loadBalancingResilience } from "./load-balancing-resilience.ts";
import { loadBalancingResolver } from "./load-balancing-resolver.ts";
import { memoryLimiterFirst } from "./memory-limiter-first.ts";
import { componentsUsed, pipelinesComplete, referencesDefined } from "./references-defined.ts";
import { sectionsKnown } from "./sections-known.ts";
import { settingsMeaningful } from "./semantics/rules.ts";
import { connectorsWired, pipelinesAcyclic, signalsSupported } from "./signals-supported.ts";
import { telemetryReadersComplete } from "./telemetry-readers.ts";

const shape: readonly DeployedRule[] = Object.freeze([sectionsKnown, componentsConform]);

const graph: readonly DeployedRule[] = Object.freeze([
  referencesDefined,
  pipelinesComplete,
  componentsUsed,
  signalsSupported,
  connectorsWired,
  pipelinesAcyclic,
  memoryLimiterFirst,
  listenersDistinct,
]);

const meaning: readonly DeployedRule[] = Object.freeze([
  settingsMeaningful,
  telemetryReadersComplete,
  loadBalancingKeyFits,
  loadBalancingResolver,
  loadBalancingResilience,
]);

export const collectorRules: readonly DeployedRule[] = Object.freeze([allCollectorRules]);

function allCollectorRules(deployed: Deployed): readonly Diagnostic[] {
  const shapes = shape.flatMap((rule) => rule(deployed));
  const broken = shapes
    .filter(({ severity }) => severity === "error")
    .map(({ collectorPath }) => componentOf(collectorPath));
  const meanings = meaning
    .flatMap((rule) => rule(deployed))
    .filter(({ collectorPath }) => !broken.includes(componentOf(collectorPath)));
  return [...shapes, ...graph.flatMap((rule) => rule(deployed)), ...meanings];
}

/** `exporters.debug` of `exporters.debug.verbosity`. */
function componentOf(path: string | undefined): string {
  return (path ?? "").split(".").slice(0, 2).join(".");
}
