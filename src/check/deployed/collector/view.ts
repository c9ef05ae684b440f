/** One Collector configuration as its rules see it: prepared once, typed access to untyped JSON, findings placed in it. */

import { type Signal, signals } from "../../../contract/signal.ts";
import type { Code } from "../../../diagnostics/codes.ts";
import { type Diagnostic, type DiagnosticParts, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { atKey, originsOf, type Path } from "../../../diagnostics/place.ts";
import { type Behaviour, has, supportedRoutingKeys } from "../../../model/collector/behaviours.ts";
import { type FeatureGate, isGateOn } from "../../../model/collector/feature-gates.ts";
import { nearestSchemas, type SchemaVersion } from "../../../model/collector/release.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../model/json.ts";
import { onceForEach } from "../../../model/once-for-each.ts";
import {
  type Component,
  type Configuration,
  configurationOf,
  type Pipeline,
  type PipelineList,
} from "../../../needs/configuration.ts";
import { type ComponentKind, componentKinds } from "../../../schema/registry.ts";

export type CollectorRule = (view: CollectorView) => readonly Diagnostic[];

export interface CollectorView {
  readonly collector: DeployedCollector;
  /** The schemas it is held against: those of its release, or of the nearest release that is known. */
  readonly schemas: SchemaVersion;
  readonly components: readonly Component[];
  readonly pipelines: readonly Pipeline[];
  /** What `service.extensions` names, as far as it is a list of strings. */
  readonly extensions: readonly string[];
  /** Every name in a pipeline or in `service.extensions`, whether it is defined or not. */
  readonly named: ReadonlySet<string>;
  readonly loadBalancers: readonly LoadBalancer[];
  /** Components of one section. */
  readonly in: (section: ComponentKind) => readonly Component[];
  /** Their names. */
  readonly names: (section: ComponentKind) => readonly string[];
  readonly defines: (section: ComponentKind, name: string) => boolean;
  /** Pipelines that have a name in one of their lists, in the order in which they stand. */
  readonly using: (list: PipelineList, name: string) => readonly Pipeline[];
  readonly at: (path: Path) => Json | undefined;
  /** How a number is spelt in a text, where that is not how its digits are. */
  readonly spelling: (path: Path) => string | undefined;
  /** True when a feature gate is on, by the Collector's arguments or by its version. */
  readonly gate: (id: FeatureGate) => boolean;
  /** True when the Collector's version behaves so. */
  readonly has: (behaviour: Behaviour) => boolean;
  /** A finding at a path of the configuration. */
  readonly finding: (code: Code, path: Path, finding: FindingParts) => Diagnostic;
}

interface FindingParts extends Omit<DiagnosticParts, "at" | "otherPlaces" | "collectorPath"> {
  /** What the finding is about, and is placed at: the key, when the name itself is wrong; else its value. */
  readonly about?: "key";
  /** What lacks it, where the path is of something that is not there: in a text it is shown at the name of that. */
  readonly lackedBy?: Path;
}

export interface LoadBalancer extends Component {
  readonly settings: JsonObject;
  /** Signals of the pipelines that use it. */
  readonly signals: readonly Signal[];
}

const built = new WeakMap<DeployedCollector, CollectorView>();

/** Built once for each configuration, as rules on one and rules across objects ask for it. */
export function viewOf(collector: DeployedCollector): CollectorView {
  const view = built.get(collector) ?? buildView(collector);
  built.set(collector, view);
  return view;
}

function buildView(collector: DeployedCollector): CollectorView {
  const { config, version, schemas = nearestSchemas(version) } = collector;
  const { sections: written, pipelines, extensions, named, using } = configurationOf(config);
  // Of an example without pipelines everything is meant to be used.
  const isShown = collector.isFragment !== undefined && pipelines.length === 0;
  const sections = isShown ? allRunning(written) : written;
  const namesIn = onceForEach((section: readonly Component[]) => new Set(section.map(({ name }) => name)));
  return {
    collector,
    schemas,
    components: componentKinds.flatMap((section) => sections[section]),
    pipelines,
    extensions,
    named,
    loadBalancers: loadBalancersOf(sections.exporters, (exporter) =>
      isShown ? signalsShown(exporter, version) : signalsThrough(using("exporters", exporter.name)),
    ),
    in: (section) => sections[section],
    names: (section) => sections[section].map(({ name }) => name),
    defines: (section, name) => namesIn(sections[section]).has(name),
    using,
    at: (path) => jsonAt(config, path),
    spelling: (path) => spelt(collector).get(path.join("\n")),
    gate: (id) => isGateOn(id, collector.gates ?? [], schemas),
    has: (behaviour) => has(version, behaviour, schemas),
    finding: (code, path, { about, lackedBy, ...finding }) => {
      const isLacking = lackedBy !== undefined && collector.origin.in === "text";
      const [origin, ...otherPlaces] = originsOf(isLacking ? lackedBy : path, collector.marks, collector.origin);
      const at = about === "key" || isLacking ? atKey(origin) : origin;
      return diagnostic(code, { at, otherPlaces, collectorPath: path, ...finding });
    },
  };
}

export interface Spelling {
  readonly at: Path;
  readonly written: string;
}

/** Of the numbers that are spelt otherwise than their digits: there are few. */
export const spellings = onceForEach(({ marks }: DeployedCollector): readonly Spelling[] =>
  marks.flatMap((mark) => (mark.written === undefined ? [] : [{ at: mark.at, written: mark.written }])),
);

const spelt = onceForEach(
  (collector: DeployedCollector): ReadonlyMap<string, string> =>
    new Map(spellings(collector).map(({ at, written }) => [at.join("\n"), written])),
);

/** The load balancing exporter, by its old name and its new one. */
export function isLoadBalancer({ section, type }: Component): boolean {
  return section === "exporters" && ["loadbalancing", "load_balancing"].includes(type);
}

function allRunning(sections: Configuration["sections"]): Configuration["sections"] {
  const running = (components: readonly Component[]) => components.map((one) => ({ ...one, runs: true }));
  const entries = componentKinds.map((section) => [section, running(sections[section])]);
  return Object.fromEntries(entries) as Configuration["sections"]; // fromEntries forgets the keys
}

function loadBalancersOf(
  exporters: readonly Component[],
  signalsOf: (exporter: Component) => readonly Signal[],
): readonly LoadBalancer[] {
  return exporters.filter(isLoadBalancer).flatMap((exporter) => {
    const settings = exporter.settings ?? {};
    return isJsonObject(settings) ? [{ ...exporter, settings, signals: signalsOf(exporter) }] : [];
  });
}

function signalsThrough(pipelines: readonly Pipeline[]): readonly Signal[] {
  return signals.filter((signal) => pipelines.some((pipeline) => pipeline.signal === signal));
}

/** An example is for a signal that its key can route, where there is one. */
function signalsShown({ settings }: Component, version: string): readonly Signal[] {
  const key = settings === null ? undefined : jsonAt(settings, ["routing_key"]);
  return [signals.find((signal) => supportedRoutingKeys(version, signal).includes(String(key))) ?? "traces"];
}

/** An object, or an empty one for anything else: rules after the shape has been checked. */
export function objectAt(value: Json | undefined, path: Path): JsonObject {
  const found = value === undefined ? undefined : jsonAt(value, path);
  return isJsonObject(found) ? found : {};
}
