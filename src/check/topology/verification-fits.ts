/** A verification can be made: its Job can send, and what backends count is what the balancer sent of it. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { parseDurationMs } from "../../model/duration.ts";
import { balancerOptions } from "../../model/options.ts";
import type { Balancer, Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, valueAt } from "./value-at.ts";

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
        nothingHeld(balancer),
        doneInTime(balancer),
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

/** Types without underscores, as versions differ in them: what drops items, joins several, or deletes what they are told apart by. */
const dropping: ReadonlySet<string> = new Set([
  ...["filter", "probabilisticsampler", "tailsampling", "interval", "logdedup", "cumulativetodelta"],
]);

interface Processor {
  readonly id: string;
  readonly type: string;
  readonly settings: unknown;
}

function processorsOf({ target, ...balancer }: Balancer): readonly Processor[] {
  const processors = target === "collector" ? (valueAt(balancer, "parts", "processors") ?? {}) : {};
  return Object.entries(processors).map(([id, settings]) => {
    const type = id.split("/")[0]?.trim().replaceAll("_", "") ?? "";
    return { id, type, settings };
  });
}

/** The redaction processor (0.129.0 and 0.161.0) deletes every attribute that it is not told to leave. */
function deletesMark({ type, settings }: Processor): boolean {
  const allowed = listed(valueAt(settings, "allowed_keys"));
  return type === "redaction" && valueAt(settings, "allow_all_keys") !== true && !allowed.includes("fairlead.verify");
}

function nothingDropped(balancer: Balancer): Reason {
  const found = processorsOf(balancer).filter((one) => dropping.has(one.type) || deletesMark(one));
  if (found.length === 0) return undefined;
  return [
    `"${balancer.name}" has ${found.map(({ id }) => id).join(" and ")}, which drops telemetry, or what it is told by: what is missing at the backends would not be lost.`,
    "let the backends drop it, or leave `verify` out",
  ];
}

/** A Job waits 20 s for what is missing (`verify/main.ts`); backends' exporters take a moment. */
const heldMsMax = 15_000;
const holding: Readonly<Record<string, string>> = { batch: "timeout", groupbytrace: "wait_duration" };

function nothingHeld(balancer: Balancer): Reason {
  const [found] = processorsOf(balancer).filter(({ type, settings }) => {
    const time = valueAt(settings, holding[type] ?? "");
    return typeof time === "string" && (parseDurationMs(time) ?? 0) > heldMsMax;
  });
  if (found === undefined) return undefined;
  const setting = holding[found.type] ?? "";
  return [
    `"${balancer.name}" has ${found.id}, which holds telemetry back for ${String(valueAt(found.settings, setting))}: a verification takes what has not come for 20 s for lost.`,
    `use a ${setting} of ${heldMsMax / 1_000} s or less, or leave \`verify\` out`,
  ];
}

/** Before it sends, it sees that nobody else does; behind it, it waits for what comes twice (`verify/main.ts`). */
const aroundMs = 7_000;

function doneInTime({ verify, routes }: Balancer): Reason {
  const { items, rate, timeout } = balancerOptions.verify.members;
  const numberOf = (option: string, otherwise: number) => Number(valueAt(verify, option) ?? otherwise);
  const signals = Object.values(routes).filter((route) => route !== undefined).length;
  const sendMs = (1_000 * signals * numberOf("items", items.default)) / numberOf("rate", rate.default);
  const given = String(valueAt(verify, "timeout") ?? timeout.default);
  if (!(sendMs + aroundMs > (parseDurationMs(given) ?? Number.POSITIVE_INFINITY))) return undefined;
  return [
    `A verification sends for ${Math.ceil(sendMs / 1_000)} s, and is given up after ${given}: it could not end.`,
    "raise `timeout` or `rate`, or send fewer `items`",
  ];
}
