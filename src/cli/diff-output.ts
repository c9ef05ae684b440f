/** How `fairlead diff` tells a change: text for a terminal, Markdown for a pull request, JSON for programs. */

import { settingWords } from "../inspect/change-words.ts";
import type { ObjectChanges, ValueChange } from "../inspect/changed-objects.ts";
import type { MovedKeys } from "../inspect/moved-keys.ts";
import type { ReplacedPods } from "../inspect/replaced-pods.ts";
import type { Json } from "../model/json.ts";

export interface Difference {
  readonly before: string;
  readonly after: string;
  /** Undefined where one thing is compared under two versions. */
  readonly objects: ObjectChanges | undefined;
  readonly balancers: readonly BalancerDifference[];
}

interface BalancerDifference {
  readonly name: string;
  readonly is: "there" | "added" | "removed";
  /** What is routed differently. */
  readonly words: readonly string[];
  readonly signals: readonly MovedKeys[];
  /** Undefined where its pods are not known. */
  readonly rollout: ReplacedPods | undefined;
}

/** Of an object that changes in many places the first are shown, and of a long value its begin. */
const [valuesMax, charactersMax] = [12, 60];

/** Of many backends that join or leave. */
const wordsMax = 12;

export function diffText(found: Difference): string {
  const lines = [
    `${found.before} → ${found.after}`,
    "",
    ...wordsLines(found.balancers, ""),
    ...keysLines(found.balancers),
    ...objectLines(found.objects),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

export function diffMarkdown(found: Difference): string {
  const { balancers, objects } = found;
  const rows = balancers.flatMap(({ name, is, signals }) =>
    is === "there"
      ? signals.map((one) => `| ${name} | ${one.signal} | ${one.before} | ${one.after} | ${movedText(one)} |`)
      : [`| ${name} | | | | ${is} |`],
  );
  const warnings = crossings(balancers).flatMap(({ says, steps }) => [
    `> ${says}`,
    ...(steps.length > 0 ? [">", ...steps.map((step, index) => `> ${index + 1}. ${step}`)] : []),
    "",
  ]);
  const lines = [
    `### ${found.before} → ${found.after}`,
    "",
    "| balancer | signal | before | after | keys that move |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
    ...wordsLines(balancers, "- "),
    ...warnings,
    ...(objects === undefined
      ? []
      : [
          "<details><summary>",
          summaryOf(objects),
          "</summary>",
          "",
          "```",
          ...objectLines(objects).slice(1), // The first line is the summary.
          "```",
          "",
          "</details>",
        ]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

export function diffJson(found: Difference): string {
  return `${JSON.stringify({ formatVersion: 1, ...found }, undefined, 2)}\n`;
}

function wordsLines(balancers: Difference["balancers"], bullet: string): readonly string[] {
  const lines = balancers.flatMap(({ name, words }) => [
    ...words.slice(0, wordsMax),
    ...(words.length > wordsMax ? [`balancer ${name}: and ${words.length - wordsMax} more`] : []),
  ]);
  return lines.length === 0 ? [] : [...lines.map((line) => bullet + line), ""];
}

function keysLines(balancers: Difference["balancers"]): readonly string[] {
  const lines = balancers.flatMap(({ name, is, signals }) => {
    if (is !== "there") return [`${name} is ${is}`];
    return signals.map((one) => {
      const how = one.before === one.after ? one.before : `${one.before} → ${one.after}`;
      return `${name} ${one.signal}: ${movedText(one)} (${how})`;
    });
  });
  const warnings = crossings(balancers).flatMap(({ says, steps }) => [
    says,
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    "",
  ]);
  return [...lines, "", ...warnings];
}

function movedText({ moved, note }: MovedKeys): string {
  if (moved === undefined) return note ?? "no key of it could be drawn";
  return moved === 0 ? "no key moves" : `about ${(100 * moved).toFixed(1)} % of the keys move`;
}

interface Crossing {
  readonly says: string;
  /** In the order that avoids it; none where nothing has to be avoided. */
  readonly steps: readonly string[];
}

/** Old and new balancers of a rolling update place the same key differently. */
function crossings(balancers: Difference["balancers"]): readonly Crossing[] {
  return balancers.flatMap(({ name, signals, rollout }) => {
    const crossed = signals.filter(({ crossing }) => crossing !== undefined);
    const [first] = crossed;
    if (!first?.crossing) return [];
    const { from, to } = first.crossing;
    const split = crossed.map(({ signal }) => signal).join(" and ");
    const goes = `${name} goes from ring generation ${from} to ${to}`;
    if (rollout?.isRecreated) {
      return {
        says: `${goes}: its old pods end before the new ones start, so no key has two backends. Senders have to send again what is refused meanwhile, and state at the backends begins anew.`,
        steps: [],
      };
    }
    return {
      says: `${goes}: while old and new pods of it run side by side, ${split} of one key go to two backends. ${howLong(rollout)} Keys move once either way, so state at the backends begins anew. To avoid that a key has two backends, in this order:`,
      steps: stepsAround,
    };
  });
}

const stepsAround = [
  'Merge a change of `updateStrategy` to `{ kind: "recreate" }` alone, and let it roll out (a StatefulSet does not have it: scale it to 0 in step 3 instead).',
  "Let senders keep what is refused: a queue and retries.",
  "Merge this change: old pods end, then new ones start.",
  "Take the strategy back.",
] as const;

function howLong(rollout: ReplacedPods | undefined): string {
  if (rollout === undefined)
    return "That lasts from the first new pod that is ready to the last old one that has ended.";
  const { pods, graceSeconds } = rollout;
  const each = `an old pod has ${graceSeconds} s to end once a new one is ready`;
  return `That lasts for the rollout of ${pods} pod${pods === 1 ? "" : "s"}: ${each}${pods === 1 ? "" : ", and they are replaced a few at a time"}.`;
}

function summaryOf({ added, removed, changed, unchanged }: ObjectChanges): string {
  return `${added.length} objects added, ${removed.length} removed, ${changed.length} changed, ${unchanged} as before`;
}

function objectLines(objects: ObjectChanges | undefined): readonly string[] {
  if (objects === undefined) return [];
  return [
    summaryOf(objects),
    ...objects.added.map((name) => `  + ${name}`),
    ...objects.removed.map((name) => `  - ${name}`),
    ...objects.changed.flatMap(({ object, values }) => [
      `  ~ ${object}`,
      ...values.slice(0, valuesMax).map((value) => `      ${valueText(value)}`),
      ...(values.length > valuesMax ? [`      and ${values.length - valuesMax} more`] : []),
    ]),
  ];
}

/** In words where there are some, and always by its path. */
function valueText(change: ValueChange): string {
  const { path, before, after } = change;
  const words = settingWords(change, shown);
  if (words !== undefined) return `${words} (${path})`;
  if (before === undefined) return `${path}: ${shown(after)} (new)`;
  if (after === undefined) return `${path}: ${shown(before)} (gone)`;
  return `${path}: ${shown(before)} → ${shown(after)}`;
}

function shown(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? "";
  return text.length <= charactersMax ? text : `${text.slice(0, charactersMax)}… (${text.length} characters)`;
}
