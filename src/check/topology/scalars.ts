/** What the single values of options may be, and what is reported of one that is not: each kind with its own code. */

import { isIPv4, isIPv6 } from "node:net";
import type { Code } from "../../diagnostics/catalogue.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { pathText } from "../../diagnostics/format.ts";
import { ownerOf, type Place } from "../../diagnostics/place.ts";
import { parseDurationMs } from "../../model/duration.ts";
import { parseCpuMillicores, parseMemoryBytes } from "../../model/quantity.ts";
import type { Scalar } from "../../model/shape.ts";
import { show } from "./value-at.ts";

/** Backends of a pool, replicas of a tier: more were never tried. */
const countMax = 1_000;
const portMax = 65_535;
/** Names of Secrets and whole domain names (RFC 1123). */
const domainLengthMax = 253;
const domain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const keyOfSecret = /^[-._a-zA-Z0-9]+$/;

/** What is wrong with a value; nothing when it fits. */
export function scalarMisfits(shape: Scalar, value: unknown, at: Place): readonly Diagnostic[] {
  const wrong = misfit(shape, value, { whole: named(at), last: String(at.path.at(-1)) });
  return wrong ? [diagnostic(wrong.code ?? "FL1009", { at, message: wrong.message, help: wrong.help })] : [];
}

/** The option at a place, as messages name it. */
export function named(at: Place): string {
  return at.path.length > 0 ? pathText(at.path) : ownerOf(at);
}

interface Misfit {
  readonly code?: Code;
  readonly message: string;
  readonly help: string;
}

interface OptionName {
  /** From the declaration on, as `retry.maxInterval`. */
  readonly whole: string;
  readonly last: string;
}

function misfit(shape: Scalar, value: unknown, name: OptionName): Misfit | undefined {
  switch (shape.kind) {
    case "configuration":
    case "weights":
      return undefined;
    case "any-text":
      return textMisfit(value, name, true);
    case "text":
      return textMisfit(value, name, false);
    case "kubernetes-name":
    case "secret-key":
      return textMisfit(value, name, false) ?? nameMisfit(shape.kind, String(value));
    case "yes-or-no":
      return unless(typeof value === "boolean", {
        message: `${name.whole} is ${show(value)}.`,
        help: "use true or false",
      });
    case "number":
      return unless(isWithin(value, shape.min, shape.max), {
        message: `${name.whole} is ${show(value)}.`,
        help: `use a number from ${shape.min} to ${shape.max}`,
      });
    case "whole-number":
      return unless(isWhole(value), {
        message: `${name.whole} is ${show(value)}.`,
        help: "use a whole number, at least 1",
      });
    case "probe-count":
      return unless(isWhole(value), {
        code: "FL3008",
        message: `${name.last} is ${show(value)}; the kubelet counts results in a row.`,
        help: "use a whole number, at least 1",
      });
    case "count":
      return unless(isWhole(value) && isWithin(value, 1, countMax), {
        code: "FL3013",
        message: `The number of ${shape.of} is ${show(value)}.`,
        help: `use a whole number from 1 to ${countMax}`,
      });
    case "duration":
      return durationMisfit(shape.least, value, name);
    case "quantity":
      return quantityMisfit(shape.of, value, name);
    case "cidr":
      return unless(
        isCidr(value),
        peerMisfit(value, name, "an address and the length of its prefix", '"10.40.0.0/16"'),
      );
    case "port":
      return unless(
        isWhole(value) && isWithin(value, 1, portMax),
        peerMisfit(value, name, `a whole number from 1 to ${portMax}`, "443"),
      );
    case "git-revision":
    case "repository-url":
    case "repository-path":
      return sourceMisfit(shape.kind, value);
  }
}

function unless(fits: boolean, wrong: Misfit): Misfit | undefined {
  return fits ? undefined : wrong;
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isWithin(value: unknown, min: number, max: number): boolean {
  return typeof value === "number" && value >= min && value <= max;
}

function textMisfit(value: unknown, { whole }: OptionName, mayBeEmpty: boolean): Misfit | undefined {
  if (typeof value !== "string") {
    return { message: `${whole} is ${show(value)}, not a string.`, help: 'write a string, as in "…"' };
  }
  if (mayBeEmpty || value.trim() !== "") return undefined;
  return { message: `${whole} is empty.`, help: "name it, or leave the option out" };
}

/** Names of what is not made here: Secrets, namespaces of others, the cluster's domain. */
function nameMisfit(kind: "kubernetes-name" | "secret-key", name: string): Misfit | undefined {
  const isKey = kind === "secret-key";
  return unless((isKey ? keyOfSecret : domain).test(name) && name.length <= domainLengthMax, {
    code: "FL4001",
    message: `${show(name)} is not a valid ${isKey ? "key of a Kubernetes Secret" : "Kubernetes name"}.`,
    help: `use ${isKey ? "letters, digits, dashes, underscores and dots" : "lower-case letters, digits, dashes, and dots between parts"}`,
  });
}

/** Go durations, longer than zero where time has to pass. */
function durationMisfit(
  least: "positive" | "zero" | "second",
  value: unknown,
  { last }: OptionName,
): Misfit | undefined {
  const ms = typeof value === "string" ? parseDurationMs(value) : undefined;
  if (least === "second") {
    return unless(ms !== undefined && ms >= 1_000 && ms % 1_000 === 0, {
      code: "FL3008",
      message: `The kubelet counts whole seconds; ${last} is ${show(value)}.`,
      help: "use whole seconds, at least seconds(1)",
    });
  }
  const tooShort = least === "zero" ? "must not be negative" : "must be longer than zero";
  const problem = ms === undefined ? "is not a duration" : tooShort;
  return unless(ms !== undefined && (least === "zero" ? ms >= 0 : ms > 0), {
    code: "FL3014",
    message: value === undefined ? `${last} is missing.` : `${last} is ${show(value)}, which ${problem}.`,
    help: 'write seconds(5), minutes(1), or a Go duration such as "1m30s"',
  });
}

function quantityMisfit(of: "cpu" | "memory", value: unknown, { whole }: OptionName): Misfit | undefined {
  const parse = of === "cpu" ? parseCpuMillicores : parseMemoryBytes;
  const amount = typeof value === "string" ? parse(value) : undefined;
  return unless(amount !== undefined && amount > 0, {
    code: "FL4010",
    message: `${whole} is ${show(value)}${amount === 0 ? ", which must be above zero" : ""}.`,
    help: `write a quantity such as ${of === "cpu" ? '"200m" or "1"' : '"256Mi" or "1Gi"'}`,
  });
}

function peerMisfit(value: unknown, { last }: OptionName, wanted: string, example: string): Misfit {
  return {
    code: "FL4011",
    message: `The ${last} is ${show(value)}, not ${wanted}: Kubernetes would refuse the NetworkPolicy.`,
    help: `write it as in \`${last}: ${example}\``,
  };
}

function isCidr(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const [address = "", prefix = "", ...rest] = value.split("/");
  if (rest.length > 0 || !/^(0|[1-9]\d*)$/.test(prefix) || address.includes("%")) return false;
  return (isIPv4(address) && Number(prefix) <= 32) || (isIPv6(address) && Number(prefix) <= 128);
}

/** What Argo CD syncs is pinned, and inside the repository. */
function sourceMisfit(kind: "git-revision" | "repository-url" | "repository-path", value: unknown): Misfit | undefined {
  switch (kind) {
    case "git-revision": // A branch is the author's choice; an empty revision means HEAD to Argo CD.
      return unless(isWord(value) && value.toUpperCase() !== "HEAD", {
        code: "FL6001",
        message: `The revision is ${show(value)}: what runs would change with any push, and nobody could say what ran yesterday.`,
        help: "name a tag, a commit, or a branch that only releases move",
      });
    case "repository-url":
      return unless(isWord(value), {
        code: "FL6002",
        message: `repoURL is ${show(value)}, which is not a repository to read from.`,
        help: "give the URL that Argo CD reads from",
      });
    case "repository-path":
      return unless(isInside(value), {
        code: "FL6002",
        message: `The path is ${show(value)}, which is not a folder inside the repository.`,
        help: 'give the path from its root, such as "dist/edge/manifests"',
      });
  }
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
