/** One Collector configuration as its rules see it: prepared once, typed access to untyped JSON, findings placed in it. */

import { type Signal, signals } from "../../../contract/signal.ts";
import type { Code } from "../../../diagnostics/codes.ts";
import { type Diagnostic, type DiagnosticParts, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { atKey, originsOf, type Path } from "../../../diagnostics/place.ts";
import { type Behaviour, has } from "../../../model/collector/behaviours.ts";
import { nearestSchemas, type SchemaVersion } from "../../../model/collector/release.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../model/json.ts";
import { type Component, configurationOf, type Pipeline } from "../../../needs/configuration.ts";
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
  readonly at: (path: Path) => Json | undefined;
  /** True when the Collector's version behaves so. */
  readonly has: (behaviour: Behaviour) => boolean;
  /** A finding at a path of the configuration. */
  readonly finding: (code: Code, path: Path, finding: FindingParts) => Diagnostic;
}

interface FindingParts extends Omit<DiagnosticParts, "at" | "otherPlaces" | "collectorPath"> {
  /** What the finding is about, and is placed at: the key, when the name itself is wrong; else its value. */
  readonly about?: "key";
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
  const { config, version } = collector;
  const { sections, pipelines, extensions, named } = configurationOf(config);
  return {
    collector,
    schemas: nearestSchemas(version),
    components: componentKinds.flatMap((section) => sections[section]),
    pipelines,
    extensions,
    named,
    loadBalancers: loadBalancersOf(sections.exporters, pipelines),
    in: (section) => sections[section],
    names: (section) => sections[section].map(({ name }) => name),
    at: (path) => jsonAt(config, path),
    has: (behaviour) => has(version, behaviour),
    finding: (code, path, { about, ...finding }) => {
      const [origin, ...otherPlaces] = originsOf(path, collector.marks, collector.origin);
      const at = about === "key" ? atKey(origin) : origin;
      return diagnostic(code, { at, otherPlaces, collectorPath: path, ...finding });
    },
  };
}

/** The load balancing exporter, by its old name and its new one. */
export function isLoadBalancer({ section, type }: Component): boolean {
  return section === "exporters" && ["loadbalancing", "load_balancing"].includes(type);
}

function loadBalancersOf(exporters: readonly Component[], pipelines: readonly Pipeline[]): readonly LoadBalancer[] {
  return exporters.filter(isLoadBalancer).flatMap((exporter) => {
    const settings = exporter.settings ?? {};
    if (!isJsonObject(settings)) return [];
    const using = pipelines.filter(({ exporters: named }) => named.includes(exporter.name)).map(({ signal }) => signal);
    return [{ ...exporter, settings, signals: signals.filter((signal) => using.includes(signal)) }];
  });
}

/** An object, or an empty one for anything else: rules after the shape has been checked. */
export function objectAt(value: Json | undefined, path: Path): JsonObject {
  const found = value === undefined ? undefined : jsonAt(value, path);
  return isJsonObject(found) ? found : {};
}
