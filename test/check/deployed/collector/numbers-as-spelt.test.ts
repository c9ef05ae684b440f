import { expect, test } from "vitest";
import { checkFiles } from "../../../../src/check-files.ts";

/** Numbers are read as a real Collector decodes them: 0100 became 64 in both versions, 0o17 15, 1_000 1000. */
function found(processors: string) {
  const name = /^ *(\w+)/.exec(processors)?.[1];
  const text = `receivers: {otlp: {protocols: {grpc: {endpoint: "127.0.0.1:4317"}}}}
exporters: {debug: {}}
processors:
${processors}
service:
  pipelines: {traces: {receivers: [otlp], processors: [${name}], exporters: [debug]}}
`;
  return checkFiles([{ file: "a.yaml", text }], { collector: "0.161.0" }).diagnostics.map(
    ({ code, message, help, place }) => [code, place.range?.start.column, message, help],
  );
}

const inAction = (value: string) =>
  found(`  attributes: {actions: [{key: a, action: insert, value: ${value}}]}`).map(
    ([code, , message, help]) => `${code} ${message} ${help}`,
  );

test("a leading zero makes a number octal, whoever reads the YAML here", () => {
  const told = [
    "FL1006",
    22,
    "0100 is 64 to the Collector: a leading zero makes a number octal.",
    "write 100, or 64 if octal is meant",
  ];
  expect(found("  batch:\n    send_batch_size: 0100")).toEqual([told]);
  // An anchor is read by the library.
  expect(found("  batch: &b\n    send_batch_size: 0100")).toEqual([told]);
});

test("a time without a unit is told once, however it is spelt", () => {
  const means = "A number without a unit is nanoseconds here: 0010 means 8 ns, because a leading zero makes it octal.";
  expect(found("  batch:\n    timeout: 0010")).toEqual([
    ["FL1006", 14, means, 'write "10ms" for milliseconds, "10s" for seconds'],
  ]);
});

test("what may be a text may need quotes", () => {
  expect(inAction("0100")).toEqual([
    'FL1006 0100 is 64 to the Collector: a leading zero makes a number octal. write 100, or 64 if octal is meant; a string needs quotes: "0100"',
  ]);
});

test("numbers that are what they look like are not told", () => {
  expect(found("  batch:\n    send_batch_size: 1_000\n    send_batch_max_size: 0x1000")).toEqual([]);
  expect(found("  batch:\n    send_batch_size: 07")).toEqual([]);
});

test("where any value is taken, a version or an id may be a number", () => {
  expect(inAction("1.10")).toEqual([
    'FL1006 Without quotes, 1.10 is the number 1.1 here. write "1.10" for the string, or 1.1 for the number',
  ]);
  expect(inAction("12e3")).toHaveLength(1);
  expect(inAction("0x1F")).toHaveLength(1);
  expect([...inAction('"1.10"'), ...inAction("7"), ...inAction("1.5")]).toEqual([]);
});
