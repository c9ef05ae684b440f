/** A queue that is kept on disk fits on its volume: a full one takes nothing more, and a pod above the limit of its emptyDir is evicted. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { type Json, jsonAt } from "../../../model/json.ts";
import { type Component, normalId } from "../../../needs/configuration.ts";
import { foldersWritten } from "../../../needs/files.ts";
import { queueBytes } from "../../../needs/memory.ts";
import { defaultsOf } from "../../../schema/registry.ts";
import type { DeployedRule } from "../../rule.ts";
import { type CollectorView, isLoadBalancer, viewOf } from "../collector/view.ts";
import { clusterOf } from "./cluster.ts";
import { mountOf } from "./mounts.ts";

export const volumesSuffice: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const view = viewOf(collector);
    const [pod] = clusterOf(deployed).running(collector);
    if (pod === undefined) return [];
    return foldersWritten(collector.config).flatMap(({ component, folder, path }): readonly Diagnostic[] => {
      const size = mountOf(folder, pod)?.sizeBytes;
      const queued = component.type === "file_storage" ? queuedIn(component, view) : [];
      const least = queued.reduce((sum, { bytes }) => sum + bytes, 0);
      const [largest] = queued.toSorted((left, right) => right.bytes - left.bytes);
      if (size === undefined || largest === undefined || size >= least) return [];
      return [
        view.finding("FL4039", path, {
          message: `The volume at ${folder} has ${text(size)}, and the queue of "${largest.id}" takes ${text(least)} or more when it is full: what comes then is lost.`,
          help: "make it several times larger, because requests are larger than the smallest, or lower queue_size",
        }),
      ];
    });
  });

/** Pages that bbolt keeps beside what is written, for each file (1.4). */
const fileBytes = 64 * 2 ** 10;

interface Queue {
  readonly id: string;
  readonly bytes: number;
}

function queuedIn(storage: Component, view: CollectorView): readonly Queue[] {
  return view.in("exporters").flatMap((exporter) => {
    if (!exporter.runs) return [];
    const defaults = defaultsOf(view.schemas, "exporters", exporter.type) as Json | undefined; // Plain JSON.
    const places = isLoadBalancer(exporter) ? [[], ["protocol", "otlp"]] : [[]];
    return places.flatMap((at) => {
      const own = jsonAt(exporter.settings, [...at, "sending_queue", "storage"]);
      if (typeof own !== "string" || normalId(own) !== normalId(storage.name)) return [];
      const setting = (key: string) => {
        const path = [...at, "sending_queue", key];
        return jsonAt(exporter.settings, path) ?? (defaults && jsonAt(defaults, path));
      };
      return [{ id: exporter.id, bytes: fileBytes + queueBytes(setting("queue_size"), setting("sizer")) }];
    });
  });
}

function text(bytes: number): string {
  return bytes < 2 ** 20 ? `${Math.round(bytes / 2 ** 10)} KiB` : `${Math.round(bytes / 2 ** 20)} MiB`;
}
