/** What a tier says of its pods and objects is what Kubernetes takes: names of labels, variables and volumes, and what belongs to what. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { isJsonObject } from "../../model/json.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, show, textsIn, valueAt } from "./value-at.ts";

export const podOptionsLegal: TopologyRule = ({ pools, balancers, generators }) =>
  [...pools, ...balancers, ...generators].flatMap((tier) => [
    ...["labels", "podLabels", "nodeSelector"].flatMap((option) =>
      labelMisfits(valueAt(tier, option), within(tier.origin, option)),
    ),
    ...["annotations", "podAnnotations"].flatMap((option) =>
      membersOf(tier, option).flatMap(({ key, at }) => keyMisfits(key, at)),
    ),
    ...["annotations", "podAnnotations"].flatMap((option) => annotationsTooLarge(tier, option)),
    ...membersOf(tier, "env").flatMap(variableMisfits),
    ...["sidecars", "initContainers"].flatMap((option) => membersOf(tier, option).flatMap(containerMisfits)),
    ...membersOf(tier, "volumes").flatMap(volumeMisfits),
    ...listed(valueAt(tier, "tolerations")).flatMap((one, index) =>
      tolerationMisfits(one, within(tier.origin, "tolerations", index)),
    ),
    ...withoutTerms(valueAt(tier, "affinity"), within(tier.origin, "affinity")),
    ...expressionMisfits(valueAt(tier, "affinity"), within(tier.origin, "affinity"), affinityDepthMax),
  ]);

/** What stands in a set of labels and could not be one. */
export function labelMisfits(labels: unknown, at: Place): readonly Diagnostic[] {
  return Object.entries(isJsonObject(labels) ? labels : {}).flatMap(([key, value]) => [
    ...keyMisfits(key, within(at, key)),
    ...valueMisfits(value, within(at, key)),
  ]);
}

interface Member {
  readonly key: string;
  readonly value: unknown;
  readonly at: Place;
}

function membersOf(tier: { readonly origin: Place }, option: string): readonly Member[] {
  const record = valueAt(tier, option);
  if (!isJsonObject(record)) return [];
  return Object.entries(record).map(([key, value]) => ({ key, value, at: within(tier.origin, option, key) }));
}

function refused(at: Place, message: string, help: string): readonly Diagnostic[] {
  return [diagnostic("FL4020", { at, message: `${message}: Kubernetes would refuse the object.`, help })];
}

/** Lengths and forms are those of apimachinery (util/validation). */
const nameLengthMax = 63;
const prefixLengthMax = 253;
const name = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const domain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const variable = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
/** IANA's names of services, as Kubernetes takes them for ports. */
const portName = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const portNameLengthMax = 15;
const volumeName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
/** What a variable may read of its pod (Kubernetes, EnvVarSource.fieldRef). */
const podField =
  /^(metadata\.(name|namespace|uid|(labels|annotations)\['[^']+'\])|spec\.(nodeName|serviceAccountName)|status\.(hostIPs?|podIPs?))$/;

function keyMisfits(key: string, at: Place): readonly Diagnostic[] {
  const slash = key.lastIndexOf("/");
  const [prefix, last] = [slash < 0 ? undefined : key.slice(0, slash), key.slice(slash + 1)];
  const fits =
    last.length <= nameLengthMax &&
    name.test(last) &&
    (prefix === undefined || (prefix.length <= prefixLengthMax && domain.test(prefix)));
  const help = "use letters, digits, dashes, underscores and dots, at most 63, optionally after a domain and a slash";
  return fits ? [] : refused(at, `${show(key)} is not the name of a label or an annotation`, help);
}

/** Keys and values of one object (apimachinery, TotalAnnotationSizeLimitB). */
const annotationBytesMax = 256 * 1024;

function annotationsTooLarge(tier: { readonly origin: Place }, option: string): readonly Diagnostic[] {
  const texts = membersOf(tier, option).flatMap(({ key, value }) => (typeof value === "string" ? [key, value] : []));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes <= annotationBytesMax) return [];
  const message = `These annotations take ${bytes} bytes, and an object has room for ${annotationBytesMax}`;
  return refused(within(tier.origin, option), message, "keep what is large in a ConfigMap");
}

function withoutTerms(affinity: unknown, at: Place): readonly Diagnostic[] {
  const path = ["nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"] as const;
  const required = valueAt(affinity, ...path);
  if (!isJsonObject(required) || listed(required["nodeSelectorTerms"]).length > 0) return [];
  const help = "give at least one term, or leave it out";
  return refused(within(at, ...path), "A required affinity to nodes has no nodeSelectorTerms", help);
}

function valueMisfits(value: unknown, at: Place): readonly Diagnostic[] {
  if (typeof value !== "string" || value === "" || (value.length <= nameLengthMax && name.test(value))) return [];
  const help = "use letters, digits, dashes, underscores and dots, at most 63; an annotation takes any text";
  return refused(at, `${show(value)} is not the value of a label`, help);
}

function variableMisfits({ key, value, at }: Member): readonly Diagnostic[] {
  const path = valueAt(value, "path");
  return [
    ...(variable.test(key)
      ? []
      : refused(at, `${show(key)} is not the name of a variable`, "use letters, digits, dashes, underscores and dots")),
    ...(typeof path === "string" && !podField.test(path)
      ? refused(
          within(at, "path"),
          `${show(path)} is not a field of a pod that a variable can read`,
          "use metadata.name, metadata.namespace, metadata.uid, spec.nodeName, status.podIP or the like",
        )
      : []),
  ];
}

function containerMisfits({ key, value, at }: Member): readonly Diagnostic[] {
  return [
    ...(volumeName.test(key) && key.length <= nameLengthMax
      ? []
      : refused(
          at,
          `${show(key)} is not the name of a container`,
          "use lower-case letters, digits and dashes, at most 63",
        )),
    ...membersOf({ ...Object(value), origin: at }, "env").flatMap(variableMisfits),
    ...membersOf({ ...Object(value), origin: at }, "ports").flatMap(({ key: port, at: where }) =>
      portName.test(port) && port.length <= portNameLengthMax && /[a-z]/.test(port)
        ? []
        : refused(
            where,
            `${show(port)} is not the name of a port`,
            "use lower-case letters, digits and dashes, at most 15",
          ),
    ),
    ...membersOf({ ...Object(value), origin: at }, "mounts").flatMap(({ value: mount, at: where }) => {
      const path = valueAt(mount, "path");
      return typeof path === "string" && (!path.startsWith("/") || path.includes(":"))
        ? refused(
            within(where, "path"),
            `The path ${show(path)} is not absolute`,
            'write it from the root, as "/var/lib/data"',
          )
        : [];
    }),
  ];
}

function volumeMisfits({ key, value, at }: Member): readonly Diagnostic[] {
  const path = valueAt(value, "path");
  return [
    ...(volumeName.test(key) && key.length <= nameLengthMax
      ? []
      : refused(
          at,
          `${show(key)} is not the name of a volume`,
          "use lower-case letters, digits and dashes, at most 63",
        )),
    ...(typeof path === "string" && (!path.startsWith("/") || path.includes(":"))
      ? refused(
          within(at, "path"),
          `The path ${show(path)} is not absolute`,
          'write it from the root, as "/var/lib/data"',
        )
      : []),
  ];
}

function tolerationMisfits(toleration: unknown, at: Place): readonly Diagnostic[] {
  const [key, operator, value, effect] = ["key", "operator", "value", "effect"].map((each) =>
    valueAt(toleration, each),
  );
  const isExists = operator === "Exists";
  if (isExists && value !== undefined && value !== "")
    return refused(within(at, "value"), 'A toleration that "Exists" has a value', "leave the value out");
  if (!isExists && key === undefined && isJsonObject(toleration))
    return refused(
      at,
      "A toleration has no key",
      'name the key of the taint, or use operator: "Exists" for every taint',
    );
  if (valueAt(toleration, "tolerationSeconds") !== undefined && effect !== "NoExecute")
    return refused(within(at, "tolerationSeconds"), "Only pods that are evicted can wait", 'use effect: "NoExecute"');
  return [];
}

/** Levels of an affinity, lists counted. */
const affinityDepthMax = 12;

function expressionMisfits(value: unknown, at: Place, depth: number): readonly Diagnostic[] {
  if (typeof value !== "object" || value === null || depth === 0) return [];
  const operator = valueAt(value, "operator");
  const given = listed(valueAt(value, "values")).length;
  const inside = Object.entries(value).flatMap(([key, member]) =>
    expressionMisfits(member, within(at, Array.isArray(value) ? Number(key) : key), depth - 1),
  );
  if (typeof operator !== "string") return inside;
  const [key, texts] = [valueAt(value, "key"), textsIn(valueAt(value, "values"))];
  const illegal = [
    ...(typeof key === "string" ? keyMisfits(key, within(at, "key")) : []),
    ...(["In", "NotIn"].includes(operator)
      ? texts.flatMap((text, index) => valueMisfits(text, within(at, "values", index)))
      : []),
  ];
  if (illegal.length > 0) return [...inside, ...illegal];
  const wanted = Object.hasOwn(valuesWanted, operator) ? valuesWanted[operator] : undefined;
  const first = valueAt(value, "values", 0);
  if (["Gt", "Lt"].includes(operator) && given === 1 && !/^-?\d{1,18}$/.test(String(first)))
    return [
      diagnostic("FL4020", {
        at: within(at, "values", 0),
        message: `${operator} compares whole numbers, and ${show(first)} is not one: no node fits, and the pods wait for ever.`,
        help: 'write a whole number as a string, as in values: ["8"]',
      }),
    ];
  return wanted === undefined || wanted.fits(given)
    ? inside
    : refused(at, `An expression with the operator ${operator} has ${given} values`, `give ${wanted.words}`);
}

const anyValue = { fits: (given: number) => given > 0, words: "at least one value" };
const noValue = { fits: (given: number) => given === 0, words: "none" };
const oneValue = { fits: (given: number) => given === 1, words: "one value" };
const valuesWanted: Readonly<Record<string, typeof anyValue>> = Object.freeze({
  In: anyValue,
  NotIn: anyValue,
  Exists: noValue,
  DoesNotExist: noValue,
  Gt: oneValue,
  Lt: oneValue,
});
