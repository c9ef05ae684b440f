/**
 * What is asked of a balancer is what its target can do: the Collector's exporter has no health checks or failover of its
 * own, Fairlead's balancer does not run processors. Nothing that was asked for is silently left out.
 */

import type { Signal } from "../../contract/signal.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { fairleadSettings } from "../../model/fairlead-settings.ts";
import { isJsonObject } from "../../model/json.ts";
import { collectorParts, collectorSettings } from "../../model/options.ts";
import type { Balancer, CollectorBalancer, FairleadBalancer, Topology } from "../../model/topology.ts";
import { keyEraOf } from "../../routing/collector-version.ts";
import { type KeyEncoding, keyRule } from "../../routing/key/key-rule.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, show, signalsBy, textsIn, valueAt } from "./value-at.ts";

export const targetSupports: TopologyRule = (topology) =>
  topology.balancers.flatMap((balancer) => {
    // Past the types it may be another word, which has a finding, and nothing is known of what that would support.
    if (balancer.target !== "fairlead") return balancer.target === "collector" ? collectorProblems(balancer) : [];
    return [...unsupportedProblems(balancer), ...versionProblems(balancer, topology), ...scalingProblems(balancer)];
  });

function unable(balancer: Balancer, property: readonly string[], message: string, help: string): Diagnostic {
  return diagnostic("FL3015", { at: within(balancer.origin, ...property), message, help });
}

function collectorProblems(balancer: CollectorBalancer): readonly Diagnostic[] {
  const settings = Object.keys(balancer.unsupported).filter((name) => Object.hasOwn(fairleadSettings, name));
  const noLoad = "The Collector does not balance by load.";
  const noSetting = (name: string) => `The Collector's load balancing exporter does not have "${name}".`;
  const instead = 'use `target: "fairlead"`, or ';
  return [
    ...signalsBy("least-loaded", balancer).map((signal) =>
      unable(balancer, ["routes", signal], noLoad, `${instead}roundRobin()`),
    ),
    ...settings.map((name) => unable(balancer, [name], noSetting(name), `${instead}leave it out`)),
    ...demandsOnSenders(balancer.settings).map((name) =>
      unable(
        balancer,
        ["senders", name],
        `The OTLP receiver that Fairlead writes for a Collector does not have "senders.${name}".`,
        `${instead}replace the receiver by one of your own: \`receivers: { otlp: … }\``,
      ),
    ),
  ];
}

/** What a balancer's senders are asked for that only Fairlead's balancer asks. */
export function demandsOnSenders(settings: object): readonly string[] {
  const { members } = fairleadSettings.senders;
  const given = valueAt(settings, "senders");
  return Object.keys(isJsonObject(given) ? given : {}).filter(
    (name) => Object.hasOwn(members, name) && !Object.hasOwn(collectorSettings.senders.members, name),
  );
}

/** What only a Collector has: its parts, its queues, and an image of its own. */
function unsupportedProblems(balancer: FairleadBalancer): readonly Diagnostic[] {
  const { to, unsupported } = balancer;
  const problem = (option: string, message: string, help: string) =>
    Object.hasOwn(unsupported, option) ? [unable(balancer, [option], message, help)] : [];
  return [
    ...problem(
      "queue",
      "Fairlead's balancer has one queue per backend, and moves what waits by failover.",
      'leave queue out, and set `failover` to "hold", "spill" or "shed"',
    ),
    ...problem(
      "persistence",
      "Fairlead's balancer keeps nothing on disk: senders are answered when backends took what they sent.",
      'use `target: "collector"`, or persistence on the backends',
    ),
    ...problem(
      "image",
      "The image of Fairlead's balancer is part of its delivery.",
      'use `delivery: { kind: "image", image }`',
    ),
    ...Object.keys(collectorParts).flatMap((part) => {
      const [first] = isJsonObject(unsupported[part]) ? Object.keys(unsupported[part]) : [];
      return problem(
        part,
        `Fairlead's balancer routes and sends; it does not run ${part}${first === undefined ? "" : ` such as ${show(first)}`}.`,
        `put ${part} on the backends of "${to}", or use \`target: "collector"\``,
      );
    }),
  ];
}

/** Keys as the version has them; what it would ignore is refused too. */
function versionProblems(balancer: FairleadBalancer, { collector }: Topology): readonly Diagnostic[] {
  const asked = valueAt(balancer.settings, "compatibleWith") ?? collector.version;
  if (typeof asked !== "string" || collector.schemas === undefined) return [];
  const known = asked === "fairlead" ? asked : keyEraOf(asked);
  const message = `The routes of Collector ${show(asked)} are not known.`;
  const help = 'name another version, such as "0.129.0", or "fairlead"';
  return [
    ...(known === undefined ? [unable(balancer, ["compatibleWith"], message, help)] : []),
    // Fairlead's own way has every key that there is.
    ...keyProblems(balancer, known ?? "fairlead", known === undefined ? "fairlead" : asked),
  ];
}

function keyProblems(balancer: FairleadBalancer, encoding: KeyEncoding, version: string): readonly Diagnostic[] {
  return signalsBy("hash", balancer).flatMap((signal) => {
    const routingKey = valueAt(balancer.routes, signal, "key");
    if (typeof routingKey !== "string") return [];
    const given = valueAt(balancer.routes, signal, "attributes");
    const routingAttributes = textsIn(given);
    if (routingAttributes.length < listed(given).length) return [];
    const result = keyRule({ signal, routingKey, routingAttributes, encoding });
    const isIgnored = result.kind === "rule" && result.rule.kind === "traceID" && routingKey !== "traceID";
    if (result.kind === "rule" && !isIgnored) return [];
    return [keyProblem(balancer, signal, routingKey, version)];
  });
}

function keyProblem({ origin }: Balancer, signal: Signal, key: string, version: string): Diagnostic {
  return diagnostic("FL3001", {
    at: within(origin, "routes", signal),
    message:
      version === "fairlead"
        ? `${signal} cannot be routed by ${key}.`
        : `Collector ${version} cannot route ${signal} by ${key}, and this balancer is asked to route as it does.`,
    help: version === "fairlead" ? "use another key" : 'set `compatibleWith: "fairlead"`, or use another key',
  });
}

function scalingProblems(balancer: FairleadBalancer): readonly Diagnostic[] {
  const min = valueAt(balancer.settings, "autoscaling", "min");
  const max = valueAt(balancer.settings, "autoscaling", "max");
  if (typeof min !== "number" || typeof max !== "number") return [];
  const reversed = `The maximum of ${max} balancers is below the minimum of ${min}.`;
  const other = `${show(balancer.replicas)} replicas are set, but autoscaling starts at ${min}.`;
  return [
    ...(min > max ? [unable(balancer, ["autoscaling", "max"], reversed, "raise max")] : []),
    ...(balancer.replicas !== min ? [unable(balancer, ["replicas"], other, "leave replicas out")] : []),
  ];
}
