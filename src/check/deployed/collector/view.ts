/** One Collector configuration as its rules see it: prepared once, typed access to untyped JSON, findings placed in it. */

import { type Signal, signals } from "../../../contract/signal.ts";
import type { Code } from "../../../diagnostics/codes.ts";
import { type Diagnostic, type DiagnosticParts, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { atKey, originsOf, type Path } from "../../../diagnostics/place.ts";
import { type Behaviour, has } from "../../../model/collector/behaviours.ts";
import { nearestSchemas, type SchemaVersion } from "../../../model/collector/release.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../model/json.ts";
import { type ComponentKind, componentKinds, typeOfId } from "../../../schema/registry.ts";

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

/** What stands below a section: a component, or what may be one. */
export interface Component {
  readonly section: ComponentKind;
  /** As written. */
  readonly id: string;
  /** As the Collector knows it: blanks around its parts do not count. */
  readonly name: string;
  readonly type: string;
  readonly path: Path;
  /** Settings under an id with blanks are lost by the loader, so they are null here (core confmap, 0.129.0 and 0.161.0). */
  readonly settings: Json;
  /** True when a pipeline uses it, or `service.extensions` enables it. */
  readonly runs: boolean;
}

export interface LoadBalancer extends Component {
  readonly settings: JsonObject;
  /** Signals of the pipelines that use it. */
  readonly signals: readonly Signal[];
}

/** What a pipeline names. */
export const pipelineLists = ["receivers", "processors", "exporters"] as const;

export interface Pipeline extends Readonly<Record<(typeof pipelineLists)[number], readonly string[]>> {
  readonly id: string;
  /** What stands before the slash; not a signal when the configuration is wrong. */
  readonly signal: Signal;
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
  const pipelines = pipelinesOf(config);
  const extensions = namesIn(jsonAt(config, ["service", "extensions"]));
  const inList = (list: (typeof pipelineLists)[number]): readonly string[] => pipelines.flatMap((one) => one[list]);
  const [receivers, processors, exporters] = [inList("receivers"), inList("processors"), inList("exporters")];
  const named = { receivers, processors, exporters, extensions, connectors: [...receivers, ...exporters] };
  const sections = Object.fromEntries(
    componentKinds.map((section) => [section, componentsIn(config, section, new Set(named[section]))]),
  ) as Record<ComponentKind, readonly Component[]>; // fromEntries forgets the keys
  return {
    collector,
    schemas: nearestSchemas(version),
    components: componentKinds.flatMap((section) => sections[section]),
    pipelines,
    extensions,
    named: new Set(Object.values(named).flat()),
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

function componentsIn(config: Json, section: ComponentKind, named: ReadonlySet<string>): readonly Component[] {
  const found = jsonAt(config, [section]);
  if (!isJsonObject(found)) return [];
  return Object.entries(found).map(([id, settings]) => {
    const name = normalId(id);
    return {
      section,
      id,
      name,
      type: typeOfId(id),
      path: [section, id],
      settings: id === name ? settings : null,
      runs: named.has(name),
    };
  });
}

function pipelinesOf(config: Json): readonly Pipeline[] {
  const found = jsonAt(config, ["service", "pipelines"]);
  if (!isJsonObject(found)) return [];
  return Object.entries(found).map(([id, body]) => ({
    id,
    signal: typeOfId(id) as Signal, // Rules that need a real one compare with the known three.
    receivers: namesIn(jsonAt(body, ["receivers"])),
    processors: namesIn(jsonAt(body, ["processors"])),
    exporters: namesIn(jsonAt(body, ["exporters"])),
  }));
}

function namesIn(list: Json | undefined): readonly string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === "string").map(normalId) : [];
}

/** Ids are trimmed around type and name. */
export function normalId(id: string): string {
  return id
    .split("/")
    .map((part) => part.trim())
    .join("/");
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
