import { expect, test } from "vitest";
import { jsonScreen, tableLines, textScreen } from "../../src/local/screen.ts";
import type { Snapshot } from "../../src/local/snapshot.ts";

const backend = (name: string, spans: number, isUp = true) => ({
  ...{ name, isUp, bytes: 10, requests: 1, elsewhere: 0, perSecond: spans, waiting: 0 },
  items: { traces: spans, metrics: 0, logs: 0 },
});
const none = { sent: 0, accepted: 0, failed: 0, missed: 0, reason: undefined };
const snapshot = (elapsedMs: number, accepted = 100): Snapshot => ({
  elapsedMs,
  backends: [backend("backend-1", 75), backend("backend-2", 25, false)],
  sent: { traces: { ...none, sent: 100, accepted }, metrics: none, logs: none },
});

test("a table has each backend's share, and says which is stopped", () => {
  expect(tableLines(snapshot(0), 40)).toEqual([
    "  backend              items   share",
    "  backend-1               75  75.0 %",
    "  backend-2 (stopped)     25  25.0 %",
  ]);
});

test.each([10, 20, 40, 80, 200])("no line of a table is longer than a terminal of %d columns", (columns) => {
  const widest = Math.max(...tableLines(snapshot(0), columns).map((line) => line.length));
  expect(widest).toBeLessThanOrEqual(columns);
});

function written(columns: number | undefined, show: (screen: ReturnType<typeof textScreen>) => void): string {
  let text = "";
  const size = columns === undefined ? undefined : { columns, rows: 24 };
  show(textScreen({ write: (more) => (text += more), size: () => size }));
  return text;
}

test("a terminal's table is drawn over the last one; elsewhere a table comes every five seconds, without escapes", () => {
  const show = (screen: ReturnType<typeof textScreen>) => {
    for (let second = 1; second <= 11; second++) screen.looked(snapshot(1_000 * second));
  };
  // Three rows and the line below them.
  expect(written(80, show).split("\u001b[4A\u001b[J")).toHaveLength(11);
  const lines = written(undefined, show);
  expect(lines.match(/backend-1/g)).toHaveLength(2);
  expect(lines).not.toContain("\u001b");
});

test("a table is drawn over as the terminal has it now: narrower, its lines have broken; lower, some are gone", () => {
  let text = "";
  let size = { columns: 80, rows: 24 };
  const screen = textScreen({ write: (more) => (text += more), size: () => size });
  screen.looked(snapshot(1_000));
  size = { columns: 40, rows: 24 };
  screen.looked(snapshot(2_000));
  // Each of the three rows of the table is two now.
  expect(text).toContain("\u001b[7A\u001b[J");
  text = "";
  size = { columns: 40, rows: 4 };
  screen.looked(snapshot(3_000));
  screen.looked(snapshot(4_000));
  expect(text).toContain("  and 2 more\nCtrl-C ends it\n\u001b[3A\u001b[J");
});

test("a report says what was taken and is not at a backend", () => {
  const report = written(undefined, (screen) => screen.ended(snapshot(9_000, 103)));
  expect(report).toContain(
    "spans: 100 sent, 103 taken by the balancer, 100 at the backends: 3 that were taken are not there",
  );
  expect(report).toContain("every key was at the backend that the model gives it");
});

test("a report says that more arrived than it sent, which is not its own", () => {
  const report = written(undefined, (screen) => screen.ended(snapshot(9_000, 60)));
  expect(report).toContain(
    "100 sent, 60 taken by the balancer, 100 at the backends: 40 more, which others sent or which came again",
  );
});

test("where nothing arrived, nothing is said to be where it belongs", () => {
  const silent = { ...snapshot(9_000, 0), backends: [backend("backend-1", 0)] };
  const report = written(undefined, (screen) => screen.ended(silent));
  expect(report).toContain("nothing arrived at a backend");
  expect(report).not.toContain("every key");
});

test("for programs every line is JSON with the version of its format", () => {
  const lines: unknown[] = [];
  const screen = jsonScreen((text) => lines.push(JSON.parse(text)));
  screen.told(12.3, "something");
  screen.ended(snapshot(10.4));
  expect(lines).toMatchObject([
    { formatVersion: 1, event: "told", elapsedMs: 12, text: "something" },
    { formatVersion: 1, event: "report", elapsedMs: 10 },
  ]);
});
