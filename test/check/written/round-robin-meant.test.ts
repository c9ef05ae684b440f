import { expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

function told(comment: string, above = "") {
  const text = `exporters:
${above}  loadbalancing: ${comment}
    routing_key: service
    resolver: { static: { hostnames: [a] } }
`;
  return checkFiles([{ file: "a.yaml", text }])
    .diagnostics.filter(({ code }) => code === "FL3017")
    .map(({ place, severity }) => `${severity} ${place.range?.start.line}:${place.range?.start.column}`);
}

test("a promise of round robin beside a load balancing exporter, or right above it, is told where it stands", () => {
  expect(told("# round-robin over all")).toEqual(["info 2:20"]);
  expect(told("", "  # first\n  # Round Robin\n  # last\n")).toEqual(["info 3:5"]);
});

test("other comments, and those further away, are not", () => {
  expect(told("# by service")).toEqual([]);
  expect(told("", "  # round robin\n\n")).toEqual([]);
});
