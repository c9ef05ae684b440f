import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { configurationsSound } from "../../src/check/deployed/collector/rules.ts";
import { onePerPlace } from "../../src/diagnostics/diagnostic.ts";
import { formatDiagnostic } from "../../src/diagnostics/format.ts";
import { readCollectorYaml } from "../../src/source/collector-yaml.ts";
import { deployedCollector } from "../check/deployed/collector/configuration.ts";

function read(text: string) {
  return readCollectorYaml({ file: "collector.yaml", text });
}

/** The value, or `line:column reason`. */
function outcome(text: string): unknown {
  const found = read(text);
  if (found.kind === "value") return found.value;
  const { line, column } = found.place.range.start;
  return `${line}:${column} ${found.reason}`;
}

describe("a configuration is read as the Collector reads it", () => {
  test.each([
    ["integers of Go", "a: [1_000, 0b11, 0o17, 017, 0x1F, -5]", { a: [1000, 3, 15, 15, 31, -5] }],
    ["words of YAML 1.1", "a: [yes, no, on, off, y]", { a: ["yes", "no", "on", "off", "y"] }],
    ["only its first document", "a: 1\n---\nb: [", { a: 1 }],
    ["keys that are no strings", "1: a\ntrue: b\n~: c\n", { "1": "a", true: "b", "<nil>": "c" }],
    ["double colons", "a::b::c: 1\na:\n  d: 2\n", { a: { b: { c: 1 }, d: 2 } }],
    ["a byte order mark", "\ufeffa: 1\r\nb: 2\r\n", { a: 1, b: 2 }],
    ["aliases", "a: &x { b: 1 }\nc: *x\n", { a: { b: 1 }, c: { b: 1 } }],
    ["merges, own keys first", "a: &x { b: 1, c: 2 }\nd: { <<: *x, b: 3 }\n", { a: { b: 1, c: 2 }, d: { b: 3, c: 2 } }],
    ["lists of merges, the first first", "a: { <<: [{ b: 1 }, { b: 2, c: 3 }] }", { a: { b: 1, c: 3 } }],
    ["binary", "a: !!binary aGVsbG8=", { a: "hello" }],
    ["tags that nobody knows", "a: !mine 5", { a: "5" }],
    ["floats of Go", "a: [1_0.5, !!float 5, 1e3]", { a: [10.5, 5, 1000] }],
    ["capital letters in numbers", "a: [0X10, 0B11, 0O17]", { a: [16, 3, 15] }],
    ["YAML 1.1 by name", "%YAML 1.1\n---\na: 1\n", { a: 1 }],
    ["carriage returns alone", "a: 1\rb: 2\r", { a: 1, b: 2 }],
    [
      "a date, which is no text",
      "a: 2020-01-01\nb: '2020-01-01'\n",
      { a: { "<timestamp>": "2020-01-01" }, b: "2020-01-01" },
    ],
    ["a tab behind a value or a colon", "a:\t1\t# c\nb: [\t1]\n", { a: 1, b: [1] }],
  ])("%s", (_, text, value) => {
    expect(outcome(text)).toEqual(value);
  });

  test("a key named like a property of every object is a key", () => {
    const found = read("__proto__: { constructor: 1 }\na::__proto__: 2\n");
    expect(found.kind === "value" && JSON.stringify(found.value)).toBe(
      '{"__proto__":{"constructor":1},"a":{"__proto__":2}}',
    );
  });
});

describe("what cannot be read has a reason, where it stands", () => {
  const nested = (depth: number): string => `a: ${"[".repeat(depth)}${"]".repeat(depth)}`;
  const bomb = [..."bcdefghi"].map((name, index) => {
    const before = `*${"abcdefgh"[index]}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => before).join(", ")}]\n`;
  });

  test.each([
    ["an alias without its anchor", "a: 1\nb: *x\n", '2:4 unknown anchor "x"'],
    ["an anchor that stands later", "a: *x\nb: &x 1\n", '1:4 unknown anchor "x"'],
    ["an anchor that contains itself", "a: &x\n  b: [1, *x]\n", '2:10 the anchor "x" contains itself'],
    ["a merge of itself", "a: &x\n  <<: *x\n", '2:7 the anchor "x" contains itself'],
    [
      "an alias bomb",
      `a: &a [x, x]\n${bomb.join("")}`,
      expect.stringContaining("aliases stand for more than 100000 values"),
    ],
    ["a key that stands twice", 'a:\n  b: 1\n  "b": 2\n', '3:3 the key "b" is defined twice'],
    ["a key that is a list", "a:\n  ? [b]\n  : 1\n", "2:5 a section or a list cannot be a key"],
    ["a merge of a number", "a:\n  <<: 5\n", "2:7 << merges a section, or a list of sections"],
    ["what is not base64", "a: !!binary '*'\n", "1:13 !!binary is not base64"],
    ["a tab as indentation", "a:\n\tb: 1\n", "2:1 a line begins with a tab"],
    ["a line of a tab", "a:\n\t\n  b: 1\n", "2:1 a line begins with a tab"],
    ["another version of YAML", "%YAML 1.2\n---\na: 1\n", "1:1 the Collector reads YAML 1.1, not 1.2"],
    ["a directive that there is not", "%FOO x\n---\na: 1\n", "1:1 there is no directive %FOO"],
    ["two merges", "a: { <<: { b: 1 }, <<: { c: 1 } }", '1:20 the key "<<" is defined twice'],
    ["a control character", "a: 1\nb: \0\n", "2:4 control characters are not allowed"],
    ["half a character", "a: \ud800", "1:4 the text is not UTF-8 here"],
    ["a list", "- a\n", "1:1 the configuration is not a section of keys and values"],
    ["nothing", "# nothing\n", "1:1 the configuration is empty"],
    ["values too deep", nested(300), "1:203 values are nested deeper than 200 levels"],
    ["a text too long", "#".repeat(17 * 2 ** 20), "1:1 the text is longer than 16777216 characters"],
  ])("%s", (_, text, reason) => {
    expect(outcome(text)).toEqual(reason);
  });
});

describe("a finding stands where its value does", () => {
  const text = [
    "receivers:",
    "  otlp: { protocols: { grpc: } }",
    "exporters:",
    "  debug:",
    "    verbosity: full",
    "  otlp: &backend",
    "    endpont: a:4317",
    "    sending_queue:",
    "      queue_size: 0",
    "  otlp/again:",
    "    <<: *backend",
    "service:",
    "  pipelines:",
    "    traces:",
    "      receivers: [otlp]",
    "      exporters: [debug, otlp, otlp/again]",
    "      processors:",
    "        - batch",
  ].join("\n");

  test("by line and column, an unknown key at its name; a section that is merged again is told once", () => {
    const found = read(text);
    const config = found.kind === "value" ? found.value : {};
    const marks = found.kind === "value" ? found.marks : [];
    const deployed = deployedCollector(config, { version: "0.129.0", marks });
    const told = onePerPlace(configurationsSound(deployed));
    expect(told.map((one) => formatDiagnostic(one).split("\n")[0])).toEqual([
      "error FL1004 wrong-value at collector.yaml:5:16 (exporters.debug.verbosity)",
      "error FL1002 unknown-key at collector.yaml:7:5 (exporters.otlp.endpont)",
      "error FL2001 undefined-reference at collector.yaml:18:11 (service.pipelines.traces.processors[0])",
      "error FL1102 out-of-range at collector.yaml:9:19 (exporters.otlp.sending_queue.queue_size)",
    ]);
  });
});

describe("whatever the text", () => {
  const pieces = fc.constantFrom(
    ..."a b : - ? & * ! | > { } [ ] , # % @ ' \" \\ ~ << :: --- ... \t \n \r \0 \ufeff \u2028 \ud800".split(" "),
    "a: ",
    "- ",
    "\n  ",
    "&x ",
    "*x",
    "<<: *x",
    "!!binary ",
    "!!set ",
    "${env:A}",
    "[",
    "{a: ",
    "0x",
    "1e309",
    ".nan",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
    fc.tuple(fc.nat(), fc.nat(20), fc.array(pieces, { maxLength: 4 })).map(([at, cut, parts]) => {
      const from = at % valid.length;
      return valid.slice(0, from) + parts.join("") + valid.slice(from + cut);
    }),
  );

  test("a value or a reason with its line and column comes back, and rules look at every value", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = read(text);
        if (found.kind === "unreadable") {
          const lines = text.split(/\r\n?|\n/);
          expect(found.reason).not.toBe("");
          expect(found.place.range.start.line).toBeLessThanOrEqual(lines.length);
          return;
        }
        const deployed = deployedCollector(found.value, { marks: found.marks });
        for (const { place } of configurationsSound(deployed)) expect(place.file).toBe("collector.yaml");
      }),
      { numRuns: 2_000 },
    );
  });
});

const valid = `
receivers:
  otlp: &grpc
    protocols: { grpc: { endpoint: "0.0.0.0:4317" } }
exporters:
  debug: { verbosity: detailed }
  otlp: { endpoint: 'a:4317', headers: { a: b } }
  loadbalancing:
    protocol: { otlp: { tls: { insecure: true } } }
    resolver: { static: { hostnames: [a, "b:4317"] } }
processors:
  batch:
  memory_limiter: { check_interval: 1s, limit_percentage: 75 }
service:
  telemetry: { metrics: { level: detailed } }
  pipelines:
    traces: { receivers: [otlp], processors: [memory_limiter, batch], exporters: [debug, loadbalancing] }
`;
