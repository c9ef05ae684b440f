/** Feature gates that arguments switch are such, and may be switched at this version: the Collector reads them before anything else. */

import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import {
  featureGates,
  formerGates,
  insteadOfGate,
  isNoGate,
  stageOf,
  whyRefused,
} from "../../../model/collector/feature-gates.ts";
import type { DeployedGate } from "../../../model/deployed.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

export const gatesKnown: CollectorRule = (view) =>
  (view.collector.gates ?? []).flatMap((gate) => unspellable(gate) ?? problemOf(gate, view));

/** No gate can have such a name (core featuregate, both versions; 0.129.0 panics at an empty one). */
function unspellable({ id, at }: DeployedGate): readonly Diagnostic[] | undefined {
  if (/^[0-9A-Za-z.]+$/.test(id)) return undefined;
  const fact = id === "" ? "A name is empty in the list of feature gates" : `"${id}" is not the name of a feature gate`;
  const help = id.trim() === id ? "remove it" : "leave out the space: only commas separate names";
  return [diagnostic("FL1004", { at, message: wouldNotStart(fact), help })];
}

function problemOf(gate: DeployedGate, { collector: { version }, schemas }: CollectorView): readonly Diagnostic[] {
  const { id, on, at } = gate;
  if (!known.includes(id)) return unknownGate(gate);
  if (!/^\d+\.\d+\.\d+/.test(version)) return [];
  const reason = whyRefused(gate, version);
  if (reason !== undefined) {
    const message = wouldNotStart(`Feature gate ${id} is refused at ${version}: ${reason}`);
    const instead = insteadOfGate(id);
    const help = `${instead === undefined ? "" : `${instead}, and `}remove it from --feature-gates`;
    return [diagnostic("FL1004", { at, message, help })];
  }
  const stage = stageOf(id, schemas);
  if (!(stage === "stable" && on) && !(stage === "deprecated" && !on)) return [];
  const message = `Feature gate ${id} is ${stage}, and ${on ? "on" : "off"} whatever you set; a later version removes it, and refuses the name.`;
  return [diagnostic("FL1006", { at, message, help: "remove it from --feature-gates" })];
}

const known = Object.freeze([...featureGates, ...formerGates]);

/** Other distributions have gates of their own, so that an unknown one is told only where it looks like a slip, or like one of the core's. */
function unknownGate({ id, at }: DeployedGate): readonly Diagnostic[] {
  const help = didYouMean(id, known) ?? (isNoGate(id) ? "list those there are with `otelcol featuregate`" : undefined);
  if (help === undefined) return [];
  const message = `No feature gate "${id}" is known: the Collector does not start with a gate that none of its components has.`;
  return [diagnostic("FL1004", { at, severity: "warning", message, help })];
}
