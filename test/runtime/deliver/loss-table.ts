/** The table of docs/balancer.md of what a dead backend costs: which settings and times it is about, and what it says of each. */

import { readFileSync, writeFileSync } from "node:fs";
import type { BalancerConfig, Failover } from "../../../src/contract/balancer-config.ts";

export const [second, minute, hour] = [1_000, 60_000, 3_600_000] as const;

export const deadTimes = [
  { name: "1 s", ms: second },
  { name: "1 min", ms: minute },
  { name: "1 h", ms: hour },
] as const;

export interface Way {
  readonly failover: Failover;
  readonly acknowledge: BalancerConfig["delivery"]["acknowledge"];
  readonly unplaced: BalancerConfig["delivery"]["unplaced"];
}

export const ways: readonly Way[] = (["hold", "spill", "shed"] as const).flatMap((failover) =>
  (["delivered", "queued"] as const).flatMap((acknowledge) =>
    (["partial-success", "retry-all"] as const).map((unplaced) => ({ failover, acknowledge, unplaced })),
  ),
);

export function rowName({ failover, acknowledge, unplaced }: Way): string {
  return [failover, acknowledge, unplaced].map((word) => `\`${word}\``).join(" | ");
}

const file = "docs/balancer.md";
const table = /<!-- losses -->\n\n([\s\S]*?)\n\n<!-- end -->/;

/** By row, then by time. */
export function documentedLosses(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const [head = [], , ...rows] = written();
  return new Map(
    rows.map((cells) => [
      cells.slice(0, 3).join(" | "),
      new Map(cells.slice(3).map((cell, index) => [head[index + 3] ?? "", cell])),
    ]),
  );
}

export function writeLossCell(way: Way, time: string, cell: string): void {
  const [head = [], ...rows] = written();
  const changed = rows.map((cells) =>
    cells.slice(0, 3).join(" | ") === rowName(way) ? cells.with(head.indexOf(time), cell) : cells,
  );
  const text = [head, ...changed].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  const page = readFileSync(file, "utf8");
  writeFileSync(
    file,
    page.replace(table, () => `<!-- losses -->\n\n${text}\n\n<!-- end -->`),
  );
}

function written(): readonly (readonly string[])[] {
  const [, text = ""] = table.exec(readFileSync(file, "utf8")) ?? [];
  return text.split("\n").map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
