import { compileBlueprint, dns } from "fairlead";
import { expect, test } from "vitest";
import { small } from "../../small.ts";

const found = (balancer: object, pool: object = {}) =>
  compileBlueprint(small({ pool, balancer: { target: "fairlead", ...balancer } })).diagnostics.map(
    ({ code, severity, place }) => `${severity} ${code} ${place.path.join(".")}`,
  );

test.each<[object, string]>([
  [{ timeout: "10s", deadline: "5s" }, "timeout"],
  [{ timeout: "11s" }, "timeout"],
  [{ deadline: "2s" }, "timeout"],
  [{ retry: { initialInterval: "20s", maxInterval: "30s", maxElapsedTime: "5m" } }, "retry.initialInterval"],
  [{ batch: { items: 1, bytes: "1Mi", timeout: "15s", whenIdle: "wait" } }, "batch.timeout"],
])("%j is odd", (balancer, at) => {
  expect(found(balancer)).toEqual([`warning FL1006 ${at}`]);
});

test("a lookup ends before the next is due", () => {
  const discovery = dns({ interval: "1s", timeout: "5s" });
  expect(found({}, { discovery })).toEqual(["warning FL1006 discovery.timeout"]);
  expect(found({ target: "collector", queue: "per-backend" }, { discovery })).toEqual([
    "warning FL1006 discovery.timeout",
  ]);
});

test("what is usual is not", () => {
  expect(found({ timeout: "10s", deadline: "10s" })).toEqual([]);
  expect(found({ batch: { items: 1, bytes: "1Mi", timeout: "15s", whenIdle: "send" } })).toEqual([]);
});

test("one value that is refused is told once", () => {
  const retry = { initialInterval: "60s", maxInterval: "5s", maxElapsedTime: "5m" };
  expect(found({ retry })).toEqual(["error FL3016 retry.initialInterval"]);
});
