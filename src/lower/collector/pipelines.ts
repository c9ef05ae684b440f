/**
 * Assembles a tier's Collector configuration: the author's parts around Fairlead's own, and the pipelines. A component
 * that the author names in `pipelines` is used only there; every other is used by each signal it supports.
 */

import type { Signal } from "../../contract/signal.ts";
import type { Mark, Path, Place } from "../../diagnostics/place.ts";
import { within } from "../../diagnostics/place.ts";
import type { SchemaVersion } from "../../model/collector/release.ts";
import type { JsonObject } from "../../model/json.ts";
import type { CollectorConfig } from "../../model/plan.ts";
import type {
  CollectorParts,
  Components,
  Persistence,
  PipelineParts,
  UncheckedComponent,
} from "../../model/topology.ts";
import type { ComponentKind } from "../../schema/registry.ts";
import * as defaults from "../defaults.ts";
import { storageExtension, storedExporters } from "./persistence.ts";
import { takesSignal } from "./takes-signal.ts";
import { telemetrySection } from "./telemetry.ts";

export interface TierConfig {
  readonly schemas: SchemaVersion;
  readonly parts: CollectorParts;
  readonly unchecked: readonly UncheckedComponent[];
  /** Fairlead's own receivers, replaced by the author's of the same id. */
  readonly receivers: Components;
  readonly extensions: Components;
  readonly persistence: Persistence | undefined;
  /** Each has a pipeline, whatever the author declares. */
  readonly signals: readonly Signal[];
  /** Fairlead's exporters, and those that each signal's pipeline starts with. */
  readonly exporters: Components;
  readonly exportersOf: Readonly<Partial<Record<Signal, readonly string[]>>>;
  readonly marks: readonly Mark[];
  readonly origin: Place;
}

export function buildCollectorConfig(tier: TierConfig): Pick<CollectorConfig, "body" | "marks" | "folder" | "file"> {
  const { parts } = tier;
  const exporters = { ...tier.exporters, ...parts.exporters };
  const sections = {
    receivers: { ...tier.receivers, ...parts.receivers },
    processors: orderedProcessors(parts.processors ?? {}),
    exporters: tier.persistence ? storedExporters(exporters, tier.schemas) : exporters,
    extensions: { ...tier.extensions, ...storageExtension(tier.persistence), ...parts.extensions },
    connectors: parts.connectors ?? {},
  };
  const body: JsonObject = {
    receivers: sections.receivers,
    processors: sections.processors,
    exporters: sections.exporters,
    ...(Object.keys(sections.connectors).length > 0 && { connectors: sections.connectors }),
    extensions: sections.extensions,
    service: {
      extensions: Object.keys(sections.extensions),
      telemetry: telemetrySection(parts.telemetry),
      pipelines: buildPipelines(tier, sections),
    },
  };
  const marks = [...storageMarks(tier), ...tier.marks, ...partMarks(parts, tier.origin)];
  return { body, marks, folder: defaults.configFolder, file: defaults.configFile };
}

/** memory_limiter first and batch last, unless the author placed them. */
function orderedProcessors(own: Components): Components {
  return {
    ...(!("memory_limiter" in own) && { memory_limiter: defaults.memoryLimiter }),
    ...own,
    ...(!("batch" in own) && { batch: defaults.batch }),
  };
}

type Sections = Readonly<Record<"receivers" | "processors" | "exporters" | "extensions" | "connectors", Components>>;

function buildPipelines(tier: TierConfig, sections: Sections): JsonObject {
  const declared = tier.parts.pipelines ?? {};
  const claimed = claimedIn(Object.values(declared));
  // Not by assignment and plain look-up: an author may write `__proto__` or `constructor`.
  const partsOf = new Map(Object.entries(declared));
  const pipelines = [...new Set([...tier.signals, ...partsOf.keys()])].map((id): [string, JsonObject] => {
    const signal = id.split("/")[0] as Signal; // The schema of `service.pipelines` reports any other word.
    return [id, pipeline(tier, sections, signal, partsOf.get(id) ?? {}, claimed)];
  });
  return Object.fromEntries(pipelines);
}

type Claimed = Readonly<Record<"receivers" | "processors" | "exporters", ReadonlySet<string>>>;

/** An exporter and a receiver may have the same id. */
function claimedIn(declared: readonly PipelineParts[]): Claimed {
  const named = (list: keyof Claimed) => new Set(declared.flatMap((parts) => parts[list] ?? []));
  return { receivers: named("receivers"), processors: named("processors"), exporters: named("exporters") };
}

function pipeline(
  tier: TierConfig,
  sections: Sections,
  signal: Signal,
  declared: PipelineParts,
  claimed: Claimed,
): JsonObject {
  const fitting = (kind: keyof Claimed & ComponentKind, components: Components): string[] =>
    Object.keys(components).filter((id) => !claimed[kind].has(id) && takesSignal(tier, kind, id, signal));
  const own = Object.keys(tier.parts.exporters ?? {});
  return {
    receivers: declared.receivers ?? [...new Set(["otlp", ...fitting("receivers", sections.receivers)])],
    processors: declared.processors ? guarded(declared.processors) : fitting("processors", sections.processors),
    exporters: declared.exporters ?? [
      // The author's of the same id replaces Fairlead's.
      ...new Set([
        ...(Object.hasOwn(tier.exportersOf, signal) ? (tier.exportersOf[signal] ?? []) : []),
        ...fitting("exporters", sections.exporters).filter((id) => own.includes(id)),
      ]),
    ],
  };
}

/** A pipeline with processors of its own keeps the memory limiter before and the batch behind them. */
function guarded(processors: readonly string[]): readonly string[] {
  return [
    ...(processors.includes("memory_limiter") ? [] : ["memory_limiter"]),
    ...processors,
    ...(processors.includes("batch") ? [] : ["batch"]),
  ];
}

/** Each stands one further where the memory limiter is put before them; what is put there is the list's. */
function processorMarks(processors: readonly string[] | undefined, at: Path, written: Place): readonly Mark[] {
  if (!Array.isArray(processors)) return [];
  const list = within(written, "processors");
  const first = processors.includes("memory_limiter") ? 0 : 1;
  return guarded(processors).map((_, index) => {
    const own = index - first;
    const isOwn = own >= 0 && own < processors.length;
    return { at: [...at, "processors", index], origin: isOwn ? within(list, own) : list };
  });
}

function storageMarks({ persistence, origin }: TierConfig): readonly Mark[] {
  const ids = Object.keys(storageExtension(persistence));
  return ids.map((id) => ({ at: ["extensions", id, "directory"], origin: within(origin, "persistence", "size") }));
}

/** Where the author's parts end up, so that a finding in the configuration points at the blueprint. */
function partMarks(parts: CollectorParts, origin: Place): Mark[] {
  const marks: Mark[] = [];
  for (const section of ["receivers", "processors", "exporters", "extensions", "connectors"] as const) {
    for (const id of Object.keys(parts[section] ?? {}))
      marks.push({ at: [section, id], origin: within(origin, section, id) });
  }
  for (const [id, { processors }] of Object.entries(parts.pipelines ?? {})) {
    const at = ["service", "pipelines", id];
    const written = within(origin, "pipelines", id);
    marks.push({ at, origin: written }, ...processorMarks(processors, at, written));
  }
  for (const key of Object.keys(parts.telemetry ?? {})) {
    marks.push({ at: ["service", "telemetry", key], origin: within(origin, "telemetry", key) });
  }
  return marks;
}
