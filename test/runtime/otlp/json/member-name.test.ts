import { expect, test } from "vitest";
import { signalShapes } from "../../../../src/routing/otlp/messages.ts";
import { cursorOf } from "../../../../src/runtime/otlp/json/json-cursor.ts";
import { type JsonShape, jsonShapeOf, type Named } from "../../../../src/runtime/otlp/json/json-shape.ts";
import { nextMember } from "../../../../src/runtime/otlp/json/member-name.ts";

const request: JsonShape = jsonShapeOf(signalShapes.traces.request);

/** What one message has been read of, member by member, each followed by a comma. */
function names(...texts: readonly string[]) {
  const level: { before: Named | undefined } = { before: undefined };
  return texts.map((text) => {
    const cursor = cursorOf(Buffer.from(`${text},`));
    const named = nextMember(cursor, level, request);
    return cursor.fault ?? (named ? `${named.field.name} to ${cursor.at}` : `nobody's, to ${cursor.at}`);
  });
}

test("a name is taken as it stands in JSON and in the .proto files, with escapes and white space, in any order", () => {
  expect(names('"resourceSpans":1', '"resource_spans":1', '"resourceSpans" :1', '"\\u0072esourceSpans":1')).toEqual([
    "resourceSpans to 16",
    "resourceSpans to 17",
    "resourceSpans to 17",
    "resourceSpans to 21",
  ]);
});

test("what came behind a member the last time is a guess, and another name is taken as well", () => {
  expect(names('"resourceSpans":1', '"resourceSpans":1')).toEqual(["resourceSpans to 16", "resourceSpans to 16"]);
  expect(names('"resourceSpans":1', '"resourceSpan":1')).toEqual(["resourceSpans to 16", "nobody's, to 15"]);
  expect(names('"resourceSpans":1', '"resourceSpansX":1')).toEqual(["resourceSpans to 16", "nobody's, to 17"]);
});

test.each([
  ["resourceSpans:1", "not JSON: expected the name of a member at byte 0"],
  ['"resourceSpans"1', "not JSON: expected a colon at byte 15"],
  ['"resource\nSpans":1', "not JSON: expected an escape for a control character at byte 9"],
])("%j has no name", (text, fault) => {
  expect(names(text)).toEqual([fault]);
});
