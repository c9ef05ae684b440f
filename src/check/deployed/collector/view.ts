/** How rules look at one Collector configuration: typed access to untyped JSON, and findings placed in it. */

import type { Signal } from "../../../contract/signal.ts";
import type { Code, Severity } from "../../../diagnostics/catalogue.ts";
import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isAtLeast, isRelease, type SchemaVersion, schemaVersionOfRelease } from "../../../model/collector/release.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../model/json.ts";
import { originOf, type PropertyPath } from "../../../model/origin.ts";

/** The schemas a configuration is held against: those of its release, or the nearest known ones before it. */
export function schemasFor(collector: DeployedCollector): SchemaVersion {
  if (isRelease(collector.version)) return schemaVersionOfRelease[collector.version];
  return isAtLeast(collector.version, "0.145.0") ? "0.161.0" : "0.129.0";
}

/** A finding at a path of the configuration. */
export function findingAt(
  collector: DeployedCollector,
  code: Code,
  path: PropertyPath,
  said: { readonly message: string; readonly help: string; readonly severity?: Severity },
): Diagnostic {
  return diagnostic(code, {
    at: originOf(path, collector.marks, collector.origin),
    collectorPath: pathText(path),
    ...said,
  });
}

/** `exporters.loadbalancing.resolver.static.hostnames[0]` */
export function pathText(path: PropertyPath): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
}

/** A section's members that are, or may be, components: id and configuration. */
export function componentsOf(collector: DeployedCollector, section: string): readonly (readonly [string, Json])[] {
  const found = jsonAt(collector.config, [section]);
  return isJsonObject(found) ? Object.entries(found) : [];
}

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
  return Array.isArray(found) ? found.filter((item) => typeof item === "string").map((id) => normalId(id)) : [];
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
export function objectAt(value: Json | undefined, path: PropertyPath): JsonObject {
  const found = value === undefined ? undefined : jsonAt(value, path);
  return isJsonObject(found) ? found : {};
}
