/** One side of `fairlead diff`: objects and balancers of a blueprint or of a folder that synth wrote, as they are or as git has them at a revision. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, join, normalize } from "node:path";
import { parseBalancerConfig } from "../contract/parse-balancer-config.ts";
import { formatText } from "../diagnostics/format.ts";
import { paintFor } from "../diagnostics/paint.ts";
import { balancerOfConfig, type RoutedBalancer } from "../inspect/routed-balancer.ts";
import { balancerOfCollector } from "../inspect/routes-of-collector.ts";
import { standInConfig } from "../local/stand-in.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";
import { readSources, type SourceFile } from "../source/read-sources.ts";
import { objectsIn } from "../source/source-object.ts";
import { versionOf } from "../source/version-of.ts";
import { readDocuments } from "../source/yaml-documents.ts";
import { imageFilesIn, imagesOf, isOfImage } from "./diff-images.ts";
import { filesIn } from "./files-in.ts";
import { moduleAtRevision } from "./module-at-revision.ts";
import { readText } from "./read-text.ts";

export interface Side {
  readonly kind: "blueprint" | "folder";
  readonly objects: readonly JsonObject[];
  readonly balancers: readonly RoutedBalancer[];
}

export type ReadSide = Side | { readonly kind: "none"; readonly problem: string; readonly code: 1 | 2 };

export async function readSide(named: string, blueprint: string | undefined): Promise<ReadSide> {
  if (/\.[cm]?[jt]sx?$/.test(named) && existsSync(named)) return blueprintSide(named, blueprint);
  if (existsSync(named)) return folderSide(normalize(named), () => filesAt(named));
  const [, revision, path] = /^([^:]+):(.+)$/.exec(named) ?? [];
  if (revision === undefined || path === undefined)
    return none(`${named}: no such file or folder, and not revision:path`);
  if (/\.[cm]?[jt]sx?$/.test(path)) {
    const then = moduleAtRevision(revision, path);
    return "problem" in then ? none(then.problem) : blueprintSide(then.path, blueprint);
  }
  return folderSide(join(revision, path), () => filesAtRevision(revision, path));
}

async function blueprintSide(module: string, blueprint: string | undefined): Promise<ReadSide> {
  const { loadObjects } = await import("./load-objects.ts");
  const loaded = await loadObjects(module, blueprint);
  switch (loaded.kind) {
    case "unreadable":
      return none(loaded.problems.join("\n"));
    case "findings":
      return { kind: "none", problem: formatText(loaded.findings, paintFor(process.stderr)), code: 1 };
    case "objects":
      return { kind: "blueprint", objects: loaded.objects.map(legible), balancers: loaded.balancers };
  }
}

function folderSide(named: string, read: () => readonly SourceFile[] | string): ReadSide {
  const files = read();
  if (typeof files === "string") return none(files);
  const manifests = files.filter(({ file }) => /\.ya?ml$/.test(file));
  const documents = manifests.flatMap((file) => readDocuments(file).map((document) => ({ document, file })));
  const objects = documents.flatMap(({ document, file }) =>
    document.kind === "value" ? objectsIn(document, file) : [],
  );
  if (objects.length === 0) return none(`${named}: has no objects of Kubernetes`);
  const { deployed, images } = readSources(manifests, "cluster.local");
  const collectors = deployed.collectors.map((one) => {
    const { version } = versionOf(one, images, undefined);
    return balancerOfCollector({ name: one.name, version, config: one.config, source: `Collector ${version}` });
  });
  return {
    kind: "folder",
    objects: [
      ...objects.map(({ json }) => legible(json)),
      ...imagesOf(
        files.filter(({ file }) => isOfImage(file)),
        named.replace(/\/$/, ""),
        contentOf,
      ),
    ],
    balancers: [
      ...collectors.filter(({ routes }) => routes.length > 0),
      ...objects.flatMap(({ json }) => programIn(json)),
    ],
  };
}

/**
 * A ConfigMap with the configuration of Fairlead's balancer. Of what another version of Fairlead wrote only that is read which
 * decides where keys go, and that has not changed.
 */
function programIn(object: JsonObject): readonly RoutedBalancer[] {
  const text = jsonAt(object, ["data", "balancer.json"]);
  const written = typeof text === "string" ? contentOf("balancer.json", text) : undefined;
  if (!isJsonObject(written)) return [];
  const { name, routes, resolver, resourceUpserts } = written;
  const whole = { ...standInConfig(String(name), []), name, routes, resolver, resourceUpserts };
  const parsed = parseBalancerConfig(JSON.stringify(whole));
  return parsed.kind === "config" ? [balancerOfConfig(parsed.config, "Fairlead's balancer")] : [];
}

/** Configurations in a ConfigMap as what they say, so that a change is told by its setting; a program by its digest. */
function legible(object: JsonObject): JsonObject {
  const data = object["data"];
  if (object["kind"] !== "ConfigMap" || !isJsonObject(data)) return object;
  const entries = Object.entries(data).map(([file, value]) => [
    file,
    typeof value === "string" ? contentOf(file, value) : value,
  ]);
  return { ...object, data: Object.fromEntries(entries) as JsonObject }; // fromEntries forgets that it is JSON
}

function contentOf(file: string, text: string): Json {
  if (/\.m?js$/.test(file)) {
    return `a program of ${text.length} characters, SHA-256 ${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
  }
  if (!/\.(?:ya?ml|json)$/.test(file)) return text;
  const [document] = readDocuments({ file, text });
  return document?.kind === "value" ? document.value : text;
}

/** Of a folder that synth wrote what Argo CD reads, not what an Application is made of; images are looked at apart. */
function isManifest(path: string): boolean {
  return !/(?:^|\/)(?:argocd|images)\//.test(path) && basename(path) !== "kustomization.yaml";
}

function filesAt(path: string): readonly SourceFile[] | string {
  const found = filesIn(path);
  const inside = [...(found ?? [path]).filter(isManifest), ...(found ? imageFilesIn(path) : [])];
  const read = inside.map((file) => ({ file, read: readText(file) }));
  const unread = read.find((one) => "problem" in one.read);
  if (unread && "problem" in unread.read) return `${unread.file}: ${unread.read.problem}`;
  return read.flatMap(({ file, read: text }) => ("text" in text ? [{ file, text: text.text }] : []));
}

function filesAtRevision(revision: string, path: string): readonly SourceFile[] | string {
  const git = (...args: readonly string[]) =>
    execFileSync("git", args, { encoding: "utf8", maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "pipe"] });
  try {
    const names = git("ls-tree", "-r", "--name-only", revision, "--", path)
      .split("\n")
      .filter((name) => name !== "");
    if (names.length === 0) return `${revision}:${path}: git has no such file or folder`;
    const manifests = names.filter((name) => (/\.ya?ml$/.test(name) && isManifest(name)) || isOfImage(name));
    return manifests.map((name) => ({ file: join(revision, name), text: git("show", `${revision}:./${name}`) }));
  } catch (error) {
    const { stderr } = error as { readonly stderr?: string }; // what execFileSync throws
    return `${revision}:${path}: ${String(stderr ?? error).trim()}`;
  }
}

function none(problem: string): ReadSide {
  return { kind: "none", problem, code: 2 };
}
