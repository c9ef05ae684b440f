import { expect, test } from "vitest";
import { isWhole, type OpenTrace, openTraces } from "../../src/generate/open-trace.ts";

function trace(count: number): OpenTrace {
  return {
    ...{ id: new Uint32Array(4), first: 0, tenant: 0, count, isFailed: false, isLinked: false },
    ...{ above: undefined, root: undefined, wasAtMs: undefined, spanIds: [1, 1] },
  };
}

test("each span of a long trace comes its time after the one before, and the last one ends it", () => {
  const open = openTraces(60_000);
  const [short, long] = [trace(2), trace(4)];
  open.keep(short, 0);
  open.keep(long, 10_000);
  const heard: [number, string][] = [];
  for (let nowMs = 0; nowMs <= 240_000; nowMs += 5_000) {
    open.goOn(nowMs, 10, (one) => {
      one.spanIds.push(2, 2);
      heard.push([nowMs / 1_000, one === short ? "short" : "long"]);
    });
  }
  expect(heard).toEqual([
    [60, "short"],
    [70, "long"],
    [130, "long"],
    [190, "long"],
  ]);
  expect([open.count(), isWhole(long)]).toEqual([0, true]);
});
