/** Undelivered telemetry on disk: a claim for each pod, the file_storage extension on it, and the sending queues in that. */

import type { SchemaVersion } from "../../model/collector/release.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../model/json.ts";
import type { NamedVolume } from "../../model/pod.ts";
import { canonicalQuantity } from "../../model/quantity.ts";
import type { Components, Persistence } from "../../model/topology.ts";
import { defaultsOf, schemaAt, schemaFile, typeOfId } from "../../schema/registry.ts";
import { queueFolder } from "../defaults.ts";

const storage = "file_storage";

export function queueVolumes(persistence: Persistence | undefined): readonly NamedVolume[] {
  if (!persistence) return [];
  const size = canonicalQuantity(persistence.size);
  return [{ name: "sending-queue", volume: { kind: "claim-template", path: queueFolder, ...persistence, size } }];
}

export function storageExtension(persistence: Persistence | undefined): Components {
  return persistence ? { [storage]: { directory: queueFolder } } : {};
}

/** Exporters whose queue is on keep it in the storage, unless the author says where. */
export function storedExporters(exporters: Components, schemas: SchemaVersion): Components {
  return Object.fromEntries(
    Object.entries(exporters).map(([id, settings]) => [id, keeping(settings ?? {}, id, schemas) ?? settings]),
  );
}

function keeping(settings: JsonObject, id: string, schemas: SchemaVersion): JsonObject | undefined {
  const type = typeOfId(id);
  const schema = schemaFile(schemas, "exporters", type, "exact");
  // What is only printed is not worth keeping.
  if (type === "debug" || !schema || !schemaAt(schema, ["sending_queue", "storage"])) return undefined;
  if (settings["sending_queue"] === undefined && !queuesByItself(schemas, type)) return undefined;
  const { protocol } = settings;
  const otlp = isJsonObject(protocol ?? null) ? (protocol as JsonObject)["otlp"] : undefined; // Just seen to be one.
  return {
    ...settings,
    sending_queue: stored(settings["sending_queue"]),
    // The load balancing exporter has a queue for each backend, too.
    ...(isJsonObject(otlp ?? null) && {
      protocol: { otlp: { ...(otlp as JsonObject), sending_queue: stored((otlp as JsonObject)["sending_queue"]) } },
    }),
  };
}

/** Some exporters have a queue only where one is written, with sizes of zero (prometheus, 0.161.0). */
function queuesByItself(schemas: SchemaVersion, type: string): boolean {
  const defaults = defaultsOf(schemas, "exporters", type) as Json | undefined; // Plain JSON.
  const queue = defaults && jsonAt(defaults, ["sending_queue"]);
  return isJsonObject(queue) && queue["enabled"] !== false;
}

function stored(queue: Json | undefined): JsonObject {
  const given = isJsonObject(queue ?? null) ? (queue as JsonObject) : {};
  return given["enabled"] === false ? given : { storage, ...given };
}
