/** How `fairlead diff` tells a change: text for a terminal, Markdown for a pull request, JSON for programs. */

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
  readonly signals: readonly MovedKeys[];
  /** Undefined where its pods are not known. */
  readonly rollout: ReplacedPods | undefined;
}

/** Of an object that changes in many places the first are shown, and of a long value its begin. */
const [valuesMax, charactersMax] = [12, 60];

export function diffText(found: Difference): string {
  const lines = [
    `${found.before} → ${found.after}`,
    "",
    ...keysLines(found.balancers, ""),
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
  const warnings = crossings(balancers).map((warning) => `> ${warning}\n`);
  const lines = [
    `### ${found.before} → ${found.after}`,
    "",
    "| balancer | signal | before | after | keys that move |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
    ...warnings,
    ...(objects === undefined
      ? []
      : [
          "<details><summary>",
          summaryOf(objects),
          "</summary>",
          "",
          "```",
          ...objectLines(objects),
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

function keysLines(balancers: Difference["balancers"], indent: string): readonly string[] {
  const lines = balancers.flatMap(({ name, is, signals }) => {
    if (is !== "there") return [`${indent}${name} is ${is}`];
    return signals.map((one) => {
      const how = one.before === one.after ? one.before : `${one.before} → ${one.after}`;
      return `${indent}${name} ${one.signal}: ${movedText(one)} (${how})`;
    });
  });
  return [...lines, "", ...crossings(balancers).flatMap((warning) => [`${indent}${warning}`, ""])];
}

function movedText({ moved, note }: MovedKeys): string {
  if (moved === undefined) return note ?? "no key of it could be drawn";
  return moved === 0 ? "no key moves" : `about ${(100 * moved).toFixed(1)} % of the keys move`;
}

/** Old and new balancers of a rolling update place the same key differently. */
function crossings(balancers: Difference["balancers"]): readonly string[] {
  return balancers.flatMap(({ name, signals, rollout }) => {
    const crossed = signals.filter(({ crossing }) => crossing !== undefined);
    const [first] = crossed;
    if (!first?.crossing) return [];
    const { from, to } = first.crossing;
    const split = crossed.map(({ signal }) => signal).join(" and ");
    const goes = `${name} goes from ring generation ${from} to ${to}`;
    if (rollout?.isRecreated) {
      return [
        `${goes}: its old pods end before the new ones start, so no key has two backends. Senders have to send again what is refused meanwhile, and state at the backends begins anew.`,
      ];
    }
    return [
      `${goes}: while old and new pods of it run side by side, ${split} of one key go to two backends. ${howLong(rollout)} ` +
        'To avoid it, in this order: 1. merge a change of `updateStrategy` to `{ kind: "recreate" }` alone, and let it roll out (a StatefulSet does not have it: scale it to 0 in step 3 instead); 2. let senders keep what is refused (a queue and retries); 3. merge this change: old pods end, then new ones start; 4. take the strategy back. Keys move once either way, so state at the backends begins anew.',
    ];
  });
}

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

function valueText({ path, before, after }: ValueChange): string {
  if (before === undefined) return `${path}: ${shown(after)} (new)`;
  if (after === undefined) return `${path}: ${shown(before)} (gone)`;
  return `${path}: ${shown(before)} → ${shown(after)}`;
}

function shown(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? "";
  return text.length <= charactersMax ? text : `${text.slice(0, charactersMax)}… (${text.length} characters)`;
}
