/**
 * What is asked of a balancer is what its target can do: the Collector's exporter has no health checks or failover of its
 * own, Fairlead's balancer runs no processors. Nothing that was asked for is left out in silence.
 */

import { type Signal, signals } from "../../contract/signal.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { Balancer, Topology } from "../../model/topology.ts";
import { ringGenerationOf, routingEra } from "../../routing/collector-version.ts";
import { keyRule } from "../../routing/key/key-rule.ts";
import type { TopologyRule } from "../rule.ts";
import { show, textsIn, valueAt } from "./value-at.ts";

export const targetSupports: TopologyRule = (topology) =>
  topology.balancers.flatMap((balancer) => {
    if (balancer.target !== "fairlead") return collectorProblems(balancer);
    return [
      ...partProblems(balancer),
      ...versionProblems(balancer, topology),
      ...settingProblems(balancer),
      ...scalingProblems(balancer),
      ...senderProblems(balancer, topology),
    ];
  });

function unable(balancer: Balancer, property: readonly string[], message: string, help: string): Diagnostic {
  return diagnostic("FL3015", { at: within(balancer.origin, ...property), message, help });
}

function collectorProblems(balancer: Balancer): readonly Diagnostic[] {
  const leastLoaded = signals
    .filter((signal) => valueAt(balancer.routes, signal, "kind") === "least-loaded")
    .map((signal) =>
      unable(
        balancer,
        ["routes", signal],
        "The Collector does not balance by load.",
        'use `target: "fairlead"`, or roundRobin()',
      ),
    );
  const settings = Object.keys(valueAt(balancer, "fairlead") ?? {}).map((setting) =>
    unable(
      balancer,
      [setting],
      `The Collector's load balancing exporter has no "${setting}".`,
      'use `target: "fairlead"`, or leave it out',
    ),
  );
  return [...leastLoaded, ...settings];
}

function partProblems(balancer: Balancer): readonly Diagnostic[] {
  return Object.entries(valueAt(balancer, "parts") ?? {}).map(([section, parts]) => {
    const [first] = Object.keys(parts ?? {});
    return unable(
      balancer,
      [section],
      `Fairlead's balancer routes and sends; it runs no ${section}${first === undefined ? "" : ` such as ${show(first)}`}.`,
      `put ${section} on the backends of "${balancer.to}", or use \`target: "collector"\``,
    );
  });
}

/** Keys as the version has them; what it would ignore is refused too. */
function versionProblems(balancer: Balancer, { collector }: Topology): readonly Diagnostic[] {
  const asked = valueAt(balancer.fairlead, "compatibleWith") ?? collector.version;
  if (typeof asked !== "string" || collector.schemas === undefined) return [];
  const encoding = asked === "fairlead" ? "fairlead" : routingEra(asked)?.keys;
  if (encoding === undefined || (asked !== "fairlead" && ringGenerationOf(asked) === undefined)) {
    const message = `The routes of Collector ${show(asked)} are not known.`;
    return [unable(balancer, ["compatibleWith"], message, 'name another version, such as "0.129.0", or "fairlead"')];
  }
  return signals.flatMap((signal) => {
    const routingKey = valueAt(balancer.routes, signal, "key");
    if (valueAt(balancer.routes, signal, "kind") !== "hash" || typeof routingKey !== "string") return [];
    const routingAttributes = textsIn(valueAt(balancer.routes, signal, "attributes"));
    const result = keyRule({ signal, routingKey, routingAttributes, encoding });
    const isIgnored = result.kind === "rule" && result.rule.kind === "traceID" && routingKey !== "traceID";
    if (result.kind === "rule" && !isIgnored) return [];
    return [keyProblem(balancer, signal, routingKey, asked)];
  });
}

function keyProblem({ origin }: Balancer, signal: Signal, key: string, version: string): Diagnostic {
  return diagnostic("FL3001", {
    at: within(origin, "routes", signal),
    message:
      version === "fairlead"
        ? `${signal} cannot be routed by ${key}.`
        : `Collector ${version} cannot route ${signal} by ${key}, and this balancer is asked to route as it does.`,
    help: version === "fairlead" ? "use another key" : 'say `compatibleWith: "fairlead"`, or use another key',
  });
}

function settingProblems(balancer: Balancer): readonly Diagnostic[] {
  const { compression, queue, image } = balancer;
  return [
    ...(compression !== undefined && !["gzip", "none"].includes(compression)
      ? [
          unable(
            balancer,
            ["compression"],
            `Fairlead's balancer does not compress with ${compression}.`,
            'use "gzip" or "none"',
          ),
        ]
      : []),
    ...(queue !== undefined
      ? [
          unable(
            balancer,
            ["queue"],
            "Fairlead's balancer has one queue a backend, and moves what waits by failover.",
            'leave queue out, and say `failover: "hold"`, "spill" or "shed"',
          ),
        ]
      : []),
    ...(image !== undefined
      ? [
          unable(
            balancer,
            ["image"],
            "The image of Fairlead's balancer is part of its delivery.",
            'use `delivery: { kind: "image", image }`',
          ),
        ]
      : []),
  ];
}

function scalingProblems(balancer: Balancer): readonly Diagnostic[] {
  const min = valueAt(balancer.fairlead, "autoscaling", "min");
  const max = valueAt(balancer.fairlead, "autoscaling", "max");
  if (typeof min !== "number" || typeof max !== "number") return [];
  return [
    ...(min > max
      ? [
          unable(
            balancer,
            ["autoscaling", "max"],
            `At most ${max} balancers are fewer than at least ${min}.`,
            "raise max",
          ),
        ]
      : []),
    ...(balancer.replicas !== min
      ? [
          unable(
            balancer,
            ["replicas"],
            `${show(balancer.replicas)} replicas are asked for, and autoscaling from ${min} on.`,
            "leave replicas out",
          ),
        ]
      : []),
  ];
}

/** telemetrygen would need the certificates and tokens on its command line, where anybody may read them. */
function senderProblems(balancer: Balancer, { generators }: Topology): readonly Diagnostic[] {
  if (valueAt(balancer.fairlead, "senders") === undefined) return [];
  return generators
    .filter(({ to }) => to === balancer.name)
    .map(({ name, origin }) =>
      diagnostic("FL3015", {
        at: within(origin, "to"),
        message: `Generator "${name}" sends in plain text and without a token, which "${balancer.name}" refuses.`,
        help: "leave out senders while generators are in use, or leave out the generator",
      }),
    );
}
