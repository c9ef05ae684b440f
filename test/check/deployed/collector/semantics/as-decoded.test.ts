import { expect, test } from "vitest";
import { asDecoded } from "../../../../../src/check/deployed/collector/semantics/as-decoded.ts";
import { schemaFile } from "../../../../../src/schema/registry.ts";

const otlp = schemaFile("0.161.0", "exporters", "otlp_grpc", "exact");

test("one text is a list where texts are listed, split at its commas", () => {
  expect(asDecoded(otlp, { tls: { cipher_suites: "A,B" } })).toEqual({ tls: { cipher_suites: ["A", "B"] } });
});

test("a text stays one where it is a text, and where only the environment knows what it holds", () => {
  const settings = { endpoint: "a,b", tls: { cipher_suites: "${env:SUITES}" } };
  expect(asDecoded(otlp, settings)).toEqual(settings);
});

test("an empty entry is an empty text", () => {
  expect(asDecoded(otlp, { tls: { cipher_suites: [null] } })).toEqual({ tls: { cipher_suites: [""] } });
});
