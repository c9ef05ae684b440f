/** Times of Fairlead's balancer that are held against each other agree: what would begin after something else has ended never does. */

import type { BalancerConfig } from "../../contract/balancer-config.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { BalancerProgram } from "../../model/programs.ts";
import { optionOf } from "./program-startable.ts";

interface Pair {
  /** Members of balancer.json; the finding is at the first, and none without either. */
  readonly reads: (config: BalancerConfig) => readonly [number | undefined, number | undefined];
  readonly isOdd: (one: number, other: number) => boolean;
  readonly at: string;
  readonly message: string;
  readonly help: string;
}

const pairs: readonly Pair[] = Object.freeze([
  {
    reads: ({ exporter, delivery }) => [exporter.timeoutMs, delivery.deadlineMs],
    isOdd: (timeout, deadline) => timeout > deadline,
    at: "exporter.timeoutMs",
    message:
      "timeout is above deadline: senders are answered before a send that hangs is given up, and nothing is tried again.",
    help: "make it less than a third of `deadline`, which leaves time for another owner",
  },
  {
    reads: ({ exporter, delivery }) => [exporter.retry.initialIntervalMs, delivery.deadlineMs],
    isOdd: (pause, deadline) => pause >= deadline,
    at: "exporter.retry.initialIntervalMs",
    message: "The first pause is not below deadline: senders are answered before anything is tried again.",
    help: 'start with a short pause, as `initialInterval: "100ms"`',
  },
  {
    reads: ({ exporter: { batch }, delivery }) => [
      batch?.whenIdle === "wait" ? batch.timeoutMs : undefined,
      delivery.deadlineMs,
    ],
    isOdd: (wait, deadline) => wait >= deadline,
    at: "exporter.batch.timeoutMs",
    message: "A batch waits as long as senders do: they are answered that nothing was taken before it is sent.",
    help: "wait a small part of `deadline`",
  },
  {
    reads: ({ resolver }) =>
      resolver.kind === "dns" ? [resolver.timeoutMs, resolver.intervalMs] : [undefined, undefined],
    isOdd: (timeout, interval) => timeout > interval,
    at: "resolver.timeoutMs",
    message: "A lookup may still wait when the next is due, so backends are found later than interval says.",
    help: "make the timeout at most the interval",
  },
] satisfies readonly Pair[]);

export function programTimesAgree({ config, marks, origin }: BalancerProgram): readonly Diagnostic[] {
  return pairs.flatMap(({ reads, isOdd, at, message, help }) => {
    const [one, other] = reads(config);
    if (one === undefined || other === undefined || !isOdd(one, other)) return [];
    return [diagnostic("FL1006", { at: optionOf(at.split("."), marks) ?? origin, message, help })];
  });
}
