/** `--config` is given, and what it names is in the pod: on a volume, and under a key of the ConfigMap or Secret that is mounted there. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { type Json, jsonAt } from "../../model/json.ts";
import { isBelow, isStock } from "../deployed/objects/mounts.ts";
import {
  itemsAt,
  itemsBelow,
  type Located,
  type ObjectRule,
  objectAt,
  podOf,
  textAt,
  type Written,
} from "./written.ts";

export const configurationsMounted: ObjectRule = (objects) => objects.flatMap((object) => missingIn(object, objects));

interface Problem {
  readonly message: string;
  readonly help: string;
}

function missingIn(of: Written, objects: readonly Written[]): readonly Diagnostic[] {
  const pod = of.kind === "OpenTelemetryCollector" ? undefined : podOf(of);
  return (pod?.containers ?? []).flatMap((container) => {
    if (pod === undefined || !isStock({ image: textAt(container.json, ["image"]) })) return [];
    const around = { of, container, volumes: pod.volumes, objects };
    const withoutConfig = unconfigured(container);
    if (withoutConfig) return [diagnostic("FL4035", { at: of.place(withoutConfig.path), ...noConfig })];
    return configArguments(container).flatMap(({ uri, at }) => {
      const path = fileOf(uri, textAt(container.json, ["workingDir"]));
      const problem = path === undefined ? undefined : whyMissing(path, around);
      return problem === undefined ? [] : [diagnostic("FL4035", { at: of.place(at.path), ...problem })];
    });
  });
}

const noConfig: Problem = {
  message:
    "What is given here takes the place of the image's own arguments, and has no --config: the Collector ends at its start.",
  help: "add --config=/etc/otelcol-contrib/config.yaml, or the path at which your configuration is mounted",
};

/** Of an argument that may be a configuration, comes from a variable, or asks for something else than to run (core otelcol, both versions). */
const otherwise =
  /--?(?:config|set)\b|\$\(|^(?:completion|components|featuregate|help|print-(?:initial-)?config|validate|--?(?:h|help|v|version))$/;

/** A pod's arguments or command take the place of the image's (Kubernetes API), `--config` among them (contrib, core and k8s, both versions). */
function unconfigured(container: Located): Located | undefined {
  const [program, ...others] = itemsBelow(container, "command");
  if (program && !/(?:^|\/)otelcol(?:-contrib|-k8s)?$/.test(String(program.json))) return undefined;
  const words = [...others, ...itemsBelow(container, "args")];
  return words.some(({ json }) => otherwise.test(String(json))) ? undefined : (words[0] ?? program);
}

interface ConfigArgument {
  readonly uri: string;
  readonly at: Located;
}

/** The values of `--config`, joined by "=" or in the argument behind it (core otelcol, both versions). */
function configArguments(container: Located): readonly ConfigArgument[] {
  const given = [...itemsBelow(container, "command"), ...itemsBelow(container, "args")];
  return given.flatMap((at, index) => {
    const [flag, joined] = /^--?config(?:=(.*))?$/s.exec(String(at.json)) ?? [];
    if (joined !== undefined) return [{ uri: joined, at }];
    const next = flag === undefined ? undefined : given[index + 1];
    return next === undefined ? [] : [{ uri: String(next.json), at: next }];
  });
}

/** The images of the project have no folder of their own to work in; undefined for what only the cluster or another provider knows. */
function fileOf(uri: string, workingDir: string): string | undefined {
  const path = uri.replace(/^file:/, "");
  if (path === "" || path.includes("$") || /^[a-z][a-z0-9+.-]+:/i.test(path)) return undefined;
  return path.startsWith("/") ? path : `${workingDir.replace(/\/+$/, "")}/${path.replace(/^(?:\.\/)+/, "")}`;
}

interface Around {
  readonly of: Written;
  readonly container: Located;
  readonly volumes: readonly Located[];
  readonly objects: readonly Written[];
}

/** Where the images of the project have a configuration of their own (contrib, core and k8s, both versions). */
const inImage = /^\/etc\/otelcol(?:-contrib|-k8s)?\/config\.yaml$/;

function whyMissing(path: string, { of, container, volumes, objects }: Around): Problem | undefined {
  const mounts = itemsBelow(container, "volumeMounts").map(({ json }) => json);
  const [mount] = mounts
    .filter((one) => textAt(one, ["mountPath"]) !== "" && isBelow(path, textAt(one, ["mountPath"])))
    .sort((left, right) => textAt(right, ["mountPath"]).length - textAt(left, ["mountPath"]).length);
  const ends = "the Collector ends at its start";
  if (mount === undefined) {
    if (inImage.test(path)) return undefined;
    const paths = mounts.map((one) => textAt(one, ["mountPath"])).join(", ");
    return {
      message: `There is no file ${path} in the pod: no volume is mounted there, so ${ends}.`,
      help: paths === "" ? "mount the ConfigMap that holds it" : `volumes are mounted at ${paths}`,
    };
  }
  const volume = volumes.find(({ json }) => textAt(json, ["name"]) === textAt(mount, ["name"]));
  const source = volume && storeOf(volume.json, of, objects);
  if (source === undefined || jsonAt(mount, ["subPathExpr"]) !== undefined) return undefined;
  const folder = textAt(mount, ["mountPath"]).replace(/\/+$/, "");
  const file = [textAt(mount, ["subPath"]), path.slice(folder.length + 1)].filter((part) => part !== "").join("/");
  const known = filesOf(source);
  if (known.includes(file)) return undefined;
  const what = `the ${source.store.kind} "${source.store.name}"`;
  const fix = didYouMean(file, known) ?? (known.length > 0 ? `it has ${known.join(", ")}` : `add the key to ${what}`);
  return file === ""
    ? {
        message: `${path} is a folder, which holds ${what}: ${ends}.`,
        help: `name the file in it: ${known.join(", ")}`,
      }
    : { message: `There is no file ${path} in the pod: ${what} brings none of that name, so ${ends}.`, help: fix };
}

interface Store {
  readonly store: Written;
  /** Of the volume: which keys are files, under which paths. */
  readonly items: readonly Json[];
}

/** Of a volume whose only source is an object that was given, too. */
function storeOf(volume: Json, of: Written, objects: readonly Written[]): Store | undefined {
  const ways = [
    { kind: "ConfigMap", from: ["configMap"], name: textAt(volume, ["configMap", "name"]) },
    { kind: "Secret", from: ["secret"], name: textAt(volume, ["secret", "secretName"]) },
  ];
  const way = ways.find(({ name }) => name !== "");
  const store = objects.find(
    ({ kind, name, namespace }) => kind === way?.kind && name === way.name && namespace === of.namespace,
  );
  if (way === undefined || store === undefined) return undefined;
  return { store, items: itemsAt(volume, [...way.from, "items"]).map(({ json }) => json) };
}

function filesOf({ store: { json }, items }: Store): readonly string[] {
  const keys = ["data", "stringData", "binaryData"].flatMap((part) => Object.keys(objectAt(json, [part])));
  if (items.length === 0) return keys;
  return items.filter((item) => keys.includes(textAt(item, ["key"]))).map((item) => textAt(item, ["path"]));
}
