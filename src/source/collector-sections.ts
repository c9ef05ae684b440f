/** What tells the configuration of a Collector from other YAML: sections of its own at the top. */

import { isJsonObject, type Json, jsonAt } from "../model/json.ts";

const sections = ["receivers", "processors", "exporters", "connectors", "extensions", "service"] as const;

/** True for a value with a section of a Collector at its top; other programs have words such as `service` too. */
export function hasCollectorSections(value: Json | undefined): boolean {
  if (!isJsonObject(value)) return false;
  if (typeof value["kind"] === "string") return hasPipelinesAtTop(value);
  const own = sections.filter((section) => isSection(value[section]));
  if (own.length > 1) return true;
  const [only] = own;
  if (only === undefined || Object.keys(value).length > 1) return false;
  const content = value[only];
  return (
    isJsonObject(content) && (only !== "service" || ["pipelines", "telemetry"].some((key) => isSection(content[key])))
  );
}

/** True for what no object of Kubernetes has, whatever of one was pasted into it. */
export function hasPipelinesAtTop(value: Json): boolean {
  return isJsonObject(value) && isJsonObject(jsonAt(value, ["service", "pipelines"])) && hasSection(value, ways);
}

const ways = ["receivers", "exporters"] as const;

/** True for a value with any section of a Collector in it, whatever else it has. */
export function hasSection(value: Json | undefined, among: readonly string[] = sections): boolean {
  return isJsonObject(value) && among.some((section) => isJsonObject(value[section]));
}

function isSection(value: Json | undefined): boolean {
  return value === null || isJsonObject(value);
}

const written = new RegExp(`^\\s*["']?(?:${sections.join("|")})["']?\\s*:`, "m");
const both = /^\s*["']?(?:receivers|exporters)["']?\s*:/m;

/** True for a text that may have been meant for a configuration, though it cannot be read. */
export function looksLikeConfiguration(text: string): boolean {
  return written.test(text) && both.test(text);
}

/** True for a part of a configuration: what a Collector needs may stand elsewhere. */
export function isFragment(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  const service = value["service"];
  const hasPipelines = isJsonObject(service) && isJsonObject(service["pipelines"]);
  return !hasPipelines || !isJsonObject(value["receivers"]) || !isJsonObject(value["exporters"]);
}
