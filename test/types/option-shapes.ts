/** What authors may write follows from the rows: each kind of shape as a type. */

import {
  configuration,
  duration,
  kindOf,
  listOf,
  memory,
  objectOf,
  oneOf,
  optional,
  recordOf,
  replicaCount,
  setting,
  type TypeOf,
  text,
  weights,
  wordOr,
  yesOrNo,
} from "../../src/model/shape.ts";

const shape = objectOf({
  every: duration,
  share: weights,
  memory: optional(memory),
  mode: setting(oneOf("send", "wait"), { default: "send" }),
  batch: optional(wordOr(["none"], objectOf({ items: replicaCount }))),
  link: optional(kindOf({ plain: {}, tls: { secret: text, check: optional(yesOrNo) } }, "")),
  labels: optional(recordOf(listOf(text))),
  own: optional(configuration),
});
type Options = TypeOf<typeof shape>;

export const least: Options = { every: "5s", share: [1, 2] };
export const most: Options = {
  ...least,
  memory: "1Gi",
  mode: "wait",
  batch: { items: 1 },
  link: { kind: "tls", secret: "s", check: true },
  labels: { a: ["b"] },
  own: { anything: [1, null] },
};
export const word: Options = { ...least, batch: "none", link: { kind: "plain" } };

// @ts-expect-error a required option is missing
export const missing: Options = { every: "5s" };
// @ts-expect-error a duration has a unit
export const unitless: Options = { ...least, every: "5" };
// @ts-expect-error not one of the words
export const misspelt: Options = { ...least, mode: "sent" };
// @ts-expect-error one word only
export const other: Options = { ...least, batch: "all" };
// @ts-expect-error a kind has its own members
export const mixed: Options = { ...least, link: { kind: "plain", secret: "s" } };
// @ts-expect-error left out, not undefined
export const unset: Options = { ...least, memory: undefined };
// @ts-expect-error options cannot be changed
least.every = "1s";
