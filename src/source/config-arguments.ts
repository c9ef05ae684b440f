/**
 * What the arguments of a pod give a Collector as its configuration, in their order, as it merges them so: files, texts of their own
 * (`yaml:`, `--set`), and variables that hold one (core otelcol, both versions).
 */

import type { Path, Place } from "../diagnostics/place.ts";
import type { DeployedGate } from "../model/deployed.ts";
import { expandedArgument } from "../model/expanded-arguments.ts";
import { gatesIn } from "./feature-gate-arguments.ts";
import { type MountedFile, mountedFile } from "./mounted-files.ts";
import { listAt, textAt } from "./object-fields.ts";
import { argumentsOf, type SourcePod } from "./pod.ts";

/** What stands in an object, in the pod itself, or where nothing here shows it. */
export type ConfigPart =
  | { readonly kind: "stored"; readonly file: MountedFile }
  | WrittenPart
  | { readonly kind: "unseen" };

export interface WrittenPart {
  readonly kind: "written";
  readonly name: string;
  readonly text: string;
  readonly at: Path;
}

export function configParts(pod: SourcePod): readonly ConfigPart[] {
  const given = wordsOf(pod);
  return given.flatMap(({ word, at }, index): readonly ConfigPart[] => {
    const [, flag, joined] = /^--?(config|set)(?:=(.*))?$/s.exec(word) ?? [];
    if (flag === undefined) return [];
    const value = joined ?? given[index + 1]?.word ?? "";
    const where = joined === undefined ? (given[index + 1]?.at ?? at) : at;
    return [flag === "config" ? partAt(value, where, pod) : written(asSetting(value), where)];
  });
}

interface Word {
  readonly word: string;
  readonly at: Path;
}

/** Feature gates that they switch. */
export function gatesGiven(pod: SourcePod, placeAt: (path: Path) => Place): readonly DeployedGate[] {
  return gatesIn(wordsOf(pod).map(({ word, at }) => ({ word, at: placeAt(at) })));
}

/** A shell cuts what it is given into words. */
function wordsOf({ container, containerPath }: SourcePod): readonly Word[] {
  const command = listAt(container, ["command"]).length;
  return argumentsOf(container).flatMap((argument, index) => {
    const at = [...containerPath, ...(index < command ? ["command", index] : ["args", index - command])];
    const words = /\s--?(?:config|feature-gates)[=\s]/.test(argument)
      ? argument.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)
      : undefined;
    return (words ?? [argument]).map((word) => ({ word: words ? word.replaceAll(/["']/g, "") : word, at }));
  });
}

/** `--set=a.b=c` is `a::b: c` behind all files (otelcol's flags, both versions). */
function asSetting(text: string): string {
  const [key = "", ...value] = text.split("=");
  return `${key.trim().replaceAll(".", "::")}: ${value.join("=").trim()}`;
}

function written(text: string, at: Path): WrittenPart {
  return { kind: "written", name: `${at.at(-2)}[${at.at(-1)}]`, text, at };
}

function partAt(uri: string, at: Path, pod: SourcePod): ConfigPart {
  if (uri.startsWith("yaml:")) return written(uri.slice("yaml:".length), at);
  const [, name] = /^env:([A-Za-z_]\w*)$/.exec(uri) ?? [];
  if (name !== undefined) return variable(name, pod);
  const file = mountedFile(uri, pod);
  return file === undefined ? { kind: "unseen" } : { kind: "stored", file };
}

function variable(name: string, { container, containerPath }: SourcePod): ConfigPart {
  const variables = listAt(container, ["env"]);
  const index = variables.findIndex((one) => textAt(one, ["name"]) === name);
  const [one] = variables.slice(index, index + 1);
  if (index < 0 || one === undefined) return { kind: "unseen" };
  const text = expandedArgument(container, textAt(one, ["value"]));
  if (text !== "") return { ...written(text, [...containerPath, "env", index, "value"]), name };
  for (const [kind, from] of [
    ["ConfigMap", "configMapKeyRef"],
    ["Secret", "secretKeyRef"],
  ] as const) {
    const object = textAt(one, ["valueFrom", from, "name"]);
    if (object !== "") return { kind: "stored", file: { kind, object, key: textAt(one, ["valueFrom", from, "key"]) } };
  }
  return { kind: "unseen" };
}
