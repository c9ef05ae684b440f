/** A whole configuration around one component: pipelines of every signal that it supports, and nothing else that could be wrong. */

import { type Signal, signals } from "../../../src/contract/signal.ts";
import type { Json, JsonObject } from "../../../src/model/json.ts";
import {
  type ComponentKind,
  canonicalType,
  componentKinds,
  componentTypes,
  connectorPairs,
  supportsSignal,
} from "../../../src/schema/registry.ts";
import { least } from "./least.ts";

export interface Subject {
  readonly kind: ComponentKind;
  /** Its current name in the version. */
  readonly type: string;
  /** Settings that validate. */
  readonly settings: Json;
}

/** Every component of which a schema of the version is held. */
export function subjectsOf(version: string): readonly Subject[] {
  return componentKinds.flatMap((kind) => {
    const types = new Set(componentTypes(version, kind).map((type) => canonicalType(version, kind, type) ?? type));
    return [...types].map((type) => ({ kind, type, settings: leastOf(version, kind, type) }));
  });
}

function leastOf(version: string, kind: ComponentKind, type: string): Json {
  const row = Object.entries(least).find(([name]) => {
    const [section, oldest = ""] = name.split("/");
    return section === kind && canonicalType(version, kind, oldest) === type;
  });
  return row?.[1] ?? null;
}

/** The Collector's own telemetry would listen at a port of its own. */
const telemetry = Object.freeze({ metrics: { level: "none" } });

export function configurationAround(version: string, { kind, type, settings }: Subject): JsonObject {
  const ends = { receivers: { nop: null }, exporters: { nop: null } };
  const own = {
    ...ends,
    [kind]: { ...(kind === "receivers" || kind === "exporters" ? ends[kind] : {}), [type]: settings },
  };
  const pipelines = kind === "connectors" ? bothSides(version, type) : through(version, kind, type);
  const extensions = kind === "extensions" ? { extensions: [type] } : {};
  return { ...own, service: { telemetry, ...extensions, pipelines } };
}

function through(version: string, kind: ComponentKind, type: string): JsonObject {
  const using = signals.filter((signal) => kind === "extensions" || supportsSignal(version, kind, type, signal));
  const pipeline = { receivers: ["nop"], exporters: ["nop"] };
  return Object.fromEntries(
    using.map((signal) => [signal, kind === "extensions" ? pipeline : { ...pipeline, [kind]: [type] }]),
  );
}

function bothSides(version: string, type: string): JsonObject {
  const pairs = connectorPairs(version, type) ?? [];
  const { from, to } = pairs.find((pair) => pair.from === "traces") ?? {
    from: "traces" as Signal,
    to: "traces" as Signal,
  };
  return {
    [`${from}/in`]: { receivers: ["nop"], exporters: [type] },
    [`${to}/out`]: { receivers: [type], exporters: ["nop"] },
  };
}
