/** The components and pipelines of a Collector configuration, whatever is wrong with it: typed access to untyped JSON. */

import type { Signal } from "../contract/signal.ts";
import type { Path } from "../diagnostics/place.ts";
import { isJsonObject, type Json, jsonAt } from "../model/json.ts";
import { onceForEach } from "../model/once-for-each.ts";
import { type ComponentKind, componentKinds, typeOfId } from "../schema/registry.ts";
import { isNameReference, namesOtherwise } from "./names-by-variable.ts";

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

/** What a pipeline names. */
export const pipelineLists = ["receivers", "processors", "exporters"] as const;

export type PipelineList = (typeof pipelineLists)[number];

export interface Pipeline extends Readonly<Record<PipelineList, readonly string[]>> {
  readonly id: string;
  /** What stands before the slash; not a signal when the configuration is wrong. */
  readonly signal: Signal;
}

export interface Configuration {
  readonly sections: Readonly<Record<ComponentKind, readonly Component[]>>;
  readonly pipelines: readonly Pipeline[];
  /** What `service.extensions` names, as far as it is a list of strings. */
  readonly extensions: readonly string[];
  /** Every name in a pipeline or in `service.extensions`, whether it is defined or not. */
  readonly named: ReadonlySet<string>;
  /** Pipelines that have a name in one of their lists, in the order in which they stand; each once. */
  readonly using: (list: PipelineList, name: string) => readonly Pipeline[];
}

export const configurationOf = onceForEach(readConfiguration);

function readConfiguration(config: Json): Configuration {
  const pipelines = pipelinesOf(config);
  const extensions = namesIn(jsonAt(config, ["service", "extensions"]));
  const inList = (list: PipelineList): readonly string[] => pipelines.flatMap((one) => one[list]);
  const [receivers, processors, exporters] = [inList("receivers"), inList("processors"), inList("exporters")];
  const named = { receivers, processors, exporters, extensions, connectors: [...receivers, ...exporters] };
  const sections = Object.fromEntries(
    componentKinds.map((section) => [section, componentsIn(config, section, new Set(named[section]))]),
  ) as Record<ComponentKind, readonly Component[]>; // fromEntries forgets the keys
  const users = {
    receivers: usersOf(pipelines, "receivers"),
    processors: usersOf(pipelines, "processors"),
    exporters: usersOf(pipelines, "exporters"),
  };
  const using: Configuration["using"] = (list, name) => users[list].get(name) ?? [];
  return { sections, pipelines, extensions, named: new Set(Object.values(named).flat()), using };
}

/** A configuration may have thousands of pipelines and as many components, each of which asks for its own. */
function usersOf(pipelines: readonly Pipeline[], list: PipelineList): ReadonlyMap<string, readonly Pipeline[]> {
  const users = new Map<string, Pipeline[]>();
  for (const pipeline of pipelines) {
    for (const name of new Set(pipeline[list])) {
      const others = users.get(name);
      if (others) others.push(pipeline);
      else users.set(name, [pipeline]);
    }
  }
  return users;
}

/** Components that a pipeline uses or the service enables, of all sections. */
export const runningIn = onceForEach((config: Json): readonly Component[] =>
  Object.values(configurationOf(config).sections)
    .flat()
    .filter(({ runs }) => runs),
);

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

/** A reference to what is not known here is a name of its own. */
function namesIn(list: Json | undefined): readonly string[] {
  const found = namesOtherwise(list ?? []);
  if (isNameReference(found)) return [found];
  return Array.isArray(found)
    ? found.filter((item) => typeof item === "string").map((item) => (isNameReference(item) ? item : normalId(item)))
    : [];
}

/** Ids are trimmed around type and name. */
export function normalId(id: string): string {
  if (!/\s/.test(id)) return id;
  return id
    .split("/")
    .map((part) => part.trim())
    .join("/");
}
