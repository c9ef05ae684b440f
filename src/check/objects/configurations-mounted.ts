/** `--config` is given, and what it names is in the pod: on a volume, and under a key of the ConfigMap or Secret that is mounted there. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { cleanPath } from "../../model/clean-path.ts";
import { expandedArgument } from "../../model/expanded-arguments.ts";
import { grouped } from "../../model/grouped.ts";
import { isCollectorImage } from "../../model/image-reference.ts";
import { type Json, jsonAt } from "../../model/json.ts";
import { onceForEach } from "../../model/once-for-each.ts";
import { isBelow, isStock } from "../deployed/objects/mounts.ts";
import { contentsOf, type VolumeContents } from "./volume-contents.ts";
import {
  itemsBelow,
  type Located,
  namesakesAmong,
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
    if (pod === undefined) return [];
    const around = { of, container, volumes: pod.volumes, objects };
    const misread = isStock({ image: imageOf(container) }) ? unrunnable(container) : undefined;
    if (misread) return [diagnostic("FL4035", { ...misread, at: of.place(misread.at.path) })];
    const withoutConfig = isStock({ image: imageOf(container) }) ? unconfigured(container) : undefined;
    if (withoutConfig) return [diagnostic("FL4035", { at: of.place(withoutConfig.path), ...noConfig })];
    return configArguments(container).flatMap((argument) => missingAt(argument, around));
  });
}

function imageOf({ json }: Located): string {
  return textAt(json, ["image"]);
}

function missingAt({ uri, at }: ConfigArgument, around: Around): readonly Diagnostic[] {
  const { of, container } = around;
  const isOfProject = isStock({ image: imageOf(container) });
  const path = fileOf(uri, textAt(container.json, ["workingDir"]) || (isOfProject ? "" : undefined));
  if (path === undefined || !(isOfProject || isOnConfigurations(path, around))) return [];
  const problem = whyMissing(path, around);
  return problem ? [diagnostic("FL4035", { at: of.place(at.path), ...problem })] : unlikeStored(path, around);
}

const noConfig: Problem = {
  message:
    "What is given here takes the place of the image's own arguments, and has no --config: the Collector ends at its start.",
  help: "add --config=/etc/otelcol-contrib/config.yaml, or the path at which your configuration is mounted",
};

/** The Collector takes a flag with a blank in it for an unknown one (core otelcol, both versions), and a runtime a flag for a program. */
function unrunnable(container: Located): (Problem & { readonly at: Located }) | undefined {
  const [program, ...others] = itemsBelow(container, "command");
  if (program && /^-/.test(String(program.json))) {
    const message = `The command has to begin with a program, and ${JSON.stringify(program.json)} is none: no container starts.`;
    return { at: program, message, help: "write it under args, behind the image's own program" };
  }
  const glued = [...others, ...itemsBelow(container, "args")].find(({ json }) =>
    /^--?[a-z][a-z-]*\s/.test(String(json)),
  );
  if (glued === undefined) return undefined;
  const [flag = "", value = ""] = String(glued.json).split(/\s+(.*)/s);
  const message = `${JSON.stringify(glued.json)} is one argument, and no flag of the Collector: it ends at its start.`;
  return { at: glued, message, help: `write ${JSON.stringify(`${flag}=${value.trim()}`)}, or two arguments` };
}

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

/** What is in an image of one's own nobody knows; what a ConfigMap brings does not depend on it. A program of another name has to be shown a configuration. */
function isOnConfigurations(path: string, around: Around): boolean {
  const volume = volumeOver(path, around);
  if (volume === undefined || isCollectorImage(imageOf(around.container))) return volume !== undefined;
  const name = textAt(volume.json, ["configMap", "name"]);
  return namesakesAmong(around.objects, "ConfigMap", name).some(
    (one) => one.namespace === around.of.namespace && isConfigured(one),
  );
}

/** A text of a configuration is stored there. */
function isConfigured({ json }: Written): boolean {
  return Object.values(objectAt(json, ["data"])).some((text) => /^(?:receivers|service):/m.test(String(text)));
}

interface ConfigArgument {
  readonly uri: string;
  readonly at: Located;
}

/** The values of `--config`, joined by "=" or in the argument behind it (core otelcol, both versions). */
function configArguments(container: Located): readonly ConfigArgument[] {
  const given = [...itemsBelow(container, "command"), ...itemsBelow(container, "args")];
  const words = given.map(({ json }) => expandedArgument(container.json, String(json)));
  return given.flatMap((at, index) => {
    const [flag, joined] = /^--?config(?:=(.*))?$/s.exec(words[index] ?? "") ?? [];
    if (joined !== undefined) return [{ uri: joined, at }];
    const next = flag === undefined ? undefined : given[index + 1];
    return next === undefined ? [] : [{ uri: words[index + 1] ?? "", at: next }];
  });
}

/** The images of the project have no folder of their own to work in; undefined for what only the cluster or another provider knows. */
function fileOf(uri: string, workingDir: string | undefined): string | undefined {
  const path = uri.replace(/^file:/, "");
  if (path === "" || path.includes("$") || /^[a-z][a-z0-9+.-]+:/i.test(path)) return undefined;
  if (path.startsWith("/") || workingDir === undefined) return path.startsWith("/") ? cleanPath(path) : undefined;
  return cleanPath(`${workingDir}/${path}`);
}

export interface Around {
  readonly of: Written;
  readonly container: Located;
  readonly volumes: readonly Located[];
  readonly objects: readonly Written[];
}

/** Where the images of the project have a configuration of their own (contrib, core and k8s, both versions). */
const inImage = /^\/etc\/otelcol(?:-contrib|-k8s)?\/config\.yaml$/;

function whyMissing(path: string, around: Around): Problem | undefined {
  const ends = "the Collector ends at its start";
  if (mountOver(path, around.container) === undefined) {
    if (inImage.test(path)) return undefined;
    const paths = itemsBelow(around.container, "volumeMounts")
      .map(({ json }) => textAt(json, ["mountPath"]))
      .join(", ");
    return {
      message: `There is no file ${path} in the pod: no volume is mounted there, so ${ends}.`,
      help: paths === "" ? "mount the ConfigMap that holds it" : `volumes are mounted at ${paths}`,
    };
  }
  const within = fileInVolume(path, around);
  if (within === undefined || within.contents.files.includes(within.file)) return undefined;
  const { file, contents } = within;
  const { files, what } = contents;
  if (file === "") {
    return {
      message: `${path} is a folder, which holds ${what}: ${ends}.`,
      help: `name the file in it: ${files.join(", ")}`,
    };
  }
  const fix = didYouMean(file, files) ?? (files.length > 0 ? `it has ${files.join(", ")}` : `add the key to ${what}`);
  return { message: `There is no file ${path} in the pod: ${what} brings none of that name, so ${ends}.`, help: fix };
}

/** The ConfigMap that is mounted there may be elsewhere; where one with a configuration is here that no pod mounts, its name is mistaken. */
function unlikeStored(path: string, around: Around): readonly Diagnostic[] {
  const { of, objects } = around;
  const volume = volumeOver(path, around);
  const named = volume && textAt(volume.json, ["configMap", "name"]);
  if (!volume || !named) return [];
  if (namesakesAmong(objects, "ConfigMap", named).some(({ namespace }) => namespace === of.namespace)) return [];
  const [only, ...others] = unmounted(objects).get(of.namespace) ?? [];
  if (only === undefined || others.length > 0 || !isAlike(named, only.name)) return [];
  return [
    diagnostic("FL4035", {
      at: of.place([...volume.path, "configMap", "name"]),
      severity: "warning",
      message: `There is no ConfigMap "${named}" here, and "${only.name}", which holds a configuration, is not mounted by anything.`,
      help: `name ${only.name}`,
    }),
  ];
}

/** ConfigMaps with a configuration that no volume names, by their namespace. */
const unmounted = onceForEach((objects: readonly Written[]) => {
  const volumes = objects.flatMap((object) => podOf(object)?.volumes ?? []);
  const used = new Set(volumes.flatMap(({ json }) => JSON.stringify(json).match(/"(?:[^"\\]|\\.)*"/g) ?? []));
  const free = objects.filter(
    (one) => one.kind === "ConfigMap" && !used.has(JSON.stringify(one.name)) && isConfigured(one),
  );
  return grouped(free, ({ namespace }) => [namespace]);
});

/** A letter is wrong, or the end: most of the shorter name begins both. */
function isAlike(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  const common = [...one].findIndex((letter, index) => letter !== other[index]);
  return didYouMean(one, [other]) !== undefined || (common < 0 ? shorter : common) >= shorter * 0.6;
}

function mountOver(path: string, container: Located): Json | undefined {
  const [mount] = itemsBelow(container, "volumeMounts")
    .map(({ json }) => json)
    .filter((one) => textAt(one, ["mountPath"]) !== "" && isBelow(path, textAt(one, ["mountPath"])))
    .sort((left, right) => mountPath(right).length - mountPath(left).length);
  return mount;
}

function mountPath(mount: Json): string {
  return cleanPath(textAt(mount, ["mountPath"]));
}

function volumeOver(path: string, { container, volumes }: Around): Located | undefined {
  const name = textAt(mountOver(path, container) ?? null, ["name"]);
  return volumes.find(({ json }) => name !== "" && textAt(json, ["name"]) === name);
}

interface InVolume {
  /** Below the folder of the volume. */
  readonly file: string;
  readonly contents: VolumeContents;
}

/** Where a path of the pod is in the volume that is mounted over it; undefined where there is none, or only the cluster knows what it holds. */
export function fileInVolume(path: string, { of, container, volumes, objects }: Around): InVolume | undefined {
  const mount = mountOver(path, container);
  if (mount === undefined || jsonAt(mount, ["subPathExpr"]) !== undefined) return undefined;
  const volume = volumes.find(({ json }) => textAt(json, ["name"]) === textAt(mount, ["name"]));
  const contents = volume && contentsOf(volume.json, of, objects);
  if (contents === undefined) return undefined;
  const folder = mountPath(mount).replace(/^\/$/, "");
  const inside = cleanPath(path).slice(folder.length + 1);
  const file = [cleanPath(textAt(mount, ["subPath"])), inside].filter((part) => part !== "").join("/");
  return { file, contents };
}
