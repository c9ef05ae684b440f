/** What the single values of options may be, and what is reported of one that is not: each kind with its own code. */

import { acceptableCodes, type Code, catalogue, codes } from "../../diagnostics/codes.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { pathText } from "../../diagnostics/format.ts";
import { ownerOf, type Place } from "../../diagnostics/place.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { networkAddress, parseBlock } from "../../model/address-block.ts";
import { parseDurationMs, tooLongForGo } from "../../model/duration.ts";
import { parseCpuMillicores, parseMemoryBytes } from "../../model/quantity.ts";
import type { Scalar } from "../../model/shape.ts";
import { show } from "./value-at.ts";

const portMax = 65_535;
/** Names of Secrets and whole domain names (RFC 1123). */
const domainLengthMax = 253;
const domain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const keyOfSecret = /^[-._a-zA-Z0-9]+$/;

/** What is wrong with a value; nothing when it fits. */
export function scalarMisfits(shape: Scalar, value: unknown, at: Place): readonly Diagnostic[] {
  const wrong = misfit(shape, value, { whole: named(at), last: lastName(at), shown: show(value) });
  return wrong ? [diagnostic(wrong.code, { at, message: wrong.message, help: wrong.help })] : [];
}

/** An entry of a list is named with its list. */
function lastName({ path }: Place): string {
  const from = path.findLastIndex((step) => typeof step === "string");
  return pathText(path.slice(from));
}

/** The option at a place, as messages name it. */
export function named(at: Place): string {
  return at.path.length > 0 ? pathText(at.path) : ownerOf(at);
}

interface Misfit {
  readonly code: Code;
  readonly message: string;
  readonly help: string;
}

interface Words {
  /** The option from its declaration on, as `retry.maxInterval`. */
  readonly whole: string;
  readonly last: string;
  /** The value. */
  readonly shown: string;
}

function misfit(shape: Scalar, value: unknown, words: Words): Misfit | undefined {
  const { whole, last, shown } = words;
  switch (shape.kind) {
    case "weights":
      return undefined;
    case "any-text":
      return textMisfit(value, words, true);
    case "text":
      return textMisfit(value, words, false);
    case "kubernetes-name":
    case "secret-key":
      return textMisfit(value, words, false) ?? nameMisfit(shape.kind, String(value));
    case "acceptable-code":
      return codeMisfit(value, words);
    case "reason": {
      const message = `${whole} is ${shown}: a decision without its reason cannot be judged.`;
      return unless(
        typeof value === "string" && value.trim() !== "",
        "FL1009",
        message,
        "say why this is what you want",
      );
    }
    case "yes-or-no":
      return unless(typeof value === "boolean", "FL1009", `${whole} is ${shown}.`, "use true or false");
    case "number": {
      const range = `from ${shape.min} to ${shape.max}`;
      return unless(isWithin(value, shape.min, shape.max), "FL1009", `${whole} is ${shown}.`, `use a number ${range}`);
    }
    case "whole-number":
      return unless(isWhole(value), "FL1009", `${whole} is ${shown}.`, atLeastOne);
    case "probe-count":
      return unless(isWhole(value), "FL3008", `${last} is ${shown}; the kubelet counts results in a row.`, atLeastOne);
    case "count-or-percent":
      return countOrPercentMisfit(value, words);
    case "count": {
      const fits = isWhole(value) && isWithin(value, 1, shape.max);
      const help = `use a whole number from 1 to ${shape.max}`;
      return unless(fits, "FL3013", `The number of ${shape.of} is ${shown}.`, help);
    }
    case "duration":
      return shape.least === "second" ? probeMisfit(value, words) : durationMisfit(shape.least, value, words);
    case "quantity":
      return quantityMisfit(shape.of, value, words);
    case "cidr":
      return blockMisfit(value, words);
    case "port": {
      const fits = isWhole(value) && isWithin(value, 1, portMax);
      return unlessPeer(fits, words, `a whole number from 1 to ${portMax}`, "443");
    }
    case "git-revision":
      return revisionMisfit(value, words);
    case "repository-url":
      return repositoryMisfit(value, words);
    case "repository-path": {
      const message = `The path is ${shown}, which is not a folder inside the repository.`;
      return unless(isInside(value), "FL6002", message, 'give the path from its root, such as "dist/edge/manifests"');
    }
  }
}

const atLeastOne = "use a whole number, at least 1";

function unless(fits: boolean, code: Code, message: string, help: string): Misfit | undefined {
  return fits ? undefined : { code, message, help };
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function countOrPercentMisfit(value: unknown, { whole, shown }: Words): Misfit | undefined {
  const fits = (Number.isSafeInteger(value) && Number(value) >= 0) || isPercent(value);
  return unless(fits, "FL1009", `${whole} is ${shown}.`, 'use a whole number of pods, or a share such as "25%"');
}

function isPercent(value: unknown): boolean {
  return typeof value === "string" && /^(100|[1-9]?\d)%$/.test(value);
}

function isWithin(value: unknown, min: number, max: number): boolean {
  return typeof value === "number" && value >= min && value <= max;
}

function textMisfit(value: unknown, { whole, shown }: Words, mayBeEmpty: boolean): Misfit | undefined {
  if (typeof value !== "string") {
    return unless(
      false,
      "FL1009",
      value === undefined ? `${whole} is missing.` : `${whole} is ${shown}, not a string.`,
      'write a string, as in "…"',
    );
  }
  const fits = mayBeEmpty || value.trim() !== "";
  return unless(fits, "FL1009", `${whole} is empty.`, "name it, or leave the option out");
}

/** A word that is no code may be meant for one. */
function codeMisfit(value: unknown, { whole, shown }: Words): Misfit | undefined {
  if (typeof value !== "string") return textMisfit(value, { whole, shown, last: whole }, false);
  if (acceptableCodes.some((code) => code === value)) return undefined;
  const known = codes.find((code) => code === value);
  if (known) {
    const message = `${known} cannot be accepted: only a warning that says what an author may want can be.`;
    return { code: "FL1013", message, help: `mend what it finds: fairlead explain ${known}` };
  }
  const byName = codes.find((code) => catalogue[code].name === value);
  const help = byName ? `write its code, "${byName}"` : didYouMean(value, acceptableCodes);
  const message = `${whole} is ${shown}, which is not a code of a finding.`;
  return { code: "FL1013", message, help: help ?? "write the code that the finding was printed with" };
}

/** Names of what is not made here: Secrets, namespaces of others, the cluster's domain. */
function nameMisfit(kind: "kubernetes-name" | "secret-key", name: string): Misfit | undefined {
  const [pattern, what, help] =
    kind === "secret-key"
      ? ([keyOfSecret, "key of a Kubernetes Secret", "use letters, digits, dashes, underscores and dots"] as const)
      : ([domain, "Kubernetes name", "use lower-case letters, digits, dashes, and dots between parts"] as const);
  const fits = pattern.test(name) && name.length <= domainLengthMax;
  return unless(fits, "FL4001", `${show(name)} is not a valid ${what}.`, help);
}

/** Go durations, longer than zero where time has to pass. */
function durationMisfit(least: "positive" | "zero", value: unknown, { last, shown }: Words): Misfit | undefined {
  const ms = typeof value === "string" ? parseDurationMs(value) : undefined;
  const tooShort = least === "zero" ? "must not be negative" : "must be longer than zero";
  const isTooLong = typeof value === "string" && tooLongForGo(value);
  const problem = isTooLong ? "is longer than the 292 years that a duration can hold" : "is not a duration";
  const message =
    value === undefined
      ? `${last} is missing.`
      : `${last} is ${shown}, which ${ms === undefined ? problem : tooShort}.`;
  const fits = ms !== undefined && (least === "zero" ? ms >= 0 : ms > 0);
  return unless(fits, "FL3014", message, 'write seconds(5), minutes(1), or a Go duration such as "1m30s"');
}

function probeMisfit(value: unknown, { last, shown }: Words): Misfit | undefined {
  const ms = typeof value === "string" ? (parseDurationMs(value) ?? 0) : 0;
  const message = `The kubelet counts whole seconds; ${last} is ${shown}.`;
  return unless(ms >= 1_000 && ms % 1_000 === 0, "FL3008", message, "use whole seconds, at least seconds(1)");
}

function quantityMisfit(of: "cpu" | "memory", value: unknown, { whole, shown }: Words): Misfit | undefined {
  const parse = of === "cpu" ? parseCpuMillicores : parseMemoryBytes;
  const amount = typeof value === "string" ? parse(value) : undefined;
  const message = `${whole} is ${shown}${amount === 0 ? ", which must be above zero" : ""}.`;
  const help = `write a quantity such as ${of === "cpu" ? '"200m" or "1"' : '"256Mi" or "1Gi"'}`;
  return unless(amount !== undefined && amount > 0, "FL4010", message, help);
}

/** The API server warns of a block whose address says more than its prefix (1.33, "ambiguous"), and nobody reads that. */
function blockMisfit(value: unknown, words: Words): Misfit | undefined {
  const block = typeof value === "string" ? parseBlock(value) : undefined;
  if (block === undefined) return unlessPeer(false, words, "an address and the length of its prefix", '"10.40.0.0/16"');
  const start = networkAddress(block);
  if (start === block.address) return undefined;
  const [whole, one] = [`${start}/${block.length}`, `${block.address}/${block.family === "ipv4" ? 32 : 128}`];
  const message = `The ${words.last} is ${words.shown}, which is all of ${whole}, and looks as if ${block.address} alone were meant.`;
  return { code: "FL4011", message, help: `write "${whole}", or "${one}" for the one address` };
}

function unlessPeer(fits: boolean, { last, shown }: Words, wanted: string, example: string): Misfit | undefined {
  const message = `The ${last} is ${shown}, not ${wanted}: Kubernetes would refuse the NetworkPolicy.`;
  return unless(fits, "FL4011", message, `write it as in \`${last}: ${example}\``);
}

/** As Argo CD 3.2 tells repositories apart (util/git): a URL, or what ssh takes. */
const repositoryForm =
  /^((https?|ssh|git|file|oci):\/\/[^/\s<>{}]+\/[^\s<>{}]+|file:\/\/\/[^\s<>{}]+|[\w.-]+@[\w.-]+:[^\s<>{}]+)$/;

function repositoryMisfit(value: unknown, { shown }: Words): Misfit | undefined {
  const message = `repoURL is ${shown}, which is not a repository to read from.`;
  const help =
    'give it with its scheme, as "https://git.example.com/team/repo.git" or "git@git.example.com:team/repo.git"';
  return unless(isWord(value) && repositoryForm.test(value), "FL6002", message, help) ?? passwordMisfit(String(value));
}

function passwordMisfit(url: string): Misfit | undefined {
  const message = "repoURL holds a password, which would be written to Git.";
  return unless(
    !/^\w+:\/\/[^/@\s]*:[^/@\s]*@/.test(url),
    "FL6002",
    message,
    "keep it in a Secret of Argo CD, and leave it out here",
  );
}

/** A branch is the author's choice; an empty revision means HEAD to Argo CD. */
function revisionMisfit(value: unknown, { shown }: Words): Misfit | undefined {
  const why = "what runs would change with any push, and nobody could say what ran yesterday";
  const help = "name a tag, a commit, or a branch that only releases move";
  const isHead = !isWord(value) || /^(HEAD|@)($|[~^@])/i.test(value) || /\/HEAD$/i.test(value);
  if (isHead) return unless(false, "FL6001", `The revision is ${shown}: ${why}.`, help);
  // Argo CD takes such a word for a range of tags, or finds nothing of that name.
  const isName = !/[~^:?*[\]\\<>=|]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\.lock$/.test(value);
  return unless(
    isName,
    "FL6001",
    `The revision is ${shown}, which is not the name of a tag, a branch or a commit.`,
    help,
  );
}

function isWord(value: unknown): value is string {
  return typeof value === "string" && /^\S+$/.test(value);
}

function isInside(path: unknown): boolean {
  return (
    typeof path === "string" &&
    path.trim() !== "" &&
    !/^([/\\]|[A-Za-z]:)/.test(path) &&
    !path.split(/[/\\]/).includes("..")
  );
}
