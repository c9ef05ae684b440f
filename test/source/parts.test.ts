import { expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";

const components = `receivers: { otlp: { protocols: { grpc: } } }\nexporters: { otlp: { endpoint: "tempo:4317" } }\n`;
const pipelines = "service: { pipelines: { traces: { receivers: [otlp], exporters: [otlp] } } }\n";

function told(texts: Readonly<Record<string, string>>, isFound: boolean) {
  const files = Object.entries(texts).map(([file, text]) => ({ file, text, isFound }));
  const { diagnostics, configurations } = checkFiles(files, { collector: "0.161.0" });
  return { found: diagnostics.map(({ code }) => code), held: configurations.map(({ name }) => name) };
}

test.each([true, false])(
  "a file without pipelines is a part of the only one that has some (in a folder: %s)",
  (isFound) => {
    expect(told({ "conf/a.yaml": components, "conf/b.yaml": pipelines }, isFound)).toEqual({
      found: [],
      held: ["conf/a.yaml + conf/b.yaml"],
    });
  },
);

test("of another folder it is not, nor where several have pipelines", () => {
  expect(told({ "one/a.yaml": components, "other/b.yaml": pipelines }, true).held).toHaveLength(2);
  const whole = components + pipelines;
  expect(told({ "a.yaml": whole, "b.yaml": whole, "c.yaml": components }, true)).toEqual({
    found: ["FL2004"],
    held: ["a.yaml", "b.yaml", "c.yaml"],
  });
});
