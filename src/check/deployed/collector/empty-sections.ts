/**
 * A section that is written and holds nothing is decoded as if it was not there (core confmap, both versions), or switches on
 * what it describes (core configoptional). Its author meant something by it, so each of those that people leave empty is told,
 * with what will happen.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../model/json.ts";
import type { Component } from "../../../needs/configuration.ts";
import { defaultsOf, type SchemaNode, schemaAt, schemaFile } from "../../../schema/registry.ts";
import { type CollectorRule, type CollectorView, isLoadBalancer } from "./view.ts";

export const emptySections: CollectorRule = (view) =>
  view.components.flatMap((component) => {
    const schema = schemaFile(view.schemas, component.section, component.type, "exact");
    if (schema === undefined || !isJsonObject(component.settings)) return [];
    return emptyIn(component.settings, []).flatMap((path) => finding(view, component, schema, path));
  });

/** Deeper nesting is not looked into. */
const depthMax = 8;

/** Keys that the table has and that hold nothing. */
function emptyIn(section: JsonObject, path: Path): readonly Path[] {
  if (path.length >= depthMax) return [];
  return Object.entries(section).flatMap(([key, value]) => {
    const at = [...path, key];
    if (value === null) return Object.hasOwn(effects, key) ? [at] : [];
    return isJsonObject(value) ? emptyIn(value, at) : [];
  });
}

interface Empty {
  readonly view: CollectorView;
  readonly component: Component;
  readonly path: Path;
  /** What it has when it is not written: nothing for what is off then. */
  readonly otherwise: JsonObject | undefined;
  /** Keys that may stand beside it. */
  readonly beside: Readonly<Record<string, SchemaNode>>;
}

interface Effect {
  readonly fact: string;
  readonly help: string;
}

function finding(view: CollectorView, component: Component, schema: SchemaNode, path: Path): readonly Diagnostic[] {
  const key = String(path.at(-1));
  const node = schemaAt(schema, path);
  // Of a backend's own exporter, other rules tell what it is without it.
  const isTold = isLoadBalancer(component) && path[0] === "protocol";
  if (isTold || node === undefined || !isSection(node)) return [];
  const found = jsonAt(defaultsOf(view.schemas, component.section, component.type) as Json, path); // plain JSON
  const otherwise = isJsonObject(found) ? found : undefined;
  const beside = schemaAt(schema, path.slice(0, -1))?.properties ?? {};
  const effect = effects[key]?.({ view, component, path, otherwise, beside });
  if (effect === undefined) return [];
  const message = `${key} is empty (null): ${effect.fact}.`;
  return [view.finding("FL1006", [...component.path, ...path], { message, help: effect.help })];
}

function isSection({ properties, anyOf = [] }: SchemaNode): boolean {
  return properties !== undefined || anyOf.some(isSection);
}

/** Where naming the section is enough to have it (contrib and core, configoptional.Default at 0.161.0). */
const startsQueue: readonly string[] = Object.freeze(["debug", "loadbalancing", "load_balancing"]);

const effects: Readonly<Record<string, (empty: Empty) => Effect | undefined>> = Object.freeze({
  sending_queue: ({ otherwise, component, view }) => {
    if (otherwise === undefined && view.has("ownQueueDefaults") && startsQueue.includes(component.type))
      return {
        fact: "that enables a queue of 1000 requests, which does not exist without the key",
        help: "write enabled: true below it if you want a queue, or remove it",
      };
    if (otherwise === undefined || otherwise["enabled"] === false)
      return { fact: "as without the key, there is no queue", help: "write enabled: true below it, or remove it" };
    return {
      fact: `as without the key, ${otherwise["queue_size"]} requests wait in memory`,
      help: "write enabled: false below it to have no queue, or remove it",
    };
  },
  retry_on_failure: ({ otherwise }) =>
    otherwise?.["enabled"] === true
      ? {
          fact: `as without the key, failed requests are retried for ${inWords(otherwise["max_elapsed_time"])}`,
          help: "write enabled: false below it to try once, or remove it",
        }
      : {
          fact: "as without the key, nothing is retried",
          help: "write enabled: true below it, or remove it",
        },
  tls: ({ otherwise, beside }) => {
    if (otherwise === undefined)
      return { fact: "as without the key, nothing is encrypted here", help: "write its settings, or remove it" };
    return Object.hasOwn(beside, "balancer_name")
      ? {
          fact: "as without the key, TLS is on, and it trusts the authorities of the system",
          help: "write insecure: true below it for a server without TLS, or its settings",
        }
      : {
          fact: "as without the key, the address decides about TLS, and it trusts the authorities of the system",
          help: "write its settings, or remove it",
        };
  },
  auth: ({ component, otherwise, beside }) => {
    if (otherwise !== undefined) return undefined;
    const isClient = component.section === "exporters" && !Object.hasOwn(beside, "cors");
    return {
      fact: isClient
        ? "as without the key, requests have no credentials"
        : "as without the key, anyone who reaches the port may send",
      help: "name the extension as authenticator below it, or remove it",
    };
  },
  cors: ({ otherwise }) =>
    otherwise === undefined
      ? { fact: "as without the key, no page of another origin may send", help: "list allowed_origins below it" }
      : undefined,
  batch: ({ view, path }) =>
    path.at(-2) === "sending_queue" && !view.has("queueBatchDefaults")
      ? {
          fact: "as without the key, the queue builds no batches",
          help: "write flush_timeout and min_size below it, or remove it",
        }
      : undefined,
  sasl: () => ({ fact: "as without the key, the client sends no name", help: "write its settings, or remove it" }),
  wal: () => ({ fact: "as without the key, nothing is kept on disk", help: "give its directory, or remove it" }),
  ...Object.fromEntries(["static", "dns", "k8s", "aws_cloud_map"].map((key) => [key, resolver])),
});

/** Where there is none at all, that is what is found. */
function resolver({ component, path }: Empty): Effect | undefined {
  const beside = jsonAt(component.settings, path.slice(0, -1));
  const isOther = isJsonObject(beside) && Object.values(beside).some((value) => value !== null);
  return path.at(-2) === "resolver" && isOther
    ? { fact: "it does not count as a resolver", help: "remove it, or write its settings" }
    : undefined;
}

function inWords(time: Json | undefined): string {
  return String(time ?? "").replace(/(\d[a-z]+)0s$/, "$1");
}
