/**
 * The nearest value that has a shape: what fits stays, what does not becomes what it would be if its author had left it out, or
 * where it may not be left out a value that no rule has anything against. A finding says of each that it does not fit.
 */

import { inBlueprint } from "../../diagnostics/place.ts";
import { nearest } from "../../diagnostics/suggest.ts";
import { isJsonObject, type JsonObject } from "../../model/json.ts";
import type { Members, Shape } from "../../model/shape.ts";
import { scalarMisfits } from "./scalars.ts";
import { isPlain, membersOfKind, misfits } from "./shape.ts";

const nowhere = inBlueprint("");

export function fitting(shape: Shape, value: unknown): unknown {
  if (value === undefined && mayBeLeftOut(shape)) return undefined;
  switch (shape.kind) {
    case "words":
      return fittingWord(shape.words, value) ?? instead(shape);
    case "word-or":
    case "text-or":
      return isWord(shape, value) ? value : fitting({ ...shape.or, ...leftOut(shape) }, value);
    case "list":
      return Array.isArray(value) ? value.map((item) => fitting(shape.items, item)) : instead(shape);
    case "one-or-more":
      return Array.isArray(value)
        ? value.map((item) => fitting(shape.items, item))
        : fitting({ ...shape.items, ...leftOut(shape) }, value);
    case "record":
    case "object":
      return isPlain(value) ? fittingObject(shape, value) : instead(shape);
    case "kinds":
      return fittingKind(shape, value) ?? instead(shape);
    case "configuration":
      return fittingJson(value);
    default:
      return scalarMisfits(shape, value, nowhere).length === 0 ? value : instead(shape);
  }
}

function mayBeLeftOut(shape: Shape): boolean {
  return shape.optional === true || shape.default !== undefined;
}

/** An address that was given was to let something through. */
function instead(shape: Shape): unknown {
  if (shape.kind === "cidr" || shape.kind === "port") return standIn(shape);
  return mayBeLeftOut(shape) ? shape.default : standIn(shape);
}

function leftOut({ optional, default: usual }: Shape): Pick<Shape, "optional" | "default"> {
  return { ...(optional && { optional }), ...(usual !== undefined && { default: usual }) };
}

/** What is not JSON leaves its place empty, as in `key:` of YAML. */
function fittingJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fittingJson);
  if (!isPlain(value)) return misfits({ kind: "configuration" }, value, nowhere).length === 0 ? value : null;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fittingJson(member)]));
}

/** A word that is nearly right was meant to be that. */
function fittingWord(words: readonly string[], value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  return words.includes(value) ? value : nearest(value, words)[0];
}

function isWord(shape: Shape & { readonly kind: "word-or" | "text-or" }, value: unknown): boolean {
  return typeof value === "string" && (shape.kind === "text-or" || shape.words.includes(value));
}

function fittingObject(shape: Shape & { readonly kind: "record" | "object" }, value: JsonObject): unknown {
  if (shape.kind === "object") return fittingMembers(shape.members, value, shape.default);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fitting(shape.members, member)]));
}

function fittingKind({ kinds }: Shape & { readonly kind: "kinds" }, value: unknown): unknown {
  const asked = isPlain(value) ? value["kind"] : value;
  const kind = fittingWord(Object.keys(kinds), asked);
  const members = membersOfKind(kinds, kind);
  return members && { ...fittingMembers(members, isPlain(value) ? value : {}), kind };
}

/** Of the members that there are; what else stands there is not read. @param defaults of the object as a whole */
export function fittingMembers(
  members: Members,
  values: object,
  defaults?: unknown,
): Readonly<Record<string, unknown>> {
  const given = new Map(Object.entries(values));
  const fits = Object.entries(members).map(([name, shape]) => {
    const usual = isJsonObject(defaults) ? defaults[name] : undefined;
    return [name, fitting(usual === undefined ? shape : { ...shape, default: usual }, given.get(name))] as const;
  });
  return Object.fromEntries(fits.filter(([, value]) => value !== undefined));
}

function standIn(shape: Shape): unknown {
  switch (shape.kind) {
    case "words":
    case "word-or":
      return shape.words[0];
    case "list":
    case "one-or-more":
      return [];
    case "record":
      return {};
    case "object":
      return fittingMembers(shape.members, {});
    case "kinds": {
      const [[kind, members] = ["", {}]] = Object.entries(shape.kinds);
      return { kind, ...fittingMembers(members, {}) };
    }
    default:
      return standInScalar(shape);
  }
}

function standInScalar(
  shape: Exclude<Shape, { kind: "words" | "word-or" | "list" | "one-or-more" | "record" | "object" | "kinds" }>,
): unknown {
  switch (shape.kind) {
    case "text-or":
    case "any-text":
    case "text":
    case "kubernetes-name":
    case "secret-key":
    case "repository-path":
    case "git-revision":
    case "reason":
      return "unnamed";
    case "acceptable-code":
      return undefined;
    case "repository-url":
      return "https://unnamed.invalid/unnamed.git";
    case "yes-or-no":
      return false;
    case "number":
      return shape.min;
    case "whole-number":
    case "probe-count":
    case "count-or-percent":
    case "count":
      return 1;
    case "port":
      return 443;
    case "cidr":
      return "0.0.0.0/0";
    case "duration":
      return "5s";
    case "quantity":
      return shape.of === "cpu" ? "1" : "64Gi";
    case "configuration":
      return null;
    case "weights":
      return undefined;
  }
}
