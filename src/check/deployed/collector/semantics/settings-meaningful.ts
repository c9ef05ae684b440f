/** Settings mean something the component can do: what its own validation, or its building, would refuse. */

import { type Signal, signals } from "../../../../contract/signal.ts";
import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import type { SchemaVersion } from "../../../../model/collector/release.ts";
import { isJsonObject, type Json } from "../../../../model/json.ts";
import type { Component } from "../../../../needs/configuration.ts";
import { canonicalType, componentKinds, defaultsOf } from "../../../../schema/registry.ts";
import type { CollectorRule, CollectorView } from "../view.ts";
import { connectorChecks } from "./connectors.ts";
import { exporterChecks } from "./exporters.ts";
import { extensionChecks } from "./extensions.ts";
import { processorChecks } from "./processors.ts";
import { receiverChecks } from "./receivers.ts";
import { type SettingCheck, settingsOf } from "./setting-check.ts";

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

function problemsOf(view: CollectorView, component: Component): readonly Diagnostic[] {
  const { section, type, path, settings, runs } = component;
  const check = checkOf(component, view.schemas);
  if (!check || (settings !== null && !isJsonObject(settings))) return [];
  const defaults = defaultsOf(view.schemas, section, type) as Json; // plain JSON
  const use = { has: view.has, used: runs, signals: signalsOf(view, component) };
  const problems = check.check(settingsOf(settings ?? {}, defaults, use));
  return [...problems].map(({ path: inner, restsOn, ...problem }) =>
    view.finding(problem.code, [...path, ...inner], {
      message: problem.message,
      help: problem.help,
      severity: problem.useless && isForeign(view) ? "warning" : problem.severity,
      restsOn: restsOn.map((other) => [...path, ...other]),
    }),
  );
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

function signalsOf({ pipelines }: CollectorView, { section, name }: Component): readonly Signal[] {
  const using = pipelines.filter((pipeline) =>
    section === "extensions" || section === "connectors" ? false : pipeline[section].includes(name),
  );
  return signals.filter((signal) => using.some((pipeline) => pipeline.signal === signal));
}
