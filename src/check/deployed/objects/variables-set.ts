/** `${env:NAME}` names a variable that the container has: the Collector puts nothing in the place of another, and goes on. */

import type { Path } from "../../../diagnostics/place.ts";
import type { DeployedCollector, DeployedWorkload } from "../../../model/deployed.ts";
import { variablesRead } from "../../../needs/pod-variables.ts";
import type { DeployedRule } from "../../rule.ts";
import { referringTexts } from "../collector/reference.ts";
import { type CollectorView, viewOf } from "../collector/view.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { clusterOf } from "./cluster.ts";

export const variablesSet: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const view = viewOf(collector);
    const used = variablesIn(collector);
    const found = clusterOf(deployed)
      .running(collector)
      .flatMap((pod) => used.filter(({ name }) => !isSet(name, pod, view)).map((one) => unset(one, view)));
    return onePerCause(found, "setting");
  });

interface Variable {
  readonly name: string;
  readonly path: Path;
  /** A component that reads it itself, and has no default for it. */
  readonly reader?: string;
}

/** Of what runs, since what does not has a finding of its own. */
function variablesIn(collector: DeployedCollector): readonly Variable[] {
  const idle = viewOf(collector).components.filter(({ runs }) => !runs);
  return [
    ...referringTexts(collector.config)
      .filter(({ path }) => !idle.some(({ section, id }) => path[0] === section && path[1] === id))
      .flatMap(({ path, references }) => references.flatMap((inner) => variable(inner, path))),
    ...variablesRead(collector.config).map(({ name, component }) => ({
      name,
      path: component.path,
      reader: component.id,
    })),
  ];
}

/** A name without a scheme is one of the environment; one with a default needs nobody to set it (core envprovider, both versions). */
function variable(inner: string, path: Path): readonly Variable[] {
  const name = inner.replace(/^env:/, "");
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) ? [{ name, path }] : [];
}

/** Set by the container runtime or the kubelet, for the API server and every Service of the namespace (Kubernetes' service links). */
const givenAlways =
  /^(?:PATH|HOME|HOSTNAME|KUBERNETES_.+|.+_SERVICE_(?:HOST|PORT(?:_.+)?)|.+_PORT(?:_\d+_(?:TCP|UDP)(?:_.+)?)?)$/;

/** In every pod, beside a target allocator, and what later ones set by default (operator 0.140.0 and 0.158.0). */
const givenByOperator: readonly string[] = Object.freeze(["POD_NAME", "SHARD", "GOMEMLIMIT", "GOMAXPROCS"]);

function isSet(name: string, { env, kind }: DeployedWorkload, view: CollectorView): boolean {
  // The operator sets the node's name for kubeletstats (operator 0.140.0).
  const readsKubelet = name === "K8S_NODE_NAME" && view.in("receivers").some(({ type }) => type === "kubeletstats");
  const isOfOperator = kind === "OpenTelemetryCollector" && (givenByOperator.includes(name) || readsKubelet);
  return env === undefined || env.includes(name) || isOfOperator || givenAlways.test(name);
}

function unset({ name, path, reader }: Variable, { finding, collector }: CollectorView): Caused {
  const inBlueprint = collector.origin.in === "blueprint";
  const value = fieldOf(name) ?? '{ kind: "secret", secret: "…", key: "…" }';
  const declare = inBlueprint
    ? `declare it on the tier, as in \`env: { ${name}: ${value} }\``
    : "add it to env of the container";
  const found = finding("FL4033", path, {
    message:
      reader === undefined
        ? `Nothing sets the variable ${name}: the Collector puts an empty text in its place.`
        : `Nothing sets the variable ${name}, which "${reader}" reads.`,
    help: reader === undefined ? `${declare}, or give it a default: \${env:${name}:-…}` : declare,
  });
  return { cause: name, finding: found };
}

/** Names that are in use for what a pod knows of itself. */
const fields: readonly (readonly [RegExp, string])[] = [
  [/NODE_NAME$/, "spec.nodeName"],
  [/POD_NAME$/, "metadata.name"],
  [/POD_UID$/, "metadata.uid"],
  [/POD_IP$/, "status.podIP"],
  [/HOST_IP$|NODE_IP$/, "status.hostIP"],
  [/NAMESPACE$/, "metadata.namespace"],
];

function fieldOf(name: string): string | undefined {
  const path = fields.find(([pattern]) => pattern.test(name))?.[1];
  return path && `{ kind: "field", path: "${path}" }`;
}
