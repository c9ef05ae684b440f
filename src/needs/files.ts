/** Folders that components write to and files that they read, as their settings name them. */

import type { Path } from "../diagnostics/place.ts";
import { cleanPath } from "../model/clean-path.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";
import { onceForEach } from "../model/once-for-each.ts";
import type { Writing } from "./component-needs.ts";
import { type Component, runningIn } from "./configuration.ts";
import { needsOf } from "./table.ts";

export interface FolderWritten {
  readonly component: Component;
  /** Of the setting, in the configuration. */
  readonly path: Path;
  readonly folder: string;
  /** The setting names the folder itself, which must be there; not a file in it. */
  readonly isOwnFolder: boolean;
  readonly createsIt: boolean;
}

/** Left out is what only the environment knows. */
export function foldersWritten(config: Json): readonly FolderWritten[] {
  return runningIn(config).flatMap((component) => {
    const { section, type } = component;
    const settings = isJsonObject(component.settings) ? component.settings : {};
    return (needsOf(section, type)?.writes ?? [])
      .filter(({ when }) => when?.(settings) ?? true)
      .flatMap((writing) => writtenBy(component, writing, settings));
  });
}

function writtenBy(component: Component, writing: Writing, settings: JsonObject): readonly FolderWritten[] {
  const { at, names, otherwise } = writing;
  const written = jsonAt(settings, at);
  const text = typeof written === "string" && written !== "" ? written : otherwise;
  if (text === undefined || !text.startsWith("/") || text.includes("$") || text.startsWith("/dev/")) return [];
  const folder = cleanPath(names === "file" ? text.slice(0, Math.max(1, text.lastIndexOf("/"))) : text);
  return [
    {
      component,
      path: [...component.path, ...at],
      folder,
      isOwnFolder: names === "folder",
      createsIt: writing.creates !== undefined && jsonAt(settings, writing.creates) === true,
    },
  ];
}

export interface FileRead {
  /** Of the setting, in the configuration. */
  readonly path: Path;
  /** For a pattern, the folder before its first wildcard. */
  readonly file: string;
  readonly isPattern: boolean;
}

/**
 * Certificates, tokens and the like stand under keys that end in `file`, in every component and in the Collector's own telemetry;
 * `${file:/path}` is read by the loader; what the table says is read besides.
 */
export const filesRead = onceForEach(readFiles);

function readFiles(config: Json): readonly FileRead[] {
  const components = runningIn(config);
  const patterns = components.flatMap((component) => {
    const { section, type, path } = component;
    return (needsOf(section, type)?.reads ?? []).flatMap((at) =>
      textsAt(component.settings, at).map(([text, index]) => ({
        path: [...path, ...at, ...index],
        file: fixedPart(text),
        isPattern: true,
      })),
    );
  });
  const named = [
    ...components.flatMap(({ settings, path }) => namedIn(settings, path, depthMax)),
    ...namedIn(jsonAt(config, ["service", "telemetry"]) ?? null, ["service", "telemetry"], depthMax),
  ];
  return [...named, ...patterns].filter(({ file }) => file.startsWith("/") && !file.includes("$"));
}

/** The folder before the first wildcard, or all of it. */
function fixedPart(pattern: string): string {
  const [before = "", ...after] = pattern.split("*");
  return after.length === 0 ? before : before.replace(/[^/]*$/, "").replace(/(.)\/+$/, "$1");
}

/** Deeper than any component nests. */
const depthMax = 12;
/** Named so, but written. */
const writtenKeys: readonly string[] = ["save_to_file"];
const fileReference = /(?:^|[^$])(?:\$\$)*\$\{file:([^{}]+)\}/g;

function namedIn(value: Json, at: Path, depth: number): readonly FileRead[] {
  if (depth === 0) return [];
  if (typeof value === "string") {
    const references = value.includes("${file:") ? [...value.matchAll(fileReference)].map(([, file = ""]) => file) : [];
    const key = String(at.at(-1));
    const isFile =
      (key === "filename" || /(?:^|_)file$/.test(key)) && !writtenKeys.includes(key) && !value.includes("${");
    return [...references, ...(isFile ? [value] : [])].map((file) => ({ path: at, file, isPattern: false }));
  }
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => namedIn(item, [...at, index], depth - 1));
  return isJsonObject(value)
    ? Object.entries(value).flatMap(([key, item]) => namedIn(item, [...at, key], depth - 1))
    : [];
}

function textsAt(settings: Json, at: Path): readonly (readonly [string, Path])[] {
  const found = jsonAt(settings, at);
  if (typeof found === "string") return [[found, []]];
  const list = Array.isArray(found) ? (found as readonly Json[]) : []; // Narrowing forgets the items.
  return list.flatMap((item, index) => (typeof item === "string" ? [[item, [index]] as const] : []));
}
