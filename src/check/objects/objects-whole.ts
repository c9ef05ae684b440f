/**
 * An object does not contradict itself: fields that the API server takes alone and refuses together, or takes together and follows
 * only one of (Kubernetes 1.36 validation). Fairlead writes none of these; a patch of one field easily does.
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../../diagnostics/place.ts";
import { type Json, jsonAt } from "../../model/json.ts";
import { isForeign, itemsAt, itemsBelow, type ObjectRule, objectAt, podOf, textAt, type Written } from "./written.ts";

interface Contradiction {
  readonly path: Path;
  readonly message: string;
  readonly help: string;
  /** What helps whoever patches what Fairlead writes, behind that. */
  readonly inBlueprint?: string;
  /** The API server takes it, so that of others it is a warning. */
  readonly isTaken?: boolean;
}

export const objectsWhole: ObjectRule = (objects) =>
  objects.flatMap((object) => {
    const ofKind = Object.hasOwn(byKind, object.kind) ? byKind[object.kind] : undefined;
    const found = [...(ofKind?.(object) ?? []), ...inPods(object), ...labelled(object)];
    const isOthers = isForeign(object);
    return found.map(({ path, message, help, inBlueprint = "", isTaken }): Diagnostic => {
      const severity = isOthers && isTaken ? "warning" : "error";
      return diagnostic("FL4042", {
        at: object.place(path),
        severity,
        message,
        help: isOthers ? help : `${help}${inBlueprint}`,
      });
    });
  });

type Check = (object: Written) => readonly Contradiction[];

const byKind: Readonly<Record<string, Check>> = Object.freeze({
  Deployment: (object) => strategy(object, ["spec", "strategy"], "Recreate"),
  StatefulSet: (object) => strategy(object, ["spec", "updateStrategy"], "OnDelete"),
  PodDisruptionBudget: budget,
  HorizontalPodAutoscaler: range,
  Service: exposure,
  NetworkPolicy: directions,
});

function said(json: Json, ...path: Path): boolean {
  return (jsonAt(json, path) ?? null) !== null;
}

function strategy({ json, name }: Written, path: Path, whole: string): readonly Contradiction[] {
  if (textAt(json, [...path, "type"]) === whole && said(json, ...path, "rollingUpdate")) {
    const message = `"${name}" is replaced by ${whole}, which has no rollingUpdate: the API server refuses it.`;
    return [
      {
        path: [...path, "rollingUpdate"],
        message,
        help: "remove it",
        inBlueprint: " in the same patch, or use the option `updateStrategy`",
      },
    ];
  }
  const [surge, missing] = ["maxSurge", "maxUnavailable"].map((key) => jsonAt(json, [...path, "rollingUpdate", key]));
  const isNone = (value: Json | undefined) => value === 0 || value === "0%";
  if (!isNone(surge) || !isNone(missing)) return [];
  const message = `Neither may a pod of "${name}" be missing nor one be there besides, so none could be replaced: the API server refuses it.`;
  return [{ path: [...path, "rollingUpdate", "maxSurge"], message, help: "let one of them be above zero" }];
}

function budget({ json, name }: Written): readonly Contradiction[] {
  if (!said(json, "spec", "minAvailable") || !said(json, "spec", "maxUnavailable")) return [];
  const message = `The budget "${name}" has minAvailable and maxUnavailable: the API server takes one of them.`;
  return [{ path: ["spec", "minAvailable"], message, help: "remove the other one" }];
}

function range({ json, name }: Written): readonly Contradiction[] {
  const [least = 1, most] = ["minReplicas", "maxReplicas"].map((key) => jsonAt(json, ["spec", key]));
  if (typeof least !== "number" || typeof most !== "number" || least <= most) return [];
  const message = `The autoscaler "${name}" keeps at least ${least} pods and at most ${most}: the API server refuses it.`;
  return [{ path: ["spec", "maxReplicas"], message, help: "raise the larger number, or lower the smaller one" }];
}

/** What belongs to a type that the Service does not have. */
function exposure({ json, name }: Written): readonly Contradiction[] {
  const type = textAt(json, ["spec", "type"]) || "ClusterIP";
  const isOutside = type === "NodePort" || type === "LoadBalancer";
  const isHeadless = jsonAt(json, ["spec", "clusterIP"]) === "None";
  const foreign = [
    ...(isOutside ? [] : ["externalTrafficPolicy", "healthCheckNodePort"]),
    ...(type === "LoadBalancer" ? [] : ["loadBalancerClass", "loadBalancerSourceRanges"]),
    ...(isOutside && isHeadless ? ["clusterIP"] : []),
  ].filter((key) => said(json, "spec", key));
  const nodePorts = isOutside ? [] : itemsAt(json, ["spec", "ports"]).filter((port) => said(port.json, "nodePort"));
  const paths: readonly Path[] = [
    ...foreign.map((key) => ["spec", key]),
    ...nodePorts.map(({ path }) => [...path, "nodePort"]),
  ];
  return paths.map((path) => ({
    path,
    message: `The Service "${name}" is a ${type}, which does not have ${String(path.at(-1))}${isHeadless && isOutside ? ": None" : ""}: the API server refuses it.`,
    help: "remove it",
    inBlueprint: ", or use the option `service`, which says type and the rest together",
  }));
}

/** Rules of a direction that policyTypes does not name are kept and never looked at. */
function directions({ json, name }: Written): readonly Contradiction[] {
  const types = jsonAt(json, ["spec", "policyTypes"]);
  if (!Array.isArray(types)) return [];
  return (["Ingress", "Egress"] as const).flatMap((type) => {
    const path = ["spec", type.toLowerCase()];
    if (types.includes(type) || itemsAt(json, path).length === 0) return [];
    const message = `The NetworkPolicy "${name}" has rules for ${type.toLowerCase()}, and its policyTypes do not: they have no effect.`;
    return [{ path, message, help: `add "${type}" to spec.policyTypes`, isTaken: true }];
  });
}

/** Members of which one item has one at most. */
const oneOfThese = Object.freeze({
  volumes: [
    "configMap",
    "secret",
    "emptyDir",
    "persistentVolumeClaim",
    "projected",
    "downwardAPI",
    "hostPath",
    "csi",
    "ephemeral",
  ],
  env: ["value", "valueFrom"],
  probes: ["httpGet", "grpc", "tcpSocket", "exec"],
});
const probes = ["readinessProbe", "livenessProbe", "startupProbe"];

function inPods(object: Written): readonly Contradiction[] {
  const pod = podOf(object);
  if (pod === undefined) return [];
  const both = (json: Json, path: Path, members: readonly string[], what: string): readonly Contradiction[] => {
    const [first, second] = members.filter((member) => said(json, member));
    if (first === undefined || second === undefined) return [];
    const message = `${what} of "${object.name}" has ${first} and ${second}: the API server takes one of them.`;
    return [{ path: [...path, second], message, help: "remove the other one", inBlueprint: " in the same patch" }];
  };
  return [
    ...pod.volumes.flatMap(({ json, path }) =>
      both(json, path, oneOfThese.volumes, `The volume "${textAt(json, ["name"])}"`),
    ),
    ...pod.containers.flatMap((container) => [
      ...itemsBelow(container, "env").flatMap(({ json, path }) =>
        both(json, path, oneOfThese.env, `The variable ${textAt(json, ["name"])}`),
      ),
      ...probes.flatMap((probe) =>
        both(objectAt(container.json, [probe]), [...container.path, probe], oneOfThese.probes, `The ${probe}`),
      ),
      ...(["env", "ports"] as const).flatMap((list) =>
        itemsBelow(container, list).flatMap(({ json, path }, index, all) => {
          const name = textAt(json, ["name"]);
          const isTwice = name !== "" && all.slice(0, index).some((other) => textAt(other.json, ["name"]) === name);
          const who = list === "env" ? "a server-side apply" : "the API server";
          const message = `"${object.name}" has two ${list === "env" ? "variables" : "ports"} called "${name}" in one container: ${who} refuses that.`;
          const help = "replace the first one instead";
          return isTwice ? [{ path: [...path, "name"], message, help, isTaken: list === "env" }] : [];
        }),
      ),
    ]),
  ];
}

const labelValue = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

function labelled({ json, name, kind }: Written): readonly Contradiction[] {
  const places: readonly Path[] = [
    ["metadata", "labels"],
    ["spec", "template", "metadata", "labels"],
  ];
  return places.flatMap((path) =>
    Object.entries(objectAt(json, path)).flatMap(([key, value]) => {
      if (typeof value === "string" && labelValue.test(value)) return [];
      const message = `The label ${key} of the ${kind} "${name}" is ${JSON.stringify(value)}: the API server refuses it.`;
      const help =
        "use a text of at most 63 letters, digits, dashes, underscores and dots that begins and ends with a letter or digit";
      return [{ path: [...path, key], message, help }];
    }),
  );
}
