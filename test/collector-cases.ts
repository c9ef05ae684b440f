/**
 * Configurations with the verdict of real Collectors, recorded in fixtures/collector-cases.json: whether they start, by
 * version. `npm run conformance` asks the Collectors again; a test holds our verdict to theirs.
 */

import { readFileSync } from "node:fs";
import type { JsonObject } from "../src/model/json.ts";

export interface CollectorCase {
  readonly name: string;
  /** Sections beside an otlp receiver and a debug exporter; each component is in the pipeline. */
  readonly parts: JsonObject;
  /** By version; a version that does not have the component is left out. */
  readonly starts: Readonly<Record<string, boolean>>;
  /**
   * What we say, by version, where it is another than "error" of what does not start and nothing of what does: a Collector
   * that starts and does not do what is written, one whose start depends on its machine.
   */
  readonly said?: Readonly<Record<string, "error" | "warning">>;
  /** What a Collector that starts logs of it. */
  readonly says?: string;
}

const file = new URL("fixtures/collector-cases.json", import.meta.url);

export const collectorCases: readonly CollectorCase[] = JSON.parse(
  readFileSync(file, "utf8"),
) as readonly CollectorCase[]; // A file of ours.

/** A whole configuration, which opens no port that could be taken. */
export function configurationOf({ parts }: CollectorCase): JsonObject {
  const part = (section: string): JsonObject => (parts[section] ?? {}) as JsonObject; // sections of a file of ours
  const receivers = { otlp: { protocols: { grpc: { endpoint: "127.0.0.1:0" } } }, ...part("receivers") };
  const exporters = parts["exporters"] === undefined ? { debug: {} } : part("exporters");
  const pipeline = {
    receivers: Object.keys(receivers),
    processors: Object.keys(part("processors")),
    exporters: Object.keys(exporters),
  };
  return {
    receivers,
    processors: part("processors"),
    exporters,
    extensions: part("extensions"),
    service: {
      telemetry: { metrics: { level: "none" } },
      extensions: Object.keys(part("extensions")),
      pipelines: Object.fromEntries([["traces", pipeline], ...Object.entries(part("pipelines"))]),
    },
  };
}
