/**
 * Receivers that receiver_creator starts for what is found are held against what each of them takes. The Collector looks at none
 * before there is something to start one for, logs what is wrong, and goes on without it (contrib receivercreator
 * observerhandler.go, 0.129.0 and 0.161.0).
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../model/json.ts";
import { type Component, normalId } from "../../../needs/configuration.ts";
import { schemaAt, schemaFile, typeOfId } from "../../../schema/registry.ts";
import { componentMismatches } from "./components-conform.ts";
import { isComponentId } from "./ids.ts";
import { componentId } from "./sections-known.ts";
import { problemsOf } from "./semantics/settings-meaningful.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

export const startedReceivers: CollectorRule = (view) =>
  view
    .in("receivers")
    .filter(({ type }) => type === "receiver_creator")
    .flatMap((creator) => {
      const templates = jsonAt(creator.settings, ["receivers"]) ?? null;
      return isJsonObject(templates)
        ? Object.entries(templates).flatMap(([id, template]) => templateProblems(view, creator, id, template))
        : [];
    });

function templateProblems(view: CollectorView, creator: Component, id: string, template: Json): readonly Diagnostic[] {
  const path = [...creator.path, "receivers", id];
  if (!isComponentId(id)) return componentId(view, id, path);
  const written = isJsonObject(template) ? (template["config"] ?? {}) : {};
  if (!isJsonObject(written)) return [];
  const type = typeOfId(id);
  const receiver: Component = {
    section: "receivers",
    id,
    name: normalId(id),
    type,
    path: [...path, "config"],
    settings: asFound(view, type, written),
    runs: creator.runs,
  };
  const shapes = componentMismatches(view, receiver, path);
  const found = shapes.length > 0 ? shapes : problemsOf(view, receiver);
  return found.map((one) => later(view, one));
}

/** What stands between backticks is told of what is found; so is the endpoint, where none is written. */
function asFound({ schemas }: CollectorView, type: string, config: JsonObject): JsonObject {
  const schema = schemaFile(schemas, "receivers", type, "exact");
  const endpoint = schema && schemaAt(schema, ["endpoint"]) ? { endpoint: "${env:ENDPOINT}" } : {};
  return { ...endpoint, ...(withoutExpressions(config) as JsonObject) }; // A section stays one.
}

function withoutExpressions(value: Json): Json {
  if (typeof value === "string") return value.replaceAll(/`[^`]*`/g, "${env:ENDPOINT}");
  if (Array.isArray(value)) return value.map(withoutExpressions);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutExpressions(member)]));
}

/** What errors end with, in the words of each. */
const ending = /\S*(?:the Collector|Collector \S+|it) would not start\.$/;

/** A text of others may be for a Collector that nothing is found by; what is written here has to work. */
function later(view: CollectorView, found: Diagnostic): Diagnostic {
  if (found.severity !== "error") return found;
  const isKept = view.collector.origin.in !== "text";
  const message = found.message.replace(ending, "the Collector would start, and this receiver never.");
  return { ...found, message, severity: isKept ? "error" : "warning" };
}
