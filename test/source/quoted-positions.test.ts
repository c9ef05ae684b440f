import fc from "fast-check";
import { expect, test } from "vitest";
import { Document, Scalar, stringify } from "yaml";
import { checkFiles } from "../../src/check-files.ts";
import { quotedPositions } from "../../src/source/quoted-positions.ts";

const configuration = `receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
exporters:
  debug:
    verbosity: loud
service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }
`;
const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "edge" }, data: { relay: configuration } };

test.each([
  ["JSON in one line", JSON.stringify(object)],
  ["JSON of kubectl", JSON.stringify(object, undefined, 4)],
  ["a list of kubectl", JSON.stringify({ apiVersion: "v1", kind: "List", items: [object] }, undefined, 4)],
  ["escapes, folded as kubectl folds YAML", stringify(object, { defaultStringType: "QUOTE_DOUBLE", lineWidth: 60 })],
])("a mistake in %s is found at its own value", (_, text) => {
  const [found] = checkFiles([{ file: "edge.yaml", text }]).diagnostics;
  const { line, column } = found?.place.range?.start ?? { line: 0, column: 0 };
  const written = text.split("\n")[line - 1]?.slice(column - 1, column + 3);
  expect([found?.code, written]).toEqual(["FL1004", "loud"]);
});

test("every letter of a text is found where the library wrote it", () => {
  const unit = fc.constantFrom("a", "b c", "\n", "\n\n", '"', "\\", "\u00e9", "\u2028", "\u0007", "\u{1f600}", "word");
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), fc.integer({ min: 10, max: 40 }), (parts, lineWidth) => {
      const text = parts.join("");
      const scalar = new Scalar(text);
      scalar.type = Scalar.QUOTE_DOUBLE;
      const written = new Document({ key: scalar }).toString({ lineWidth });
      const lines = written.split("\n");
      const places = quotedPositions(
        lines,
        { line: lines[0] === "key:" ? 2 : 1, column: lines[0] === "key:" ? 3 : 6 },
        text,
      );
      expect(places).toBeDefined();
      for (const [index, row] of text.split("\n").entries()) {
        for (const { index: at, 0: letter } of row.matchAll(/[a-z]/g)) {
          const { line, column } = places?.({ line: index + 1, column: at + 1 }) ?? { line: 0, column: 0 };
          expect(lines[line - 1]?.[column - 1]).toBe(letter);
        }
      }
    }),
  );
});

test("what a scalar does not mean has no places", () => {
  expect(quotedPositions(['"ab"'], { line: 1, column: 1 }, "abc")).toBeUndefined();
  expect(quotedPositions(['"ab'], { line: 1, column: 1 }, "ab")).toBeUndefined();
});
