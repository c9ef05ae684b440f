/** What `fairlead check` was given: texts by their files, and the modules and folders that may hold blueprints. */

import { basename, dirname, join } from "node:path";
import { printable } from "../diagnostics/excerpt.ts";
import type { SourceFile } from "../source/read-sources.ts";
import { filesIn } from "./files-in.ts";
import { readStdin, readText } from "./read-text.ts";

export interface Inputs {
  readonly files: readonly SourceFile[];
  readonly modules: readonly string[];
  readonly folders: readonly string[];
  /** Why some could not be read. */
  readonly problems: readonly string[];
}

/** @param merged files of one configuration, in the order in which the Collector would merge them */
export function readInputs(paths: readonly string[], merged: readonly string[]): Inputs {
  const read = [
    ...merged.map((path) => readPath(path, { isMerged: true })),
    ...paths.filter((path) => !isModule(path)).map((path) => readPath(path, {})),
  ];
  return {
    // What is named twice, or by a folder as well, is looked at once.
    files: [...new Map(read.flatMap(({ files }) => files).map((file) => [file.file, file])).values()],
    modules: paths.filter(isModule),
    folders: read.flatMap(({ folder }) => folder ?? []),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function isModule(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

interface ReadPath {
  readonly files: readonly SourceFile[];
  readonly problems: readonly string[];
  readonly folder?: string;
}

function readPath(path: string, kind: Pick<SourceFile, "isMerged">): ReadPath {
  if (path === "-") return readOne("stdin", readStdin(), kind);
  const inside = filesIn(path);
  if (inside === undefined) return readOne(path, readText(path), kind);
  const read = inside.map((file) => readOne(file, readText(file), { isFound: true }));
  return {
    files: read.flatMap(({ files }) => files),
    problems: read.flatMap(({ problems }) => problems),
    folder: path,
  };
}

function readOne(file: string, read: ReturnType<typeof readText>, kind: Partial<SourceFile>): ReadPath {
  if ("problem" in read) return { files: [], problems: [`${printable(file)}: ${read.problem}`] };
  return { files: [{ file, text: read.text, ...coreBeside(file), ...kind }], problems: [] };
}

/** Synth writes it into the folder of the configuration that it is made for. */
function coreBeside(file: string): Pick<SourceFile, "coreText"> {
  if (basename(file) !== "balancer.json") return {};
  const read = readText(join(dirname(file), "routing-core.mjs"));
  return "text" in read ? { coreText: read.text } : {};
}
