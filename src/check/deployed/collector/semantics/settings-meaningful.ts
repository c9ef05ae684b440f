/** Settings mean something the component can do: what its own validation, or its building, would refuse. */

import { type Signal, signals } from "../../../../contract/signal.ts";
import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../../diagnostics/place.ts";
import type { SchemaVersion } from "../../../../model/collector/release.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../../model/json.ts";
import type { Component } from "../../../../needs/configuration.ts";
import { canonicalType, componentKinds, defaultsOf, schemaFile } from "../../../../schema/registry.ts";
import { type CollectorRule, type CollectorView, isLoadBalancer } from "../view.ts";
import { asDecoded } from "./as-decoded.ts";
import { connectorChecks } from "./connectors.ts";
import { exporterChecks } from "./exporters.ts";
import { extensionChecks } from "./extensions.ts";
import { processorChecks } from "./processors.ts";
import { receiverChecks } from "./receivers.ts";
import { type SettingCheck, type SettingProblem, settingsOf, withoutUse } from "./setting-check.ts";
import { sharedProblems } from "./shared-sections.ts";
import { isUnread } from "./unread-sections.ts";

/** Every check there is; a component has one at most. */
export const settingChecks: readonly SettingCheck[] = Object.freeze([
  ...receiverChecks,
  ...processorChecks,
  ...exporterChecks,
  ...extensionChecks,
  ...connectorChecks,
]);

export const settingsMeaningful: CollectorRule = (view) =>
  view.components.flatMap((component) => problemsOf(view, component));

export function problemsOf(view: CollectorView, component: Component): readonly Diagnostic[] {
  const { section, type, path, runs } = component;
  const written = asOperated(view, component);
  const schema = schemaFile(view.schemas, section, type, "exact");
  if (!schema || (written !== null && !isJsonObject(written))) return [];
  const defaults = defaultsOf(view.schemas, section, type) as Json; // plain JSON
  const { has, gate } = view;
  const use = { has, gate, isWritten: written !== null, used: runs, signals: signalsOf(view, component) };
  const meant = schemaFile(view.schemas, section, type, "authoring");
  const settings = settingsOf(asDecoded(schema, meant, written ?? {}) as JsonObject, defaults, use); // A section stays one.
  const own = checkOf(component, view.schemas);
  const problems = [...(own?.check(settings) ?? []), ...sharedProblems(schema, settings)];
  return problems
    .filter(
      ({ atStart, path: at }) => !atStart || (runs && !connectsLater(component) && !isUnread(view, component, at)),
    )
    .map((problem) => (isOfBackend(component, problem) ? withoutUse(problem, "could not reach any backend") : problem))
    .map(({ path: inner, restsOn, ...problem }) =>
      view.finding(problem.code, [...path, ...inner], {
        message: problem.message,
        help: problem.help,
        severity: problem.useless && isForeign(view) ? "warning" : problem.severity,
        restsOn: restsOn.map((other) => [...path, ...other]),
      }),
    );
}

/** The operator writes the address of its allocator into the receiver that asks it (operator 0.129.1 and 0.140.0, AddTAConfigToPromConfig). */
function asOperated({ collector }: CollectorView, { section, id, settings }: Component): Json {
  if (section !== "receivers" || id !== collector.allocator?.receiver || !isJsonObject(settings)) return settings;
  const own = settings["target_allocator"];
  const address = { endpoint: "http://allocator:80", interval: "30s", collector_id: "${POD_NAME}" };
  return { ...settings, target_allocator: { ...(isJsonObject(own) ? own : {}), ...address } };
}

/** What looks at its TLS when it connects, which may be after the start or never. */
function connectsLater({ section, type }: Component): boolean {
  return section === "receivers" && ["kafka", "kubeletstats", "kubelet_stats"].includes(type);
}

/** A client of a backend that cannot be started is logged, and the start goes on without its backend. */
function isOfBackend(component: Component, { atStart, path }: SettingProblem): boolean {
  return atStart === true && path[0] === "protocol" && isLoadBalancer(component);
}

/** True where a check refuses a value that the schema has. */
export function refusesAt(view: CollectorView, component: Component, at: Path, value: Json): boolean {
  const settings = withValue(component.settings, at.slice(component.path.length), value);
  const found = problemsOf(view, { ...component, settings });
  return found.some(({ severity, collectorPath }) => severity === "error" && collectorPath?.join() === at.join());
}

function withValue(settings: Json, [step, ...rest]: Path, value: Json): Json {
  if (step === undefined) return value;
  const members = isJsonObject(settings) ? settings : {};
  return { ...members, [step]: withValue(members[step] ?? null, rest, value) };
}

/** What is written here has to work; a text of others may be a template, or wait for what comes later. */
function isForeign({ collector }: CollectorView): boolean {
  return collector.origin.in === "text";
}

const checksOf = new Map<SchemaVersion, ReadonlyMap<string, SettingCheck>>();

/** By current names, so that a type is the same under its old name and its new one. */
function checkOf({ section, type }: Component, schemas: SchemaVersion): SettingCheck | undefined {
  const checks = checksOf.get(schemas) ?? checksByName(schemas);
  checksOf.set(schemas, checks);
  return checks.get(`${section}/${canonicalType(schemas, section, type)}`);
}

function checksByName(schemas: SchemaVersion): ReadonlyMap<string, SettingCheck> {
  return new Map(
    settingChecks.flatMap((check) => {
      const [section, name = ""] = check.component.split("/");
      const kind = componentKinds.find((one) => one === section);
      const current = kind && canonicalType(schemas, kind, name);
      return current === undefined ? [] : [[`${section}/${current}`, check]];
    }),
  );
}

function signalsOf({ using }: CollectorView, { section, name }: Component): readonly Signal[] {
  const pipelines = section === "extensions" || section === "connectors" ? [] : using(section, name);
  return signals.filter((signal) => pipelines.some((pipeline) => pipeline.signal === signal));
}
