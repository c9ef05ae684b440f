import { expect, test } from "vitest";
import { asDecoded } from "../../../../../src/check/deployed/collector/semantics/as-decoded.ts";
import { schemaFile } from "../../../../../src/schema/registry.ts";

const [otlp, meant] = (["exact", "authoring"] as const).map((view) =>
  schemaFile("0.161.0", "exporters", "otlp_grpc", view),
);

test("one text is a list where texts are listed, split at its commas", () => {
  expect(asDecoded(otlp, meant, { tls: { cipher_suites: "A,B" } })).toEqual({ tls: { cipher_suites: ["A", "B"] } });
});

test("a text stays one where it is a text, and where only the environment knows what it holds", () => {
  const settings = { endpoint: "a,b", tls: { cipher_suites: "${env:SUITES}" } };
  expect(asDecoded(otlp, meant, settings)).toEqual(settings);
});

test("an empty entry is an empty text", () => {
  expect(asDecoded(otlp, meant, { tls: { cipher_suites: [null] } })).toEqual({ tls: { cipher_suites: [""] } });
});

test("fractions of whole numbers are cut off", () => {
  const queue = { sending_queue: { num_consumers: 0.5 }, retry_on_failure: { multiplier: 1.5 } };
  expect(asDecoded(otlp, meant, queue)).toEqual({ ...queue, sending_queue: { num_consumers: 0 } });
});

test("an empty entry that may be a text or a section is left to the component", () => {
  const [exact, authoring] = (["exact", "authoring"] as const).map((view) =>
    schemaFile("0.161.0", "processors", "filter", view),
  );
  const settings = { metric_conditions: [null, {}] };
  expect(asDecoded(exact, authoring, settings)).toEqual(settings);
});
