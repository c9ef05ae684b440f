/** A verification can be made: its Job can send, and what backends count is what the balancer sent of it. */

import { type Signal, signals } from "../../contract/signal.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { parseDurationMs } from "../../model/duration.ts";
import type { Json } from "../../model/json.ts";
import { balancerOptions } from "../../model/options.ts";
import type { Balancer, Topology } from "../../model/topology.ts";
import { effectsOnItems, effectText } from "../../needs/marked-items.ts";
import type { TopologyRule } from "../rule.ts";
import { textsIn, valueAt } from "./value-at.ts";

export const verificationFits: TopologyRule = (topology) =>
  topology.balancers
    .filter(({ verify }) => verify !== undefined)
    .flatMap((balancer) => {
      const reasons = [
        ownBackends(balancer, topology),
        oneAtATime(balancer, topology),
        encrypted(balancer),
        shown(balancer),
        metricsServed(balancer, topology),
        nothingLost(balancer),
        nothingHeld(balancer),
        doneInTime(balancer),
      ];
      return reasons.flatMap((reason) => (reason ? [unfit(balancer, ...reason)] : []));
    });

type Reason = readonly [message: string, help: string, member?: "security" | "auth"] | undefined;

function unfit({ origin }: Balancer, message: string, help: string, member?: string): Diagnostic {
  const at = within(origin, "verify", ...(member === undefined ? [] : [member]));
  return diagnostic("FL3022", { at, message, help });
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

/** What a balancer asks of its senders: Fairlead's by `senders`, a Collector by the receiver that its author writes. */
function askedBy({ target, ...balancer }: Balancer, option: "tls" | "auth"): unknown {
  return target === "fairlead"
    ? valueAt(balancer, "settings", "senders", option)
    : valueAt(balancer, "parts", "receivers", "otlp", "protocols", "grpc", option);
}

function encrypted(balancer: Balancer): Reason {
  const { name, verify } = balancer;
  const [tls, security] = [askedBy(balancer, "tls"), valueAt(verify, "security")];
  const isTls = security !== undefined && security !== "plaintext";
  if (tls === undefined && isTls)
    return [
      `"${name}" takes telemetry in plain text, and its verification would wait for a certificate.`,
      "leave `security` out of `verify`, or give the balancer `senders: { tls }`",
      "security",
    ];
  if (tls === undefined) return undefined;
  const wanted =
    "`verify: { security: tls({ caSecret }) }`, with a Secret whose ca.crt is the authority of its certificate";
  if (!isTls)
    return [`"${name}" asks its senders for TLS, and its verification would send in plain text.`, `say ${wanted}`];
  const asksCertificates = valueAt(tls, "clientCertificates") === true || valueAt(tls, "client_ca_file") !== undefined;
  if (!asksCertificates || valueAt(security, "clientSecret") !== undefined) return undefined;
  return [
    `"${name}" asks its senders for a certificate, and its verification would show none.`,
    "say `verify: { security: tls({ caSecret, clientSecret }) }`, with a Secret that has tls.crt and tls.key",
  ];
}

function shown(balancer: Balancer): Reason {
  const { name, target, verify } = balancer;
  const [asked, auth] = [askedBy(balancer, "auth"), valueAt(verify, "auth")];
  if (asked === undefined && auth !== undefined)
    return [
      `"${name}" does not require a token, and its verification would send one to anyone who answers.`,
      "leave `auth` out of `verify`, or give the balancer `senders: { auth }`",
      "auth",
    ];
  if (target === "fairlead" || asked === undefined || auth !== undefined) return undefined;
  return [
    `The receiver of "${name}" asks its senders for a token, and its verification would show none.`,
    "say `verify: { auth: bearerToken({ secret }) }`, with a Secret that has the token",
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

interface Processor {
  readonly id: string;
  readonly type: string;
  readonly settings: Json;
}

/** Those of the pipelines that balance a signal: what the author's own pipelines name runs in those alone. */
function processorsOf({ target, ...balancer }: Balancer, signal: Signal): readonly Processor[] {
  if (target !== "collector") return [];
  const [written, pipelines] = [valueAt(balancer, "parts", "processors"), valueAt(balancer, "parts", "pipelines")];
  const declared = valueAt(pipelines, signal, "processors");
  const claimed = Object.values(pipelines ?? {}).flatMap((one) => textsIn(valueAt(one, "processors")));
  return Object.entries(written ?? {})
    .filter(([id]) => (declared === undefined ? !claimed.includes(id) : textsIn(declared).includes(id)))
    .map(([id, settings]) => ({
      id,
      type: id.split("/")[0]?.trim().replaceAll("_", "") ?? "",
      settings: settings as Json, // As an author gave it; whatever reads it asks what it is.
    }));
}

function routedSignals({ routes }: Balancer): readonly Signal[] {
  return signals.filter((signal) => valueAt(routes, signal) !== undefined);
}

function nothingLost(balancer: Balancer): Reason {
  const effects = routedSignals(balancer).flatMap((signal) => effectsOnItems(signal, processorsOf(balancer, signal)));
  const found = [...new Set(effects.map(effectText))];
  if (found.length === 0) return undefined;
  const isSpared = effects.every(({ kind, by }) => by !== "" && (kind === "unmarks" || kind === "may drop"));
  return [
    `"${balancer.name}" has ${found.join(" and ")}: what a verification finds missing at the backends would not be lost.`,
    isSpared
      ? 'spare what has the attribute, such as by `where attributes["fairlead.verify"] == nil`, by keeping the key, or let the backends do it'
      : "let the backends do it, or leave `verify` out",
  ];
}

/** A Job waits 20 s for what is missing (`verify/main.ts`); backends' exporters take a moment. */
const heldMsMax = 15_000;
const holding: Readonly<Record<string, string>> = { batch: "timeout", groupbytrace: "wait_duration" };

function nothingHeld(balancer: Balancer): Reason {
  const all = routedSignals(balancer).flatMap((signal) => processorsOf(balancer, signal));
  const [found] = all.filter(({ type, settings }) => {
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
