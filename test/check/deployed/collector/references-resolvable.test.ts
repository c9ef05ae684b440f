import { expect, test } from "vitest";
import { referencesResolvable } from "../../../../src/check/deployed/collector/references-resolvable.ts";
import { configuration, told } from "./configuration.ts";

function of(endpoint: string) {
  return told(referencesResolvable, configuration({ exporters: { otlp: { endpoint } } }));
}

// Accepted by the real Collector: forms of core confmap.
test.each([
  "${env:HOST}:4317",
  "${HOST}",
  "${env:A:-b:4317}",
  "${file:/etc/x}",
  "${yaml:a}",
  "$${1}",
  "a$b",
  "${env:${env:X}}",
])("%s can be resolved, or is not a reference", (endpoint) => {
  expect(of(endpoint)).toEqual([]);
});

test("a name that no variable can have", () => {
  expect(of("${1}")).toEqual([
    {
      at: "error FL1010 exporters.otlp.endpoint",
      message: '${1} cannot be resolved: "1" cannot be the name of a variable; the Collector would not start.',
      help: "for a group of a regular expression write $${1}",
    },
  ]);
  expect(of("${A-B}").map(({ help }) => help)).toEqual(["use letters, digits and underscores"]);
  expect(of("${}").map(({ message }) => message)).toEqual([
    "${} cannot be resolved: it does not name a variable; the Collector would not start.",
  ]);
});

test("a scheme that nothing reads", () => {
  expect(of("${vault:secret}")).toEqual([
    {
      at: "error FL1010 exporters.otlp.endpoint",
      message: '${vault:secret} cannot be resolved: nothing reads the scheme "vault"; the Collector would not start.',
      help: "use one of env, file, http, https, yaml, or $${…} to keep it as text",
    },
  ]);
});

test("a default without its scheme", () => {
  expect(of("${HOST:-localhost}")).toEqual([
    {
      at: "error FL1010 exporters.otlp.endpoint",
      message:
        "${HOST:-localhost} cannot be resolved: a default needs the scheme env: before the name; the Collector would not start.",
      help: "write ${env:HOST:-localhost}",
    },
  ]);
});

test("every string is looked at, also in lists and below other sections", () => {
  const config = { ...configuration({}), other: [{ a: ["${1}"] }] };
  expect(told(referencesResolvable, config).map(({ at }) => at)).toEqual(["error FL1010 other[0].a[0]"]);
});
