/** Real Collectors of both versions say of each at start that the encoding is not known. */

import { expect, test } from "vitest";
import { encodingPlaces } from "../../../../src/check/deployed/collector/kafka-encodings.ts";
import { viewOf } from "../../../../src/check/deployed/collector/view.ts";
import { inBlueprint } from "../../../../src/diagnostics/place.ts";
import type { JsonObject } from "../../../../src/model/json.ts";

function placesOf(section: "receivers" | "exporters", settings: JsonObject, signals = ["traces", "logs"]) {
  const ends = { receivers: ["nop"], exporters: ["nop"], [section]: ["kafka"] };
  const config = {
    receivers: { nop: null },
    exporters: { nop: null },
    [section]: { kafka: settings },
    service: { pipelines: Object.fromEntries(signals.map((signal) => [signal, ends])) },
  };
  const origin = inBlueprint("a");
  const view = viewOf({ name: "a", namespace: "a", version: "0.129.0", config, marks: [], origin });
  return view.in(section).flatMap((component) => encodingPlaces(view, component).map((path) => path.join(".")));
}

test("a word that is not the component's own is an extension's", () => {
  expect(placesOf("receivers", { logs: { encoding: "mine" } })).toEqual(["logs.encoding"]);
  expect(placesOf("exporters", { logs: { encoding: "" } })).toEqual(["logs.encoding"]);
});

test("an empty word for every signal is none, and each has its default", () => {
  expect(placesOf("receivers", { encoding: "" })).toEqual([]);
  expect(placesOf("exporters", { encoding: "" })).toEqual([]);
});

test("words are of a signal, and of a side", () => {
  expect(placesOf("exporters", { logs: { encoding: "jaeger_proto" } })).toEqual(["logs.encoding"]);
  expect(placesOf("exporters", { traces: { encoding: "jaeger_proto" } })).toEqual([]);
  expect(placesOf("receivers", { logs: { encoding: "text_utf-16" } })).toEqual([]);
  expect(placesOf("exporters", { logs: { encoding: "text_utf-16" } })).toEqual(["logs.encoding"]);
});

test("the word for every signal is that of those without one", () => {
  expect(placesOf("exporters", { encoding: "raw" })).toEqual(["encoding"]);
  expect(placesOf("exporters", { encoding: "raw", traces: { encoding: "otlp_json" } })).toEqual([]);
});

test("a signal that is not carried is not encoded", () => {
  expect(placesOf("receivers", { logs: { encoding: "mine" } }, ["traces", "profiles"])).toEqual([]);
});
