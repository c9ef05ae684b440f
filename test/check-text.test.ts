import { checkText } from "fairlead";
import fc from "fast-check";
import { expect, test } from "vitest";

test("a text is checked as a file of that name would be", () => {
  const text = "exporters: { debug: { verbosity: full } }";
  expect(checkText(text, { collector: "0.129.1" }).diagnostics.map(({ code }) => code)).toEqual(["FL2004", "FL1004"]);
  expect(checkText(`\`\`\`yaml\n${text}\n\`\`\`\n`, { file: "a.md" }).diagnostics).toMatchObject([
    { code: "FL1004", place: { file: "a.md", range: { start: { line: 2, column: 34 } } } },
  ]);
});

test("whatever the text and its name, findings come back, each in the file", () => {
  const pieces = fc.constantFrom(
    ..."kind: ConfigMap|apiVersion: v1|data:|config.yaml: ||spec:|config:|receivers:|exporters:|service:|presets:|alternateConfig:|```yaml|```|---|- a|&x|*x|<<: *x|{|}|[|]|# fairlead-ignore|FL3005: why|\t|\r|\0|{{ x }}|${env:X}|::".split(
      "|",
    ),
  );
  const text = fc
    .array(fc.tuple(fc.constantFrom("", "\n", "\n  ", "\n    ", " "), pieces), { maxLength: 30 })
    .map((parts) => parts.flat().join(""));
  fc.assert(
    fc.property(text, fc.constantFrom("a.yaml", "a.md", "stdin"), (one, file) => {
      for (const { place } of checkText(one, { file }).diagnostics) {
        expect(place.file).toBe(file);
        expect(place.range?.start.line).toBeLessThanOrEqual(one.split(/\r\n?|\n/).length);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("a release that is none is an error, as nothing is checked, and what is not a text says so", () => {
  const { diagnostics, configurations } = checkText("exporters: { debug: {} }", { collector: "bogus" });
  expect(diagnostics).toMatchObject([{ code: "FL1007", severity: "error", place: { file: "text" } }]);
  expect(diagnostics[0]?.help).toContain("0.129.0, 0.129.1, 0.161.0");
  expect(configurations).toEqual([]);
  expect(() => checkText(undefined as never)).toThrow("give it a text, as a string");
  for (const options of [null, 5]) {
    expect(() => checkText("a: 1", options as never)).toThrow("checkText: give its options as an object");
  }
  expect(() => checkText("a: 1", { file: 7 as never })).toThrow("checkText: give the name of the file as a string");
});

test("of a number that lacks its unit nothing says what follows, and what is not set is not called too small", () => {
  const text = `
receivers: { otlp: { protocols: { grpc: {} } } }
processors:
  tail_sampling: { decision_wait: 30, policies: [{ name: a, type: always_sample }] }
  memory_limiter: { limit_percentage: 80 }
exporters: { debug: {} }
service: { pipelines: { traces: { receivers: [otlp], processors: [memory_limiter, tail_sampling], exporters: [debug] } } }
`;
  expect(checkText(text).diagnostics.map(({ message }) => message)).toEqual([
    "A number without a unit is nanoseconds here: 30 means 30 ns.",
    "check_interval is not set; the Collector would not start.",
  ]);
  const [first] = checkText(text.replace("30,", "30ns,")).diagnostics;
  expect(first?.message).toMatch(/^After 30ns a trace is decided on/);
});

test("a backend that a static list names twice is told so, as nobody asked for its share", () => {
  const text = `
exporters:
  load_balancing:
    protocol: { otlp: { tls: { insecure: true }, sending_queue: { enabled: false } } }
    resolver: { static: { hostnames: ["backend-0:4317", "backend-0", "backend-1:4317", "backend-2:4317"] } }
`;
  const [found] = checkText(`\`\`\`yaml${text}\`\`\``, { file: "a.md" }).diagnostics;
  expect(found?.message).toContain("names one backend more than once (backend-0:4317 and backend-0)");
  expect(found?.help).toMatch(/^list each backend once/);
});

test("a key that is indented below one with a value is told at its own line", () => {
  for (const value of ["tempo:4317", '"tempo:4317"', "{ a: 1 }", "5"]) {
    const text = `exporters:\n  otlp:\n    endpoint: ${value}\n     tls:\n      insecure: true\n`;
    expect(checkText(text).diagnostics).toMatchObject([
      {
        code: "FL1011",
        message:
          '"tls" is indented deeper than the line above it, whose key already has a value; the Collector would not start.',
        help: "indent it like the line above, by 4 spaces; nothing after this place was checked",
        place: { range: { start: { line: 4, column: 6 }, end: { line: 4, column: 9 } } },
      },
    ]);
  }
});

test("in Markdown a placeholder is what each reader fills in, and values without pipelines are an excerpt", () => {
  const codes = (text: string, file: string) => checkText(text, { file }).diagnostics.map(({ code }) => code);
  const yaml = (endpoint: string) =>
    `receivers: { otlp: { protocols: { grpc: {} } } }
exporters: { otlp_grpc: { endpoint: ${endpoint}, tls: { insecure: true } } }
processors:
  tail_sampling:
    policies:
      - ${endpoint}
service: { pipelines: { traces: { receivers: [otlp], processors: [tail_sampling], exporters: [otlp_grpc] } } }
`;
  const fenced = (text: string) => `# Set-up\n\n\`\`\`yaml\n${text}\`\`\`\n`;
  for (const placeholder of ["...", "…", '"..."', "<your gateway>"]) {
    expect(codes(fenced(yaml(placeholder)), "a.md")).toEqual([]);
    expect(codes(yaml(placeholder), "a.yaml")).toContain("FL1003");
  }
  expect(codes(fenced(yaml("gateway")), "a.md")).toContain("FL1102");
  const values = "mode: daemonset\nconfig: { exporters: { otlp: { endpoint: 'gw:4317', tls: { insecure: true } } } }\n";
  expect(codes(fenced(values), "a.md")).not.toContain("FL2002");
  expect(codes(values, "values.yaml")).toContain("FL2002");
});
