import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue, type Metric } from "../../src/contract/metric-catalogue.ts";

function row([name, { type, labels, help }]: readonly [string, Metric]): string {
  const listed = labels.length === 0 ? "-" : labels.map((label) => `\`${label}\``).join(", ");
  return `| \`${name}\` | ${type} | ${listed} | ${help} |`;
}

test("docs/balancer.md lists every metric, as the catalogue has it", () => {
  const [, table = ""] = readFileSync("docs/balancer.md", "utf8").split("## Metrics");
  const rows = table.split("\n").filter((line) => line.startsWith("| `"));
  expect(rows).toEqual(Object.entries<Metric>(catalogue).map(row));
});
