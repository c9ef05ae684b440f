/**
 * Settings of Fairlead's balancer as members of `balancer.json`: what the author gave or the default of its row, in
 * milliseconds and bytes, at the member that the row names.
 */

import { signals } from "../../contract/signal.ts";
import { type Mark, type Path, type Place, within } from "../../diagnostics/place.ts";
import { millisecondsOf } from "../../model/duration.ts";
import { type FairleadSettings, fairleadSettings } from "../../model/fairlead-settings.ts";
import { type Json, jsonAt } from "../../model/json.ts";
import { parseMemoryBytes } from "../../model/quantity.ts";
import type { Members, Shape, TypeOf } from "../../model/shape.ts";

export type LoweredSettings = Nested<{
  readonly [Leaf in LeafOf<(typeof fairleadSettings)[keyof typeof fairleadSettings]> as Leaf[0]]: Leaf[1];
}>;

/** The members that rows name, and the types they have there. */
type LeafOf<S> =
  | (S extends { member: infer Member extends string }
      ? [Member, Lowered<S> | (S extends { default: Json } ? never : undefined)]
      : never)
  | (S extends { kind: "object"; members: infer M } ? LeafOf<M[keyof M]> : never)
  | (S extends { kind: "word-or"; or: infer Other } ? LeafOf<Other> : never);

type Lowered<S> = S extends { kind: "duration" | "quantity" } ? number : TypeOf<S>;

/** `{ "exporter.timeoutMs": number }` as `{ exporter: { timeoutMs: number } }`. */
type Nested<Flat> = {
  readonly [Step in FirstStep<keyof Flat>]: Step extends keyof Flat
    ? Flat[Step]
    : Nested<{
        readonly [Member in keyof Flat as Member extends `${Step}.${infer Rest}` ? Rest : never]: Flat[Member];
      }>;
};

type FirstStep<Member> = Member extends `${infer First}.${string}` ? First : Member & string;

/** What stands under `*` is the same for each signal. */
export function lowerSettings(settings: FairleadSettings): LoweredSettings {
  const lowered: Draft = {};
  for (const { option, member, shape } of rows) {
    put(lowered, member, inUnitOfMember(shape, jsonAt(settings, option) ?? shape.default));
  }
  return lowered as LoweredSettings; // Member by member as the rows say, which the type is read from.
}

/** Which option each member of `balancer.json` came from. */
export function settingMarks(origin: Place): readonly Mark[] {
  return rows.flatMap(({ option, member }) =>
    (member.includes("*") ? signals : [""]).map((signal) => ({
      at: member.map((step) => (step === "*" ? signal : step)),
      origin: within(origin, ...option),
    })),
  );
}

interface MemberRow {
  readonly option: Path;
  readonly member: readonly string[];
  readonly shape: Shape;
}

const rows: readonly MemberRow[] = Object.freeze(rowsOf(fairleadSettings, []));

function rowsOf(table: Members, at: Path): readonly MemberRow[] {
  return Object.entries(table).flatMap(([name, shape]) => {
    const option = [...at, name];
    const object = shape.kind === "word-or" ? shape.or : shape;
    return [
      ...(shape.member === undefined ? [] : [{ option, member: shape.member.split("."), shape }]),
      ...(object.kind === "object" ? rowsOf(object.members, option) : []),
    ];
  });
}

function inUnitOfMember(shape: Shape, value: Json | undefined): Json | undefined {
  switch (shape.kind) {
    case "duration":
      return value === undefined ? undefined : millisecondsOf(String(value));
    case "quantity":
      return Math.floor(parseMemoryBytes(String(value)) ?? 1);
    default:
      return value;
  }
}

interface Draft {
  [step: string]: Json | undefined | Draft;
}

function put(draft: Draft, [step = "", ...rest]: readonly string[], value: Json | undefined): void {
  if (rest.length === 0) {
    draft[step] = value;
    return;
  }
  const inner: Draft = {};
  draft[step] ??= inner;
  put(draft[step] as Draft, rest, value); // No row's member leads through another's.
}
