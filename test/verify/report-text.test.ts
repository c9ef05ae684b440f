import { expect, test } from "vitest";
import type { Report } from "../../src/verify/report.ts";
import { noReport, reportJson, reportJunit, reportText } from "../../src/verify/report-text.ts";

const report: Report = {
  ...{ formatVersion: 1, balancer: "edge", to: "http://127.0.0.1:4317", truth: "sinks", seed: 1, seconds: 2.5 },
  unmet: ["split of traces"],
  verdict: "broken",
  signals: [
    {
      ...{ signal: "traces", sent: 10, accepted: 10, refused: 0, unanswered: 0, received: 9, p: undefined },
      words: ["code 14, try <later>"],
      backends: [{ name: "backend-1", items: 9, keys: 3, share: 1, predicted: 10 }],
      checks: [
        { name: "refused", result: "held", found: 0, limit: 0, says: "items that the balancer did not take" },
        { name: "loss", result: "broken", found: 1, limit: 0, says: 'items, as "a" & <b>' },
        { name: "split", result: "not checked", says: "no key" },
      ],
    },
  ],
};

test("a text has each check on a line, what could not be checked among them", () => {
  expect(reportText(report)).toBe(`edge at http://127.0.0.1:4317, by sinks; seed 1

traces: 10 sent, 10 taken, 9 at the backends
  the balancer said: code 14, try <later>
  backend    items  predicted  keys    share  by the model
  backend-1      9         10     3  100.0 %       100.0 %
  ok      refused     0 items that the balancer did not take
  FAILED  loss        1 items, as "a" & <b>
  -       split       not checked: no key

asked for, and not checked: split of traces
after 2.5 s: 1 of 3 checks failed
`);
});

test("JUnit has a suite for each signal, a failure, and what was skipped", () => {
  expect(reportJunit(report)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="fairlead verify" tests="3" failures="1" errors="0" time="2.5">
  <testsuite name="edge traces" tests="3" failures="1" skipped="1" errors="0" time="2.5">
    <testcase classname="edge.traces" name="refused" time="0"/>
    <testcase classname="edge.traces" name="loss" time="0"><failure message="1 items, as &quot;a&quot; &amp; &lt;b&gt;"/></testcase>
    <testcase classname="edge.traces" name="split" time="0"><skipped message="no key"/></testcase>
  </testsuite>
</testsuites>
`);
});

test("JUnit has a failure wherever it did not hold, also where no check says so", () => {
  const [signal] = report.signals;
  const held = signal && { ...signal, checks: signal.checks.filter(({ result }) => result !== "broken") };
  const unmet = reportJunit({ ...report, signals: held ? [held] : [] });
  expect(unmet).toContain('<testsuites name="fairlead verify" tests="3" failures="1" ');
  expect(unmet).toContain('<failure message="what was asked for could not be checked; split of traces"/>');
  const none = held && { ...held, received: 0 };
  const lost = { ...report, unmet: [], verdict: "nothing checked" as const, signals: none ? [none] : [] };
  expect(reportJunit(lost)).toContain('<failure message="nothing of traces came to a backend"/>');
  expect(reportText(lost)).toContain("after 2.5 s: nothing of traces came to a backend");
});

test("what no XML may have is replaced, and lines stay", () => {
  const [signal] = report.signals;
  const odd = { name: "loss", result: "broken", found: 1, limit: 0, says: "a\u0000b\u001b[0m\ncd" } as const;
  const xml = reportJunit({ ...report, signals: signal ? [{ ...signal, checks: [odd] }] : [] });
  expect(xml).toContain('<failure message="1 a\uFFFDb\uFFFD[0m&#10;cd"/>');
});

test("a run without a report says so in each format", () => {
  expect(noReport.text("gone")).toBe("fairlead verify: gone\n");
  expect(JSON.parse(noReport.json("gone"))).toEqual({ formatVersion: 1, verdict: "impossible", because: "gone" });
  expect(noReport.junit("gone & away")).toContain('errors="1" time="0"');
  expect(noReport.junit("gone & away")).toContain('<error message="gone &amp; away"/>');
});

test("JSON is the report", () => {
  expect(JSON.parse(reportJson(report))).toEqual(JSON.parse(JSON.stringify(report)));
});
