/**
 * What Fairlead writes for other programs, read by them: reports of JUnit by xmllint and a schema, with names that are hard to write in
 * XML; the graph of every blueprint by Graphviz and, as SVG, by xmllint. Exit code 1 where one does not take it.
 */

import { spawnSync } from "node:child_process";
import { buildTopology } from "../../src/blueprint/build-topology.ts";
import { graphSvg } from "../../src/cli/graph-svg.ts";
import { dotText, graphOfTopology } from "../../src/cli/graph-text.ts";
import { localTopology } from "../../src/local/local-topology.ts";
import { type Check, checkNames, type Report, type Verdict } from "../../src/verify/report.ts";
import { noReport, reportJunit } from "../../src/verify/report-text.ts";
import { blueprints, planOf } from "../every-blueprint.ts";
import { Tally } from "./tally.ts";

const hostile = [
  `"a" & <b> 'c'`,
  "]]></testsuites><!-- -- -->",
  "&amp;&#0;&lt;",
  "\u0000\u0001\u001b[31m\u007f\u0085",
  "\ud800 lone \udfff",
  "\ufffe\uffff\ufeff",
  "line\r\nline\ttab\u2028",
  "👩‍👧 Ünïcödé 漢字",
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
] as const;

const xmllint = (args: readonly string[], input: string) => heard("xmllint", ["--noout", ...args, "-"], input);
const withSchema = ["--schema", "test/fixtures/junit.xsd"];

/** @returns what it said against it; undefined where it is not installed */
function heard(program: string, args: readonly string[], input: string): string | undefined {
  const { error, status, stderr } = spawnSync(program, args, { input, encoding: "utf8" });
  if (error) return undefined;
  return status === 0 ? "" : stderr || `it ended with ${status}`;
}

function reportWith(says: string, verdict: Verdict): Report {
  const checks = checkNames.flatMap((name): readonly Check[] => [
    { name, says, result: "not checked" },
    { name, says, result: "held", found: 0, limit: 0 },
    ...(verdict === "broken" ? [{ name, says, result: "broken", found: 1e-9, limit: 0.5 } as const] : []),
  ]);
  const counts = { sent: 1, accepted: 1, refused: 0, unanswered: 0, received: 1, p: undefined };
  const signal = { ...counts, signal: "traces", words: [says], backends: [], checks } as const;
  const place = { balancer: says, to: says, truth: says, seed: 1, seconds: 2.5 };
  return { formatVersion: 1, ...place, signals: [signal, { ...signal, signal: "logs" }], unmet: [says], verdict };
}

const tally = new Tally();
const reports = hostile.flatMap((says) => [
  reportJunit(reportWith(says, "held")),
  reportJunit(reportWith(says, "broken")),
  reportJunit(reportWith(says, "nothing checked")),
  noReport.junit(says),
]);
if (xmllint([], "<a/>") === undefined) tally.skip("junit", "no xmllint (apt-get install libxml2-utils)");
else {
  for (const [index, report] of reports.entries()) {
    const wrong = xmllint(withSchema, report);
    tally.check(`junit: report ${index + 1} of ${reports.length}`, wrong === "", `${wrong}\n${report}`);
  }
  const unlike = noReport.junit("a").replaceAll("error", "fault");
  tally.check("junit: what has another element is refused", xmllint(withSchema, unlike) !== "");
}
for (const blueprint of blueprints) {
  const drawing = graphOfTopology(localTopology(planOf(blueprint), buildTopology(blueprint).topology));
  const asked = {
    dot: heard("dot", ["-Tsvg", "-o", "/dev/null"], dotText(drawing)),
    svg: xmllint([], graphSvg(drawing)),
  };
  for (const [form, wrong] of Object.entries(asked)) {
    if (wrong === undefined) tally.skip(`graph: ${blueprint.name} as ${form}`, "no graphviz or libxml2-utils");
    else tally.check(`graph: ${blueprint.name} as ${form}`, wrong === "", wrong);
  }
}
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed === 0 ? 0 : 1;
