/** A comment at a load balancing exporter does not promise round robin: the exporter hashes, in every version. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { originsOf } from "../../diagnostics/place.ts";
import type { DeployedCollector } from "../../model/deployed.ts";
import { type LoadBalancer, viewOf } from "../deployed/collector/view.ts";

/** @param linesOf lines of a file, as they are written */
export function roundRobinMeant(
  collector: DeployedCollector,
  linesOf: (file: string) => readonly string[],
): readonly Diagnostic[] {
  return viewOf(collector).loadBalancers.flatMap((exporter) => atExporter(collector, exporter, linesOf));
}

const promise = /round[- ]?robin/i;

function atExporter(
  { marks, origin }: DeployedCollector,
  { id, path, settings }: LoadBalancer,
  linesOf: (file: string) => readonly string[],
): readonly Diagnostic[] {
  const [place] = originsOf(path, marks, origin);
  if (place.in !== "text") return [];
  const lines = linesOf(place.file);
  const keyLine = (place.key ?? place.range).start.line;
  const line = commentsAt(lines, keyLine).find((one) => promise.test(commentIn(lines[one - 1]) ?? ""));
  if (line === undefined) return [];
  const text = lines[line - 1] ?? "";
  const from = text.search(promise);
  const start = { line, column: from + 1 };
  const end = { line, column: from + (promise.exec(text)?.[0].length ?? 0) + 1 };
  const key = settings["routing_key"];
  return [
    diagnostic("FL3017", {
      at: { ...place, range: { start, end } },
      collectorPath: path,
      message: `The comment says round robin, but "${id}" hashes ${typeof key === "string" && key !== "" ? `by ${key}` : "its key"}: what has one key always goes to one backend.`,
      help: "change the comment; to take turns, use an otlp exporter with balancer_name: round_robin over a headless Service",
    }),
  ];
}

/** The lines of a comment that ends above a key, and the key's own. */
function commentsAt(lines: readonly string[], keyLine: number): readonly number[] {
  let first = keyLine;
  while (first > 1 && /^\s*#/.test(lines[first - 2] ?? "")) first--;
  return Array.from({ length: keyLine - first + 1 }, (_, index) => first + index);
}

function commentIn(line: string | undefined): string | undefined {
  return /(?:^|\s)#(.*)$/.exec(line ?? "")?.[1];
}
