/** Checks texts that someone else wrote: texts → what a Collector would read → the same rules → findings. Pure. */

import { deployedRules } from "./check/deployed/rules.ts";
import { givenObjects } from "./check/objects/given.ts";
import { isBalancer, writtenBalancerStartable } from "./check/program/written-balancer.ts";
import { roundRobinMeant } from "./check/written/round-robin-meant.ts";
import { type Diagnostic, diagnostic, onePerPlace, sortDiagnostics } from "./diagnostics/diagnostic.ts";
import { originsOf, type Path, type Place } from "./diagnostics/place.ts";
import { suppressed } from "./diagnostics/suppressions.ts";
import { wouldNotStart } from "./diagnostics/would-not-start.ts";
import { nearestSchemas, type SchemaVersion, schemasBeside } from "./model/collector/release.ts";
import type { DeployedCollector } from "./model/deployed.ts";
import { isJsonObject } from "./model/json.ts";
import { chartFile } from "./source/helm-chart.ts";
import { isOnPlaceholder } from "./source/placeholders.ts";
import { type ReadNeighbourhood, readNeighbourhoods, type SourceFile } from "./source/read-sources.ts";
import { slipIn } from "./source/slips.ts";
import { type SourceObject, textBelow } from "./source/source-object.ts";
import { type HeldAgainst, versionOf } from "./source/version-of.ts";
import { readDocuments, type Unreadable } from "./source/yaml-documents.ts";

export interface CheckFilesOptions {
  /** Release of the Collector; else that of an image beside the configuration, else the newest known. */
  readonly collector?: string | undefined;
  /** Suffix of Service names. */
  readonly clusterDomain?: string | undefined;
}

/** A configuration that was found, and the release that it was held against. */
export interface CheckedConfiguration extends HeldAgainst {
  readonly file: string;
  readonly name: string;
  /** Those that it was held against: of two, only what both refuse is an error. */
  readonly schemas: readonly SchemaVersion[];
}

export interface CheckedFiles {
  readonly diagnostics: readonly Diagnostic[];
  readonly configurations: readonly CheckedConfiguration[];
  /** What was read of each. */
  readonly collectors: readonly DeployedCollector[];
  /** Files that are, or have, a configuration of Fairlead's balancer. */
  readonly balancers: readonly string[];
  /** Files with nothing of a Collector in them. */
  readonly passedOver: readonly string[];
  /** Findings that comments took away. */
  readonly suppressedCount: number;
}

export function checkFiles(files: readonly SourceFile[], options: CheckFilesOptions = {}): CheckedFiles {
  const { clusterDomain = "cluster.local", collector: asked } = options;
  const ofBalancers = files.filter(({ text }) => isBalancer(text));
  const others = files.filter((file) => !ofBalancers.includes(file));
  const sides = readNeighbourhoods(others, clusterDomain);
  const [{ passedOver } = { passedOver: [] }] = sides;
  const stored = new Map(
    sides.flatMap((side) =>
      side.objects.flatMap((object) =>
        side.isOwn(object.source.file) ? balancersWithin(object).map((one) => [one.file + one.text, one] as const) : [],
      ),
    ),
  );
  const balancers = [...ofBalancers, ...stored.values()];
  const linesOf = linesOfFiles(files);
  const judged = sides.map((side) => judge(side, asked, linesOf));
  const refused = onePerPlace(judged.flatMap(({ unreadable }) => unreadable));
  const found = onePerPlace(agreedBySides(judged)).filter((one) => !isOnPlaceholder(one, files, linesOf));
  const all = [...refused, ...found, ...balancers.flatMap(balancerFindings)];
  const told = suppressed(
    all,
    files.filter(({ text }) => text.includes("fairlead-ignore")).map(({ file }) => ({ file, lines: linesOf(file) })),
  );
  const held = [
    ...new Map(
      judged.flatMap((one) => one.held).map((one) => [JSON.stringify([nameOf(one), one.collector.origin]), one]),
    ).values(),
  ];
  return {
    diagnostics: sortDiagnostics(told.diagnostics),
    suppressedCount: told.count,
    configurations: held.map(nameOf),
    balancers: balancers.map(({ file }) => file),
    collectors: held.map(({ collector }) => collector),
    passedOver,
  };
}

interface Held {
  readonly collector: DeployedCollector;
  readonly against: HeldAgainst;
  readonly schemas: readonly SchemaVersion[];
}

function nameOf({ collector: { name, origin }, against, schemas }: Held): CheckedConfiguration {
  return { file: origin.file ?? "", name, ...against, schemas };
}

interface Judged extends Pick<ReadNeighbourhood, "isOwn" | "takes"> {
  readonly held: readonly Held[];
  readonly found: readonly Diagnostic[];
  readonly unreadable: readonly Diagnostic[];
}

/** What is found in the files of one neighbourhood. */
function judge(
  { deployed, objects, unreadable, notes, images, isOwn, takes }: ReadNeighbourhood,
  asked: string | undefined,
  linesOf: (file: string) => readonly string[],
): Judged {
  const given = objects.map((object) => ({
    ...object,
    place: (path: Path) => originsOf(path, object.marks, object.origin)[0],
  }));
  const held = deployed.collectors.map((collector) => {
    const against = versionOf(collector, images, asked);
    return { collector: { ...collector, version: against.version }, against, schemas: schemasBeside(against.version) };
  });
  // A release between two known ones is held against both: each side looks at every object, as rules across them do.
  const sides = held.some(({ schemas }) => schemas.length > 1) ? [0, -1] : [0];
  const found = sides.map((side) => {
    const collectors = held.map(({ collector, schemas }) => ({
      ...collector,
      schemas: schemas.at(side) ?? nearestSchemas(collector.version),
    }));
    const beside = { ...deployed, collectors };
    const ofObjects = givenObjects(given, beside);
    const selectors = ofObjects.filter(isOfSelector);
    return [...deployedRules.flatMap((rule) => rule(beside)).filter((one) => !isEcho(one, selectors)), ...ofObjects];
  });
  const written = held.flatMap(({ collector }) => roundRobinMeant(collector, linesOf));
  const judged = onePerPlace([...agreed(found), ...written]).filter(({ place }) => place.file !== chartFile);
  return {
    isOwn,
    takes,
    held: held.filter(({ collector }) => isOwn(collector.origin.file)),
    found: [...notes, ...judged].filter(({ place }) => isOwn(place.file)),
    unreadable: unreadable
      .filter(({ place }) => isOwn(place.file))
      .map((one) => toldUnreadable(one, linesOf(one.place.file ?? ""))),
  };
}

/** A file that has several equally near objects of a name is held against each: what one of them makes good is no error, and is told with the other. */
function agreedBySides(sides: readonly Judged[]): readonly Diagnostic[] {
  const keys = sides.map(({ found }) => (sides.length > 1 ? keysOf(found) : undefined));
  return sides.flatMap((side) =>
    side.found.map((one) => {
      const { file } = one.place;
      const taken = side.takes.get(file ?? "");
      if (taken === undefined) return one;
      const isAgreed = sides.every(({ isOwn }, index) => !isOwn(file) || keys[index]?.has(keyOf(one)));
      if (isAgreed) return one;
      const related = { message: "with this one; of its name there are others, equally near", place: taken };
      return {
        ...one,
        severity: one.severity === "error" ? "warning" : one.severity,
        related: [...one.related, related],
      };
    }),
  );
}

/** Who sends to a Service that selects nothing need not change where that is told at its selector. */
function isEcho({ code, related }: Diagnostic, selectors: readonly Diagnostic[]): boolean {
  const service = code === "FL4004" ? related[0]?.place : undefined;
  if (service?.in !== "text") return false;
  return selectors.some(({ place: { file, path } }) => file === service.file && path[0] === service.path[0]);
}

function isOfSelector({ code, place }: Diagnostic): boolean {
  return code === "FL4042" && place.in === "text" && place.path.includes("selector");
}

/** In the data of a ConfigMap. */
function balancersWithin(object: SourceObject): readonly SourceFile[] {
  const { json } = object;
  const data = isJsonObject(json) && json["kind"] === "ConfigMap" ? json["data"] : undefined;
  return Object.entries(isJsonObject(data) ? data : {}).flatMap(([key, text]) =>
    typeof text === "string" && isBalancer(text) ? (textBelow(object, ["data", key]) ?? []) : [],
  );
}

/** JSON is YAML, whose reader knows where everything stands. */
function balancerFindings(source: SourceFile): readonly Diagnostic[] {
  const [document] = readDocuments(source);
  if (document?.kind !== "value") return document ? [toldUnreadable(document, source.text.split("\n"))] : [];
  const origin: Place = { in: "text", file: source.file, path: [], range: firstRange };
  const place = (path: Path) => originsOf(path, document.marks, origin)[0];
  return writtenBalancerStartable({ text: source.text, coreText: source.coreText, place });
}

const start = { line: 1, column: 1 };
const firstRange = { start, end: start };

function linesOfFiles(files: readonly SourceFile[]): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (name) => {
    const lines = known.get(name) ?? files.find(({ file }) => file === name)?.text.split(/\r\n?|\n/) ?? [];
    known.set(name, lines);
    return lines;
  };
}

/** What one of two versions takes is not an error for one between them. */
function agreed([first = [], second]: readonly (readonly Diagnostic[])[]): readonly Diagnostic[] {
  if (second === undefined) return first;
  const [firstKeys, firstErrors, secondErrors] = [first, errorsOf(first), errorsOf(second)].map(keysOf);
  return [...first, ...second.filter((one) => !firstKeys?.has(keyOf(one)))].map((one) =>
    one.severity !== "error" || (firstErrors?.has(keyOf(one)) && secondErrors?.has(keyOf(one)))
      ? one
      : { ...one, severity: "warning" },
  );
}

function errorsOf(found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.filter(({ severity }) => severity === "error");
}

function keysOf(found: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(found.map(keyOf));
}

function keyOf({ code, place, collectorPath }: Diagnostic): string {
  return JSON.stringify([code, place.file, place.range, collectorPath]);
}

function toldUnreadable({ place, reason }: Unreadable, lines: readonly string[]): Diagnostic {
  const at = place.range.start.line;
  if (template.test(lines[at - 1] ?? "") || lines.some((line) => /^\s*\{\{/.test(line) && template.test(line))) {
    return diagnostic("FL1011", {
      at: place,
      message: "The YAML ends here: this is a template, and a Collector reads what it renders to.",
      help: "check what it renders to: `helm template . | fairlead check -`; templates in a folder are skipped",
    });
  }
  const slip = slipIn(lines, at);
  if (slip !== undefined) {
    const { line, column, length, fact, help } = slip;
    return diagnostic("FL1011", {
      at: { ...place, range: { start: { line, column }, end: { line, column: column + length } } },
      message: wouldNotStart(fact),
      help: `${help}; nothing after this place was checked`,
    });
  }
  return diagnostic("FL1011", {
    at: place,
    message: wouldNotStart(sentence(reason)),
    help: "correct the text there; nothing after this place was checked",
  });
}

/** An action of Go's templates, as Helm has them. */
const template = /\{\{-?\s*(?:[.$(]|\/\*|[a-z]\w* )/;

function sentence(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1).replace(/\.$/, "");
}
