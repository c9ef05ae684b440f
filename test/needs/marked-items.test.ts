import { expect, test } from "vitest";
import { effectsOnItems, effectText } from "../../src/needs/marked-items.ts";
import { markedItems } from "../fixtures/marked-items.ts";

test.each(markedItems)("$signal through $id $settings: $effect", ({ signal, id, settings, effect }) => {
  expect(effectsOnItems(signal, [{ id, settings }]).map(({ kind }) => kind)).toEqual(effect === "none" ? [] : [effect]);
});

test("what drops or joins whatever its settings does so in the signals that it takes", () => {
  const kindsOf = (id: string) =>
    (["traces", "metrics", "logs"] as const).map((signal) => effectsOnItems(signal, [{ id, settings: null }])[0]?.kind);
  expect(kindsOf("probabilistic_sampler/a")).toEqual(["drops", undefined, "drops"]);
  expect(kindsOf("interval")).toEqual([undefined, "joins", undefined]);
  expect(kindsOf("batch")).toEqual([undefined, undefined, undefined]);
});

test("whatever an author gave, there is an answer", () => {
  for (const settings of [
    null,
    1,
    "x",
    [],
    { trace_statements: { a: 1 } },
    { trace_statements: [{ statements: 1 }] },
  ]) {
    expect(effectsOnItems("traces", [{ id: "transform", settings }])).toEqual([]);
  }
  expect(effectsOnItems("traces", [{ id: "constructor", settings: null }])).toEqual([]);
  expect(
    effectsOnItems("traces", [{ id: "redaction", settings: { allow_all_keys: true, blocked_values: ["("] } }]),
  ).toEqual([]);
});

test("a text names the processor, what it does and by what", () => {
  expect(effectText({ id: "transform/strip", kind: "unmarks", by: 'delete_key(attributes, "a")' })).toBe(
    'transform/strip, which takes fairlead.verify off items (delete_key(attributes, "a"))',
  );
});
