/** A verification can be made: its Job can send, and what backends count is what the balancer sent of it. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { Balancer, Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

export const verificationFits: TopologyRule = (topology) =>
  topology.balancers
    .filter(({ verify }) => verify !== undefined)
    .flatMap((balancer) => {
      const reasons = [
        ownBackends(balancer, topology),
        oneAtATime(balancer, topology),
        plainSenders(balancer),
        metricsServed(balancer, topology),
        nothingDropped(balancer),
      ];
      return reasons.flatMap((reason) => (reason ? [unfit(balancer, ...reason)] : []));
    });

type Reason = readonly [message: string, help: string] | undefined;

function unfit({ origin }: Balancer, message: string, help: string): Diagnostic {
  return diagnostic("FL3022", { at: within(origin, "verify"), message, help });
}

function ownBackends({ name, to }: Balancer, { existing }: Topology): Reason {
  if (!existing.some((pool) => pool.name === to)) return undefined;
  return [
    `"${name}" sends to "${to}", which exists already: nothing here makes its pods count what a verification sends.`,
    "leave `verify` out, and let `fairlead verify` read what they write",
  ];
}

function oneAtATime({ name, to }: Balancer, { balancers }: Topology): Reason {
  const [first] = balancers.filter((other) => other.to === to && other.verify !== undefined);
  if (first === undefined || first.name === name) return undefined;
  return [
    `"${first.name}" is verified by what the backends of "${to}" count, at the same time: each would count what the other sends.`,
    "ask for `verify` at one of the balancers of a pool",
  ];
}

function plainSenders({ name, target, ...balancer }: Balancer): Reason {
  const senders = target === "fairlead" ? valueAt(balancer, "settings", "senders") : undefined;
  const asked = (["tls", "auth"] as const).filter((option) => valueAt(senders, option) !== undefined);
  if (asked.length === 0) return undefined;
  return [
    `"${name}" asks its senders for ${asked.join(" and ")}, and a verification in the cluster sends in plain text and without a token.`,
    "leave `verify` out, and run `fairlead verify` with `--ca` and `--token-file`",
  ];
}

/** The pods of a pool serve metrics where nobody says otherwise. */
function metricsServed({ to }: Balancer, { pools }: Topology): Reason {
  const metrics = valueAt(pools.find(({ name }) => name === to)?.parts.telemetry, "metrics");
  const [isOff, isElsewhere] = [valueAt(metrics, "level") === "none", valueAt(metrics, "readers") !== undefined];
  if (!isOff && !isElsewhere) return undefined;
  return [
    `The backends of "${to}" ${isOff ? "do not serve metrics" : "serve metrics as their own readers say"}, and a verification reads them on port 8888.`,
    "leave `telemetry.metrics` out of the pool",
  ];
}

const dropping: readonly string[] = ["filter", "probabilistic_sampler", "tail_sampling"];

function nothingDropped({ name, target, ...balancer }: Balancer): Reason {
  const processors = target === "collector" ? Object.keys(valueAt(balancer, "parts", "processors") ?? {}) : [];
  const found = processors.filter((id) => dropping.includes(id.split("/")[0]?.trim() ?? ""));
  if (found.length === 0) return undefined;
  return [
    `"${name}" has ${found.join(" and ")}, which drops telemetry: what is missing at the backends would not be lost.`,
    "let the backends drop it, or leave `verify` out",
  ];
}
