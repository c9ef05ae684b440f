/** Every name that an author gives makes valid Kubernetes names, also with the suffixes that Fairlead adds. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { endsByItself, type Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { show, valueAt } from "./value-at.ts";

/** Labels of DNS are this long at most (RFC 1123); so are names of Services and values of Kubernetes labels. */
const labelLengthMax = 63;

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
/** Services are stricter: a letter comes first (RFC 1035). */
const serviceLabel = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** The longest suffix that anything adds to a name, by kind of declaration. */
const longestEnding = Object.freeze({
  namedPool: "-1000-alias-18",
  /** The revision hash that a StatefulSet puts into a label of its pods. */
  discoveredPool: "-0123456789",
  balancer: "-collector-config",
  /** The operator's Service for metrics, behind the name of the object. */
  operatorBalancer: "-collector-collector-monitoring",
  generator: "-generator",
  /** Of a StatefulSet, with the revision hash. */
  builtInGenerator: "-generator-0123456789",
  /** Of a Job, with what it is made of, and the number and the hash of its pod. */
  finiteGenerator: "-generator-01234567-999-01234",
});

/** Leaves room for each of them. */
const legalLengthMax = 28;

export const namesLegal: TopologyRule = (topology) => {
  const { pools, existing, balancers, generators, output, origin } = topology;
  const ofBalancer = output === "operator" ? longestEnding.operatorBalancer : longestEnding.balancer;
  return [
    ...illegal(topology.name, { at: origin, pattern: label, ending: "" }),
    ...illegal(topology.namespace, { at: within(origin, "namespace"), pattern: label, ending: "" }),
    ...pools.flatMap(({ name, discovery, origin: at }) => {
      const named = valueAt(discovery, "kind") === "static";
      const ending = named ? longestEnding.namedPool : longestEnding.discoveredPool;
      return illegal(name, { at, pattern: serviceLabel, ending });
    }),
    ...existing.flatMap(({ name, origin: at }) => illegal(name, { at, pattern: label, ending: "" })),
    ...balancers.flatMap(({ name, origin: at }) => illegal(name, { at, pattern: serviceLabel, ending: ofBalancer })),
    ...generators.flatMap((generator) => {
      const { name, runner, origin: at } = generator;
      const ofBuiltIn = endsByItself(generator) ? longestEnding.finiteGenerator : longestEnding.builtInGenerator;
      return illegal(name, { at, pattern: label, ending: runner === "built-in" ? ofBuiltIn : longestEnding.generator });
    }),
    ...instanceLabels(topology),
  ];
};

function illegal(
  name: unknown,
  { at, pattern, ending }: { readonly at: Place; readonly pattern: RegExp; readonly ending: string },
): readonly Diagnostic[] {
  const room = labelLengthMax - ending.length;
  if (typeof name !== "string" || !pattern.test(name)) {
    const first = pattern === serviceLabel ? "starting with a letter" : "starting with a letter or digit";
    return [
      diagnostic("FL4001", {
        at,
        message: `${show(name)} is not a valid Kubernetes name.`,
        help: `use lower-case letters, digits and dashes, ${first} and not ending with a dash`,
      }),
    ];
  }
  if (name.length <= room) return [];
  const added = ending === "" ? "" : ` and "${ending}" is added to it`;
  return [
    diagnostic("FL4001", {
      at,
      message: `"${name}" has ${name.length} characters${added}; Kubernetes allows ${labelLengthMax} in all.`,
      help: `use at most ${room} characters`,
    }),
  ];
}

/** The nearest name that is legal for every kind of declaration. */
export function legalName(name: unknown): string {
  const words = String(name)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");
  return (
    words
      .replace(/^[-0-9]+/, "")
      .slice(0, legalLengthMax)
      .replace(/-+$/, "") || "unnamed"
  );
}

/** The operator selects pods by a label of namespace and object, and would cut off what is too long. */
function instanceLabels({ output, namespace, balancers }: Topology): readonly Diagnostic[] {
  if (output !== "operator") return [];
  return balancers.flatMap(({ name, origin }) => {
    const instance = `${namespace}.${name}-collector`;
    const tooLongAlready = String(name).length > labelLengthMax - longestEnding.operatorBalancer.length;
    if (instance.length <= labelLengthMax || tooLongAlready) return [];
    return [
      diagnostic("FL4001", {
        at: origin,
        message: `The operator labels pods "${instance}", which has ${instance.length} characters; a label may have ${labelLengthMax}.`,
        help: "shorten the name or the namespace",
      }),
    ];
  });
}
