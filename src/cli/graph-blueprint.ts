/** The picture of a blueprint that was named, or why there is none. */

import { buildTopology } from "../blueprint/build-topology.ts";
import { formatText } from "../diagnostics/format.ts";
import { paintFor } from "../diagnostics/paint.ts";
import { localTopology } from "../local/local-topology.ts";
import type { GraphOptions } from "./graph-options.ts";
import { graphSvg } from "./graph-svg.ts";
import { dotText, graphOfTopology, mermaidText } from "./graph-text.ts";
import { loadPlans } from "./load-plans.ts";

export type Drawn = { readonly text: string } | { readonly problem: string; readonly code: 1 | 2 };

export async function graphOf(module: string, { blueprint, format }: GraphOptions): Promise<Drawn> {
  const loaded = await loadPlans(module, blueprint);
  switch (loaded.kind) {
    case "unreadable":
      return { problem: loaded.problems.join("\n"), code: 2 };
    case "findings":
      return { problem: formatText(loaded.findings, paintFor(process.stderr)), code: 1 };
    case "plans": {
      const [first, ...others] = loaded.plans;
      if (!first || others.length > 0) {
        const names = loaded.plans.map(({ plan }) => plan.blueprint).join(", ");
        return { problem: `${module} has several blueprints, say which by --blueprint: ${names}`, code: 2 };
      }
      const topology = localTopology(first.plan, buildTopology(first.blueprint).topology);
      const drawing = graphOfTopology(topology);
      return { text: { mermaid: mermaidText, dot: dotText, svg: graphSvg }[format](drawing) };
    }
  }
}
