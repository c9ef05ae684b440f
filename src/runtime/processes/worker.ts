/** A process of a pod that has several: it obeys the first one instead of the operating system, and tells it what it is asked for. */

import type { Balancer } from "../balancer.ts";
import type { Orders } from "../signals.ts";
import { isOrder, type Said } from "./messages.ts";
import type { Report } from "./report.ts";

/** @returns begins to obey; what was ordered before is done then */
export function hearFirstProcess(): (
  balancer: Balancer,
  told: () => Pick<Report, "counts" | "events">,
  orders: Orders,
) => void {
  // The whole group gets them from a terminal, and the first process passes them on.
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => {});
  const early: unknown[] = [];
  let hear = (message: unknown) => void early.push(message);
  process.on("message", (message) => hear(message));
  // Nobody would replace it, and nobody tells it to drain.
  process.on("disconnect", () => process.exit(1));
  return (balancer, told, orders) => {
    hear = (message) => {
      if (!isOrder(message)) return;
      if (message === "report") {
        say({ kind: "report", report: { status: balancer.status(), ...told() } });
      } else orders[message]();
    };
    say({ kind: "listening", grpcPort: balancer.grpcPort ?? 0, httpPort: balancer.httpPort ?? 0 });
    for (const message of early) hear(message);
  };
}

function say(said: Said): void {
  // The channel may have closed a moment ago; then it ends anyway.
  process.send?.(said, () => {});
}
