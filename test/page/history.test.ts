import { expect, test } from "vitest";
import { createHistory } from "../../src/page/history.ts";

const look = (backend: string, items: number) => ({ balancer: "edge", backend, items });

test("a history has the last five minutes of what is there now", () => {
  const history = createHistory();
  for (let second = 0; second < 400; second++) {
    history.looked(1_000 * second, [look("a", second), ...(second < 390 ? [look("gone", 1)] : [look("new", second)])]);
  }
  const { atMs, series } = history.read();
  expect(atMs).toHaveLength(300);
  expect(series.map(({ backend, items }) => [backend, items.length, items.at(-1)])).toEqual([
    ["a", 300, 399],
    ["new", 10, 399],
  ]);
});

test("a history of thousands of backends keeps a bounded number of them", () => {
  const history = createHistory();
  history.looked(
    0,
    Array.from({ length: 5_000 }, (_, index) => look(`backend-${index}`, 1)),
  );
  expect(history.read().series).toHaveLength(200);
});
