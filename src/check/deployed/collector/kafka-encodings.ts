/** Encodings that the components of Kafka have themselves; another word is the name of an extension, found at start (contrib kafkaexporter, kafkareceiver, both versions). */

import type { Path } from "../../../diagnostics/place.ts";
import { jsonAt } from "../../../model/json.ts";
import type { Component } from "../../../needs/configuration.ts";
import type { CollectorView } from "./view.ts";

const otlp = Object.freeze(["otlp_proto", "otlp_json"]);
const ofTraces = Object.freeze([...otlp, "jaeger_proto", "jaeger_json", "zipkin_proto", "zipkin_json"]);

/** Of profiles nothing is known here. */
const encodings: Readonly<Record<"receivers" | "exporters", ReadonlyMap<string, readonly string[]>>> = Object.freeze({
  receivers: new Map([
    ["traces", [...ofTraces, "zipkin_thrift"]],
    ["metrics", otlp],
    ["logs", [...otlp, "raw", "json", "azure_resource_logs", "text"]],
  ]),
  exporters: new Map([
    ["traces", ofTraces],
    ["metrics", otlp],
    ["logs", [...otlp, "raw"]],
  ]),
});

/** Places below the component where the encoding of a signal that it carries is asked of an extension. */
export function encodingPlaces(
  { using }: CollectorView,
  { section, type, name, settings }: Component,
): readonly Path[] {
  if (type !== "kafka" || (section !== "receivers" && section !== "exporters")) return [];
  const carried = new Set(using(section, name).map(({ signal }) => signal));
  const places = [...carried].flatMap((signal) => {
    // Up to 0.129.0 one word could be that of every signal that has none; an empty one is none.
    const path = [[signal, "encoding"], ["encoding"]].find(
      (at) => typeof jsonAt(settings, at) === "string" && (at.length > 1 || jsonAt(settings, at) !== ""),
    );
    const word = path === undefined ? "" : String(jsonAt(settings, path));
    const own = encodings[section].get(signal);
    const isOwn = own === undefined || own.includes(word) || (section === "receivers" && isText(word, signal));
    return path === undefined || isOwn ? [] : [path];
  });
  return places.filter((path, index) => places.findIndex((other) => other.join() === path.join()) === index);
}

/** A receiver decodes text by an encoding whose name follows. */
function isText(word: string, signal: string): boolean {
  return signal === "logs" && word.startsWith("text_");
}
