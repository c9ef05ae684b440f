/** What the Job that verifies a balancer does to a sync, how its report is read, and how it runs once more. */

import type { Link } from "../../model/link.ts";
import { type Plan, selectorText } from "../../model/plan.ts";
import { manifestOf } from "../emit.ts";
import { shell } from "./inside.ts";

export function verified({ balancer }: Link, { verifications, workloads, namespace, gitops }: Plan): readonly string[] {
  const verification = verifications.find((one) => one.balancer === balancer);
  const job = workloads.find(({ tier, config }) => tier === "verify" && config === verification?.configMap);
  if (verification === undefined || job === undefined) return [];
  const ends = gitops
    ? "A sync whose Job failed has failed; a Job that succeeded is deleted."
    : "`kubectl apply` runs it once, and again when what it is told has changed.";
  const kubectl = `kubectl -n ${namespace}`;
  return [
    `### ${balancer}: the Job after a sync`,
    `\`${job.name}\` sends ${verification.config.load.items} numbered items of each signal, and fails when backends do not count what the model gives them. ${ends} One that failed is kept for a day:`,
    shell([
      `${kubectl} logs -l ${selectorText(job.selector)} --tail=-1`,
      "# once more",
      `${kubectl} delete job ${job.name} --ignore-not-found`,
      `${kubectl} apply -f ${manifestOf("verify")}`,
    ]),
    [
      "- `refused`: the balancer did not take an item, see TelemetryRefused and TelemetryLost above.",
      "- `count`: items were lost, came twice, or are at another backend than the model gives them. One that fails once may be a backend that restarted meanwhile; one that fails again is another list of backends or another ring than this folder has.",
      "- `idle`: a backend got nothing, as one does that the balancer does not find.",
      "- No report: the balancer or the metrics of a backend did not answer, or the Job ran out of its time (`verify.timeout`).",
    ].join("\n"),
  ];
}
