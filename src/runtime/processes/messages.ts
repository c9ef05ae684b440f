/** What the first process of a pod and the others say to each other. */

import type { Report } from "./report.ts";

export type Order = "drain" | "reload" | "report";

/** To the first process. */
export type Said =
  /** It takes requests. */
  | { readonly kind: "listening"; readonly grpcPort: number; readonly httpPort: number }
  | { readonly kind: "report"; readonly report: Report };

const orders: readonly string[] = ["drain", "reload", "report"] satisfies readonly Order[];

/** From the channel, which others may use too. */
export function isOrder(message: unknown): message is Order {
  return typeof message === "string" && orders.includes(message);
}

export function isSaid(message: unknown): message is Said {
  return typeof message === "object" && message !== null && "kind" in message;
}
