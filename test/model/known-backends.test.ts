import { expect, test } from "vitest";
import { knownBackends } from "../../src/model/known-backends.ts";
import { declared } from "../check/topology/declared.ts";

test("a pool of the blueprint has as many backends as it says, and TLS if its link has", () => {
  const { pools, existing } = declared({ pool: { count: 7, security: "certManager" } });
  expect(knownBackends({ to: "backend" }, { pools, existing })).toEqual({ count: 7, hasTls: true });
  const plain = declared({ pool: { count: 7, security: "plaintext" } });
  expect(knownBackends({ to: "backend" }, plain)).toEqual({ count: 7, hasTls: false });
});

test("a reference that leads nowhere has none", () => {
  expect(knownBackends({ to: "nowhere" }, declared())).toEqual({ count: 0, hasTls: false });
});
