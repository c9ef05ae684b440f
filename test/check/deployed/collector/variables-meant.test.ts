import { expect, test } from "vitest";
import { variablesMeant } from "../../../../src/check/deployed/collector/variables-meant.ts";
import { configuration, findings, told } from "./configuration.ts";

const key = (value: string) =>
  told(variablesMeant, configuration({ exporters: { otlp: { headers: { key: value } } } }));

// Real Collectors, 0.129.0 and 0.161.0, with the variable set: "listen tcp: address $EP: missing port in address", and "$(EP)" alike.
test.each(["$VENDOR_KEY", "$(VENDOR_KEY)", "Bearer $TOKEN", "https://$HOST:4318", "$HOST/path", "localhost:$PORT"])(
  "%s is sent as it is written",
  (value) => {
    expect(key(value).map(({ at }) => at)).toEqual(["warning FL1006 exporters.otlp.headers.key"]);
  },
);

test("the help writes what is meant", () => {
  expect(key("$(VENDOR_KEY)")).toEqual([
    {
      at: "warning FL1006 exporters.otlp.headers.key",
      message: "The Collector takes $(VENDOR_KEY) as it is written: it expands names in braces only.",
      help: "write ${env:VENDOR_KEY}, or $$(VENDOR_KEY) to say that the text is meant",
    },
  ]);
});

test.each(["${VENDOR_KEY}", "${env:VENDOR_KEY}", "$$VENDOR_KEY", "$1", "$$1", "a$B", "^/api/$", "$name", "5$"])(
  "%s is not a variable that was forgotten",
  (value) => {
    expect(key(value)).toEqual([]);
  },
);

test("lists are looked into", () => {
  const found = told(variablesMeant, configuration({ receivers: { jaeger: { list: [{ a: ["x", "$KEY"] }] } } }));
  expect(found.map(({ at }) => at)).toEqual(["warning FL1006 receivers.jaeger.list[0].a[1]"]);
});

test.each(["<YOUR_KEY>", "{{ .Values.key }}", "%KEY%", "Bearer <token>"])("%s was to be filled in", (value) => {
  expect(key(value).map(({ at }) => at)).toEqual(["warning FL1006 exporters.otlp.headers.key"]);
});

test("an address without a port has one finding, with its reason", () => {
  const config = configuration({ exporters: { otlp: { endpoint: "$EP" } } });
  const found = findings(config).map(({ code, message, help }) => ({ code, message, help }));
  expect(found).toEqual([
    {
      code: "FL1102",
      message: expect.stringContaining("The Collector takes $EP as it is written"),
      help: "write ${env:EP}, or $$EP to say that the text is meant",
    },
  ]);
});
