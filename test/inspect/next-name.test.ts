import { expect, test } from "vitest";
import { nextName } from "../../src/inspect/next-name.ts";
import { evenWeights } from "../../src/routing/pick/weighted-endpoint.ts";

test.each([
  [["backend-1:4317", "backend-10:4317", "backend-2:4317"], "backend-11:4317"],
  [["backend-3.shop.svc.cluster.local:4317"], "backend-4.shop.svc.cluster.local:4317"],
  [["198.18.0.1:4317", "198.18.0.3:4317"], "198.18.0.4:4317"],
  [["east:4317", "west:4317"], undefined],
])("after %j comes %s", (names, next) => {
  expect(nextName(evenWeights(names))).toBe(next);
});
