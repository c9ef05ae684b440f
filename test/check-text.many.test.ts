/** What is read, found and taken away in great numbers takes time in proportion: held by counts that would take minutes else. */

import { checkText } from "fairlead";
import { expect, test } from "vitest";

const service = `receivers: { otlp: { protocols: { grpc: {} } } }
service: { pipelines: { traces: { receivers: [otlp], exporters: [otlp] } } }
`;

function checked(text: string): { readonly codes: Readonly<Record<string, number>>; readonly ms: number } {
  const started = process.cpuUsage().user;
  const codes: Record<string, number> = {};
  for (const { code } of checkText(text, { collector: "0.161.0" }).diagnostics) codes[code] = (codes[code] ?? 0) + 1;
  return { codes, ms: (process.cpuUsage().user - started) / 1e3 };
}

/** Takes four times as many, and no more than a little beyond four times as long: each against each takes sixteen times. */
function growsInProportion(textOf: (count: number) => string): void {
  checked(textOf(200));
  const [few = 0, many = 0] = [500, 2_000].map((count) => {
    const text = textOf(count);
    return Math.min(checked(text).ms, checked(text).ms);
  });
  expect(many).toBeLessThan(Math.max(few, 15) * 9);
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join("");

test("settings that do not exist, each with a comment that accepts it", () => {
  const textOf = (count: number) =>
    `${service}exporters:\n  otlp:\n    endpoint: a:4317\n${lines(count, (i) => `    # fairlead-ignore FL1002: known\n    key_${i}: 1\n`)}`;
  expect(checked(textOf(500)).codes).toEqual({ FL1002: 500 });
  growsInProportion(textOf);
});

test("components with a mistake each", () => {
  const textOf = (count: number) =>
    `${service}exporters:\n  otlp: { endpoint: a:4317 }\n${lines(count, (i) => `  otlp/${i}: { endpoint: a:4317, endpont: b }\n`)}`;
  expect(checked(textOf(500)).codes).toEqual({ FL1002: 500, FL2002: 500 });
  growsInProportion(textOf);
});

test("a text of more values than memory is there for is refused where it is not written plainly", () => {
  const text = `exporters: { debug: {} } \nlist: ["a\\n"${", {}".repeat(500_001)}]\n`;
  expect(checkText(text).diagnostics).toMatchObject([
    { code: "FL1011", message: expect.stringContaining("more than 500000 values") },
  ]);
});

test("a string of commas at the ends of lines is read, and refused for its type, not its size", () => {
  const { diagnostics } = checkText(`receivers: "${",\n  ".repeat(300_000)}"\n`);
  expect(diagnostics.map(({ code }) => code)).toEqual(["FL2004", "FL1003"]);
});
