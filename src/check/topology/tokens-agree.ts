/** A generator shows the token that its balancer asks for: of another Secret it is another token, and where none is asked for nothing reads it. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { Balancer, Generator } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

export const tokensAgree: TopologyRule = ({ balancers, generators }) =>
  generators.flatMap((generator) => {
    const balancer = balancers.find(({ name }) => name === generator.to);
    if (balancer === undefined || generator.auth === undefined || generator.runner !== "built-in") return [];
    return asksForToken(balancer) ? otherToken(generator, balancer) : unread(generator, balancer);
  });

/** A Collector with receivers of the author's own may ask for one. */
export function asksForToken(balancer: Balancer): boolean {
  return balancer.target === "fairlead"
    ? valueAt(balancer.settings, "senders", "auth") !== undefined
    : balancer.parts.receivers !== undefined;
}

function unread({ name, origin }: Generator, balancer: Balancer): readonly Diagnostic[] {
  return [
    diagnostic("FL3021", {
      at: within(origin, "auth"),
      message: `"${balancer.name}" does not ask senders for a token, so nothing reads that of "${name}".`,
      help:
        balancer.target === "fairlead"
          ? `leave it out, or let the balancer ask for it: \`senders: { tls: { secret: "edge-tls" }, auth: bearerToken({ secret }) }\``
          : "leave it out",
    }),
  ];
}

function otherToken({ name, auth, origin }: Generator, balancer: Balancer): readonly Diagnostic[] {
  const asked = valueAt(balancer.settings, "senders", "auth");
  const tokens = [asked, auth].map((token) => ({
    secret: valueAt(token, "secret"),
    key: valueAt(token, "key") ?? "token",
  }));
  const [wanted, shown] = tokens;
  if (typeof wanted?.secret !== "string" || typeof shown?.secret !== "string") return [];
  if (wanted.secret === shown.secret && wanted.key === shown.key) return [];
  return [
    diagnostic("FL4004", {
      at: within(origin, "auth"),
      severity: "warning",
      message: `"${name}" shows the token ${shown.secret}/${String(shown.key)}, and "${balancer.name}" asks for ${wanted.secret}/${String(wanted.key)}: where the two are not the same, every request is refused.`,
      help: `use the same Secret and key: \`auth: bearerToken({ secret: "${wanted.secret}"${wanted.key === "token" ? "" : `, key: "${String(wanted.key)}"`} })\``,
    }),
  ];
}
