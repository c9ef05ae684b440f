import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { diagnostic, sortDiagnostics } from "../../src/diagnostics/diagnostic.ts";
import { formatCounts, formatDiagnostic, formatJson } from "../../src/diagnostics/format.ts";
import { inBlueprint } from "../../src/diagnostics/place.ts";

const place = {
  ...inBlueprint("edge/balancer", "routes", "metrics"),
  file: "blueprints/edge.ts",
  range: { start: { line: 14, column: 9 }, end: { line: 14, column: 30 } },
};
const placed = diagnostic("FL3001", {
  at: place,
  message: "Collector 0.129.1 cannot route metrics by attributes; it would not start.",
  help: "0.147.0 and later can",
});

describe("a finding", () => {
  test("prints code, place, what is wrong and what to do", () => {
    expect(formatDiagnostic(placed)).toBe(
      [
        "error FL3001 routing-key-unsupported at blueprints/edge.ts:14:9 (edge/balancer/routes/metrics)",
        "  Collector 0.129.1 cannot route metrics by attributes; it would not start.",
        "  help: 0.147.0 and later can (fairlead explain FL3001)",
      ].join("\n"),
    );
  });

  test("is counted in words", () => {
    expect(formatCounts([placed, placed])).toBe("2 errors");
    expect(formatCounts([])).toBe("no findings");
  });

  test("has the JSON form of format version 1", () => {
    expect(JSON.parse(formatJson([placed]))).toEqual({
      formatVersion: 1,
      valid: false,
      counts: { error: 1, warning: 0, info: 0, accepted: 0 },
      diagnostics: [
        {
          code: "FL3001",
          name: "routing-key-unsupported",
          severity: "error",
          message: "Collector 0.129.1 cannot route metrics by attributes; it would not start.",
          file: "blueprints/edge.ts",
          range: { start: { line: 14, column: 9 }, end: { line: 14, column: 30 } },
          collectorPath: null,
          construct: "edge/balancer/routes/metrics",
          help: "0.147.0 and later can",
          accepted: null,
          fixes: [],
          url: pathToFileURL("docs/codes/FL3001.md").href,
          related: [],
        },
      ],
    });
  });

  test("that is accepted is told with the reason, and counted as such", () => {
    const warned = diagnostic("FL3005", { at: inBlueprint("edge/lb", "queue"), message: "It hides.", help: "h" });
    const found = { ...warned, accepted: "one rack" };
    expect(formatDiagnostic(found)).toBe(
      ["accepted FL3005 hides-dead-backend (edge/lb/queue)", "  It hides.", "  accepted because: one rack"].join("\n"),
    );
    expect(formatCounts([found, warned])).toBe("1 warning, 1 accepted");
    expect(JSON.parse(formatJson([found]))).toMatchObject({
      counts: { warning: 0, accepted: 1 },
      diagnostics: [{ severity: "warning", accepted: "one rack" }],
    });
  });

  test("in a text is placed at line and column, and named by its path in the configuration", () => {
    const range = { start: { line: 31, column: 13 }, end: { line: 31, column: 20 } };
    const found = diagnostic("FL1002", {
      at: { in: "text", file: "collector.yaml", path: ["exporters", "loadbalancing"], range },
      collectorPath: ["exporters", "loadbalancing", "resolver", "static", "hostnames", 0],
      message: "m",
      help: "h",
    });
    expect(formatDiagnostic(found).split("\n")[0]).toBe(
      "error FL1002 unknown-key at collector.yaml:31:13 (exporters.loadbalancing.resolver.static.hostnames[0])",
    );
  });

  test("in a text has no construct in its JSON", () => {
    const range = { start: { line: 1, column: 2 }, end: { line: 1, column: 3 } };
    const at = { in: "text", file: "a.yaml", path: ["Service/a"], range } as const;
    const { diagnostics } = JSON.parse(formatJson([diagnostic("FL4002", { at, message: "m", help: "h" })]));
    expect(diagnostics[0]).toMatchObject({ file: "a.yaml", range, construct: null, collectorPath: null });
  });

  test("is sorted by file and position, whatever the order it was found in", () => {
    const range = { start: { line: 2, column: 1 }, end: { line: 2, column: 2 } };
    const earlier = { ...placed, place: { ...place, range } };
    expect(sortDiagnostics([placed, earlier])).toEqual([earlier, placed]);
  });
});
