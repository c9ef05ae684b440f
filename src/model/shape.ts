/**
 * Shapes of options, as plain data. A row of a table says once what an option may be, what it is where the author leaves it
 * out, and which member of `balancer.json` it becomes. Types are inferred from the rows (an editor shows their comments),
 * checks interpret them, lowering walks them, and docs/blueprints.md is printed from them.
 */

import { processesMax } from "../contract/limits.ts";
import type { AcceptableCode } from "../diagnostics/codes.ts";
import type { Duration } from "./duration.ts";
import type { Json, JsonObject } from "./json.ts";

export type Shape = (
  | Scalar
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "list"; readonly items: Shape }
  | { readonly kind: "one-or-more"; readonly items: Shape }
  | { readonly kind: "record"; readonly members: Shape }
  | { readonly kind: "object"; readonly members: Members }
  | { readonly kind: "kinds"; readonly kinds: Readonly<Record<string, Members>>; readonly help: string }
  | { readonly kind: "word-or"; readonly words: readonly string[]; readonly or: Shape }
  | { readonly kind: "text-or"; readonly or: Shape }
  /** A component's settings: JSON, and the schemas of the bound version say which. */
  | { readonly kind: "configuration" }
) &
  Row;

/** What a row says beside the shape. */
interface Row {
  readonly optional?: true;
  /** What lowering takes where the author left it out. */
  readonly default?: Json;
  /** Where it stands in `balancer.json`, in milliseconds or bytes; `*` is each signal. */
  readonly member?: string;
}

type Counted = "backends" | "replicas" | "processes" | "items" | "services" | "keys" | "spans" | "series" | "pieces";

/** Values without parts. */
export type Scalar =
  | { readonly kind: "any-text" | "text" | "kubernetes-name" | "secret-key" | "cidr" | "acceptable-code" | "reason" }
  | { readonly kind: "git-revision" | "repository-url" | "repository-path" }
  | { readonly kind: "yes-or-no" | "whole-number" | "port" | "probe-count" | "count-or-percent" }
  | { readonly kind: "number"; readonly min: number; readonly max: number }
  | { readonly kind: "count"; readonly of: Counted; readonly max: number }
  | { readonly kind: "duration"; readonly least: "positive" | "zero" | "second" }
  | { readonly kind: "quantity"; readonly of: "cpu" | "memory" }
  /** A number for each backend: the rule on weights sees both. */
  | { readonly kind: "weights" };

export type Members = Readonly<Record<string, Shape>>;

/** Any text, the empty one too. */
export const anyText = { kind: "any-text" } as const;
/** Text that names something, so not empty. */
export const text = { kind: "text" } as const;
/** A name of a Secret, a namespace, a domain or the like, that something outside the blueprint has. */
export const kubernetesName = { kind: "kubernetes-name" } as const;
export const secretKey = { kind: "secret-key" } as const;
export const cidr = { kind: "cidr" } as const;
export const port = { kind: "port" } as const;
export const gitRevision = { kind: "git-revision" } as const;
export const repositoryUrl = { kind: "repository-url" } as const;
export const repositoryPath = { kind: "repository-path" } as const;
/** Of a finding that may be accepted. */
export const acceptableCode = { kind: "acceptable-code" } as const;
/** Text that says why. */
export const reason = { kind: "reason" } as const;
export const yesOrNo = { kind: "yes-or-no" } as const;
/** At least 1. */
export const wholeNumber = { kind: "whole-number" } as const;
/** Results in a row, as the kubelet counts them. */
export const probeCount = { kind: "probe-count" } as const;
/** Of pods: so many, or a share of them. */
export const countOrPercent = { kind: "count-or-percent" } as const;
/** From one up to what the project is tested with. */
export const backendCount = { kind: "count", of: "backends", max: 1_000 } as const;
export const replicaCount = { kind: "count", of: "replicas", max: 1_000 } as const;
export const processCount = { kind: "count", of: "processes", max: processesMax } as const;
/** Of telemetry that is sent to try something. */
export const itemCount = { kind: "count", of: "items", max: 100_000 } as const;
/** Of services, tenants or trace ids of a generator. */
export const generatedCount = { kind: "count", of: "keys", max: 1_000 } as const;
export const spanCount = { kind: "count", of: "spans", max: 10_000 } as const;
export const pieceCount = { kind: "count", of: "pieces", max: 1_000_000_000 } as const;
export const seriesCount = { kind: "count", of: "series", max: 10_000 } as const;
export const serviceCount = { kind: "count", of: "services", max: 10_000 } as const;
/** A Go duration that is longer than zero. */
export const duration = { kind: "duration", least: "positive" } as const;
export const durationOrZero = { kind: "duration", least: "zero" } as const;
/** Whole seconds, as the kubelet counts them. */
export const probeSeconds = { kind: "duration", least: "second" } as const;
export const cpu = { kind: "quantity", of: "cpu" } as const;
export const memory = { kind: "quantity", of: "memory" } as const;
export const configuration = { kind: "configuration" } as const;
export const weights = { kind: "weights" } as const;

export function numberIn<const Range extends { readonly min: number; readonly max: number }>({ min, max }: Range) {
  return { kind: "number", min, max } as const;
}

export function oneOf<const Words extends readonly string[]>(...words: Words) {
  return { kind: "words", words } as const;
}

export function listOf<const Items extends Shape>(items: Items) {
  return { kind: "list", items } as const;
}

/** One, or a list of them. */
export function oneOrMore<const Items extends Shape>(items: Items) {
  return { kind: "one-or-more", items } as const;
}

/** An object with keys of the author's choice. */
export function recordOf<const Item extends Shape>(members: Item) {
  return { kind: "record", members } as const;
}

/** An object with these keys and no other: one that nothing reads would be dropped silently. */
export function objectOf<const M extends Members>(members: M) {
  return { kind: "object", members } as const;
}

/** One of several objects, told apart by their `kind`. */
export function kindOf<const Kinds extends Readonly<Record<string, Members>>>(kinds: Kinds, help: string) {
  return { kind: "kinds", kinds, help } as const;
}

/** A word, or something with parts. */
export function wordOr<const Words extends readonly string[], const Other extends Shape>(words: Words, or: Other) {
  return { kind: "word-or", words, or } as const;
}

/** Any text, or something with parts. */
export function textOr<const Other extends Shape>(or: Other) {
  return { kind: "text-or", or } as const;
}

export function optional<const S extends Shape>(shape: S): S & { readonly optional: true } {
  return { ...shape, optional: true };
}

/** A row that authors may leave out, with what lowering has to know of it. */
export function setting<const S extends Shape, const R extends Row>(
  shape: S,
  more: R,
): S & R & { readonly optional: true } {
  return optional({ ...shape, ...more });
}

/** The type of the values that have a shape. */
export type TypeOf<S> = S extends { kind: keyof Scalars }
  ? Scalars[S["kind"]]
  : S extends { kind: "words"; words: readonly (infer Word)[] }
    ? Word
    : S extends { kind: "word-or"; words: readonly (infer Word)[]; or: infer Other }
      ? Word | TypeOf<Other>
      : S extends { kind: "text-or"; or: infer Other }
        ? string | TypeOf<Other>
        : S extends { kind: "object"; members: infer M }
          ? OptionsOf<M>
          : S extends { kind: "kinds"; kinds: infer Kinds }
            ? { [Kind in keyof Kinds]: Plain<{ readonly kind: Kind } & OptionsOf<Kinds[Kind]>> }[keyof Kinds]
            : S extends { kind: "list"; items: infer Item }
              ? readonly TypeOf<Item>[]
              : S extends { kind: "one-or-more"; items: infer Item }
                ? TypeOf<Item> | readonly TypeOf<Item>[]
                : S extends { kind: "record"; members: infer Item }
                  ? Readonly<Record<string, TypeOf<Item>>>
                  : string;

/** The types of single values; any other is text. */
interface Scalars {
  readonly duration: Duration;
  readonly number: number;
  readonly "whole-number": number;
  readonly count: number;
  readonly port: number;
  readonly "probe-count": number;
  readonly "count-or-percent": number | `${number}%`;
  readonly "yes-or-no": boolean;
  readonly "acceptable-code": AcceptableCode;
  readonly weights: readonly number[];
  readonly configuration: JsonObject | null;
}

/** What an author writes for a table. Editors show the comments of its rows: a mapped type keeps them, unless it has an `as`. */
export type OptionsOf<M> = Plain<RequiredOf<M, Exclude<keyof M, OptionalKeys<M>>> & OptionalOf<M, OptionalKeys<M>>>;

type OptionalKeys<M> = { [Key in keyof M]: M[Key] extends { optional: true } ? Key : never }[keyof M];
type RequiredOf<M, Keys extends keyof M> = { readonly [Key in Keys]: TypeOf<M[Key]> };
type OptionalOf<M, Keys extends keyof M> = { readonly [Key in Keys]?: TypeOf<M[Key]> };
/** The same members as one object type, which editors and the compiler's messages print as such. */
type Plain<T> = { readonly [Key in keyof T]: T[Key] } & {};
