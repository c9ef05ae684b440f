import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { wrapped, wrappedAssignments } from "../../src/local/wrapped.ts";

test("a line that fits stays as it is, blanks and all", () => {
  expect(wrapped("  a  b", 6)).toEqual(["  a  b"]);
});

test("a longer one is broken between words, and what follows stands further in", () => {
  expect(wrapped("  one two three four", 11)).toEqual(["  one two", "    three", "    four"]);
  expect(wrapped("   1.0 s  one two three", 21, 10)).toEqual(["   1.0 s  one two", "three".padStart(15)]);
});

test.each([1, 5, 10, 40, 80])("no line is longer than %d columns, and no letter is lost", (width) => {
  const text = "  backend-1: 127.0.0.1:38365, on the ring backend-1.loadbalancer-demo.svc.cluster.local:4317";
  const lines = wrapped(text, width);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
});

test.each([100, 64, 40, 36])("what a shell is given at %d columns means the same to it", (width) => {
  const lines = wrappedAssignments(
    [
      ["OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:40645"],
      ["OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"],
    ],
    "    ",
    width,
  );
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  const asked = `${lines.join("\n")}\nprintf '%s %s' "$OTEL_EXPORTER_OTLP_ENDPOINT" "$OTEL_EXPORTER_OTLP_PROTOCOL"`;
  expect(spawnSync("sh", ["-c", asked], { encoding: "utf8" }).stdout).toBe("http://127.0.0.1:40645 http/protobuf");
});
