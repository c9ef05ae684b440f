/** How rules look at one Collector configuration: typed access to untyped JSON, and findings placed in it. */

import type { Signal } from "../../../contract/signal.ts";
import type { Code, Severity } from "../../../diagnostics/catalogue.ts";
import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { originOf, type Path } from "../../../diagnostics/place.ts";
import { isAtLeast, isRelease, type SchemaVersion, schemaVersionOfRelease } from "../../../model/collector/release.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../model/json.ts";

/** Half way between the two versions whose schemas are held. */
const nearerToLater = "0.145.0";

/** The schemas a configuration is held against: those of its release, or of the nearest release that is known. */
export function schemasFor(collector: DeployedCollector): SchemaVersion {
  if (isRelease(collector.version)) return schemaVersionOfRelease[collector.version];
  return isAtLeast(collector.version, nearerToLater) ? "0.161.0" : "0.129.0";
}

/** A finding at a path of the configuration. */
export function findingAt(
  collector: DeployedCollector,
  code: Code,
  path: Path,
  said: { readonly message: string; readonly help: string; readonly severity?: Severity },
): Diagnostic {
  return diagnostic(code, {
    at: originOf(path, collector.marks, collector.origin),
    collectorPath: path,
    ...said,
  });
}

/**
 * A section's members that are, or may be, components: id and configuration. Settings under an id with blanks around its
 * parts are lost by the loader, so they are not seen here either (core confmap, 0.129.0 and 0.161.0).
 */
export function componentsOf(collector: DeployedCollector, section: string): readonly (readonly [string, Json])[] {
  const found = jsonAt(collector.config, [section]);
  if (!isJsonObject(found)) return [];
  return Object.entries(found).map(([id, settings]) => [id, id === normalId(id) ? settings : null] as const);
}

/** Component ids as the Collector knows them. */
export function definedIds(collector: DeployedCollector, section: string): readonly string[] {
  return componentsOf(collector, section).map(([id]) => normalId(id));
}

/** What `service.extensions` names, as far as it is a list of texts. */
export function enabledExtensions(collector: DeployedCollector): readonly string[] {
  const named = jsonAt(collector.config, ["service", "extensions"]);
  return Array.isArray(named) ? named.filter((id) => typeof id === "string").map(normalId) : [];
}

/** Components that run: those of pipelines, and enabled extensions. */
export function runningIds(collector: DeployedCollector): ReadonlySet<string> {
  return new Set([
    ...pipelinesOf(collector).flatMap((pipeline) => pipelineLists.flatMap((list) => pipeline[list])),
    ...enabledExtensions(collector),
  ]);
}

/** What a pipeline names. */
export const pipelineLists = ["receivers", "processors", "exporters"] as const;

export interface PipelineView {
  readonly id: string;
  /** What stands before the slash; not a signal when the configuration is wrong. */
  readonly signal: Signal;
  readonly receivers: readonly string[];
  readonly processors: readonly string[];
  readonly exporters: readonly string[];
}

export function pipelinesOf(collector: DeployedCollector): readonly PipelineView[] {
  const found = jsonAt(collector.config, ["service", "pipelines"]);
  if (!isJsonObject(found)) return [];
  return Object.entries(found).map(([id, body]) => ({
    id,
    signal: (id.split("/")[0] ?? "").trim() as Signal, // Rules that need a real one compare with the known three.
    receivers: stringsAt(body, "receivers"),
    processors: stringsAt(body, "processors"),
    exporters: stringsAt(body, "exporters"),
  }));
}

function stringsAt(body: Json, key: string): readonly string[] {
  const found = jsonAt(body, [key]);
  return Array.isArray(found) ? found.filter((item) => typeof item === "string").map(normalId) : [];
}

/** Ids are trimmed around type and name. */
export function normalId(id: string): string {
  return id
    .split("/")
    .map((part) => part.trim())
    .join("/");
}

export function typeOf(id: string): string {
  return (id.split("/")[0] ?? "").trim();
}

/** An object, or an empty one for anything else: rules after the shape has been checked. */
export function objectAt(value: Json | undefined, path: Path): JsonObject {
  const found = value === undefined ? undefined : jsonAt(value, path);
  return isJsonObject(found) ? found : {};
}
