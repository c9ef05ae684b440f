/** A `balancer.json` that was written: what the balancer itself would refuse when it starts, by the same reading, and the same keys. */

import type { BalancerConfig } from "../../contract/balancer-config.ts";
import { type Problem, problemText } from "../../contract/json-shape.ts";
import { looksLikeBalancerConfig, parseBalancerConfig } from "../../contract/parse-balancer-config.ts";
import { routeText } from "../../contract/routing-core.ts";
import { signals } from "../../contract/signal.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path, Place } from "../../diagnostics/place.ts";
import { hashAlgorithm, routeKeyRule } from "../../routing/route-rule.ts";

export interface WrittenBalancer {
  readonly text: string;
  /** Of the program that is generated for it and lies beside it. */
  readonly coreText?: string | undefined;
  readonly place: (path: Path) => Place;
}

export function isBalancer(text: string): boolean {
  return looksLikeBalancerConfig(text);
}

export function writtenBalancerStartable({ text, coreText, place }: WrittenBalancer): readonly Diagnostic[] {
  const parsed = parseBalancerConfig(text);
  const problems = parsed.kind === "wrong" ? parsed.problems : routeProblems(parsed.config, coreText);
  return problems.map((problem) =>
    diagnostic("FL3016", {
      at: place(problem.path),
      message: `The balancer would not start: ${problemText(problem)}.`,
      help: "change it in the blueprint and synthesise again; in balancer.json times are milliseconds and sizes are bytes",
    }),
  );
}

function routeProblems({ routes }: BalancerConfig, coreText: string | undefined): readonly Problem[] {
  return signals.flatMap((signal): readonly Problem[] => {
    const route = routes[signal];
    if (route === undefined) return [];
    const rule = hashAlgorithm(route) ? routeKeyRule(signal, route) : undefined;
    if (rule?.kind === "refused") return [{ path: ["routes", signal, "routingKey"], reason: rule.reason }];
    if (rule === undefined || coreText === undefined) return [];
    // In a text of JavaScript the quotes may be escaped.
    const made = coreText.replaceAll("\\", "");
    if (!/madeFor/.test(made) || made.includes(routeText(route))) return [];
    return [
      {
        path: ["routes", signal],
        reason: "is not what the routing core beside it was built for: synthesise both again",
      },
    ];
  });
}
