import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pemProblem, tlsProblem } from "../../../src/runtime/credentials/pem-problem.ts";

const cert = readFileSync("test/fixtures/certificates/localhost.crt", "utf8");
const key = readFileSync("test/fixtures/certificates/localhost.key", "utf8");

test("a certificate and its key can be used, with an authority and alone", () => {
  expect([pemProblem(cert), pemProblem(key)]).toEqual([undefined, undefined]);
  expect([tlsProblem({ cert, key }), tlsProblem({ ca: cert }), tlsProblem({ ca: cert, cert, key })]).toEqual(
    new Array(3).fill(undefined),
  );
});

// Node 20 to 24 take both without a word (crypto_context.cc, AddCACert).
test.each([
  ["another text in PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"],
  ["a key", key],
])("%s is not an authority", (_case, ca) => {
  expect(tlsProblem({ ca })).toMatch(/^cannot be used: /);
});

test("a certificate does not go with a key that is cut, or with itself as a key", () => {
  expect(tlsProblem({ cert, key: key.slice(0, 200) })).toMatch(/^cannot be used: /);
  expect(tlsProblem({ cert, key: cert })).toMatch(/^cannot be used: /);
});
