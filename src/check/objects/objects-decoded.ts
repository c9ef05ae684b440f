/**
 * The API server can read an object that someone else wrote: its kind is of that group, fields are spelt as they are called, texts are
 * texts and numbers are numbers, and names of ports are such and stand once (Kubernetes 1.36, kubectl with its own strict validation).
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../../diagnostics/place.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { isJsonObject, type Json, jsonAt } from "../../model/json.ts";
import { containerFields, kindVersions, podFields, portFields, specFields } from "./api-fields.ts";
import {
  isOperated,
  itemsAt,
  itemsBelow,
  type Located,
  type ObjectRule,
  objectAt,
  podOf,
  textAt,
  type Written,
} from "./written.ts";

interface Refused {
  readonly path: Path;
  readonly message: string;
  readonly help: string;
}

export const objectsDecoded: ObjectRule = (objects) =>
  objects.flatMap((object) =>
    [...ofKind(object), ...misspelt(object), ...ofTypes(object), ...portNames(object)].map(
      ({ path, message, help }): Diagnostic =>
        diagnostic("FL4042", { at: object.place(path), severity: "error", message, help }),
    ),
  );

/** Kinds of other groups may have the same name, as Knative's Service has. */
const builtIn = /^(?:v\d\w*|(?:apps|autoscaling|batch|extensions|policy|[a-z.]+\.k8s\.io)\/v\w+)$/;

function ofKind({ kind, name, json }: Written): readonly Refused[] {
  const version = textAt(json, ["apiVersion"]);
  const known = Object.hasOwn(kindVersions, kind) ? kindVersions[kind] : undefined;
  if (known === undefined || known.includes(version) || !builtIn.test(version)) return [];
  const message = `There is no ${kind} in ${version}, so that the API server does not know what "${name}" is.`;
  return [{ path: ["apiVersion"], message, help: `write apiVersion: ${known.at(-1) ?? ""}` }];
}

function misspelt(object: Written): readonly Refused[] {
  const pod = object.kind === "OpenTelemetryCollector" ? undefined : podOf(object);
  const known = Object.hasOwn(specFields, object.kind) ? specFields[object.kind] : undefined;
  const spec = { json: jsonAt(object.json, ["spec"]) ?? null, path: ["spec"] };
  return [
    ...(known ? unknownIn(spec, known) : []),
    ...(object.kind === "Service"
      ? itemsBelow(spec, "ports").flatMap((port) => unknownIn(port, portFields.service))
      : []),
    ...(pod ? unknownIn(pod.spec, podFields) : []),
    ...(pod?.containers ?? []).flatMap((container) => [
      ...unknownIn(container, containerFields),
      ...itemsBelow(container, "ports").flatMap((port) => unknownIn(port, portFields.container)),
    ]),
  ];
}

/** One that is like none may be of a later version. */
function unknownIn({ json, path }: Located, known: readonly string[]): readonly Refused[] {
  return Object.keys(objectAt(json, [])).flatMap((key) => {
    const help = known.includes(key) ? undefined : didYouMean(key, known);
    const message = `There is no field "${key}" here: kubectl refuses it, and the API server by itself drops it.`;
    return help === undefined ? [] : [{ path: [...path, key], message, help }];
  });
}

/** Of what YAML makes numbers and truths without quotes, and texts with them. */
function ofTypes(object: Written): readonly Refused[] {
  const pod = podOf(object);
  const operated = isOperated(object);
  const root = { json: object.json, path: [] };
  const maps: readonly Path[] = [
    // Of labels another rule tells.
    ["metadata", "annotations"],
    ["spec", "template", "metadata", "annotations"],
    ["spec", "selector", ...(object.kind === "Service" ? [] : ["matchLabels"])],
    ...(object.kind === "ConfigMap" || object.kind === "Secret" ? [["data"], ["stringData"]] : []),
    ...(operated ? [["spec", "args"]] : []),
  ];
  const texts = [
    ...maps.flatMap((map) => Object.keys(objectAt(object.json, map)).map((key) => below(root, [...map, key]))),
    ...(pod?.containers ?? []).flatMap((container) => [
      ...itemsBelow(container, "env").map((one) => below(one, ["value"])),
      ...["command", "args"].flatMap((key) => itemsBelow(container, key)),
      below(container, ["image"]),
    ]),
  ];
  const numbers = [
    ...(operated || ["Deployment", "StatefulSet", "Rollout"].includes(object.kind)
      ? [below(root, ["spec", "replicas"])]
      : []),
    ...(operated || object.kind === "Service"
      ? itemsAt(object.json, ["spec", "ports"]).map((one) => below(one, ["port"]))
      : []),
    ...(pod?.containers ?? []).flatMap((one) => itemsBelow(one, "ports").map((port) => below(port, ["containerPort"]))),
  ];
  return [
    ...texts.filter(({ json }) => typeof json === "number" || typeof json === "boolean").map(notText),
    ...numbers.filter(({ json }) => typeof json === "string").map(notNumber),
  ];
}

function below({ json, path }: Located, steps: Path): Located {
  return { json: jsonAt(json, steps) ?? null, path: [...path, ...steps] };
}

function notText({ json, path }: Located): Refused {
  const said = String(json);
  const message = `${said} is a ${typeof json === "number" ? "number" : "truth value"} here, and has to be a text: the API server refuses the object.`;
  return { path, message, help: `write it in quotes: "${said}"` };
}

function notNumber({ json, path }: Located): Refused {
  const message = `${JSON.stringify(json)} is a text here, and has to be a number: the API server refuses the object.`;
  return { path, message, help: "write it without quotes" };
}

const portName = /^(?=.*[a-z])(?!.*--)[a-z0-9](?:[a-z0-9-]{0,13}[a-z0-9])?$/;

function portNames(object: Written): readonly Refused[] {
  const pod = object.kind === "OpenTelemetryCollector" ? undefined : podOf(object);
  const ofPods = (pod?.containers ?? []).flatMap((container) => {
    const ports = itemsBelow(container, "ports");
    return ports.flatMap((port) => {
      const name = jsonAt(port.json, ["name"]);
      if (typeof name !== "string" || portName.test(name)) return [];
      const message = `"${name}" is not a name of a port: the API server refuses it.`;
      const help = "use at most 15 lower-case letters, digits and single dashes, with a letter among them";
      return [{ path: [...port.path, "name"], message, help }];
    });
  });
  if (object.kind !== "Service") return ofPods;
  const ports = itemsAt(object.json, ["spec", "ports"]);
  const unnamed = ports.length > 1 ? ports.filter(({ json }) => isJsonObject(json) && !isNamed(json)) : [];
  return [
    ...namedTwice(ports),
    ...unnamed.slice(0, 1).map(({ path }) => ({
      path,
      message: `"${object.name}" has ${ports.length} ports, and one without a name: the API server refuses that.`,
      help: "give each of them a name",
    })),
    ...addressOf(object),
  ];
}

function isNamed(json: Json): boolean {
  return (jsonAt(json, ["name"]) ?? "") !== "";
}

function namedTwice(ports: readonly Located[]): readonly Refused[] {
  const names = ports.map(({ json }) => textAt(json, ["name"]));
  return ports.flatMap(({ path }, index) => {
    const name = names[index] ?? "";
    if (name === "" || names.indexOf(name) === index) return [];
    const message = `Two ports are called "${name}": the API server refuses that.`;
    return [{ path: [...path, "name"], message, help: "rename one of them" }];
  });
}

/** An address, or "None" in this very spelling. */
function addressOf({ json, name }: Written): readonly Refused[] {
  const address = textAt(json, ["spec", "clusterIP"]);
  if (!/^none$/i.test(address) || address === "None") return [];
  const message = `The address of "${name}" is "${address}", which is none: the API server refuses it.`;
  return [{ path: ["spec", "clusterIP"], message, help: "write clusterIP: None" }];
}
