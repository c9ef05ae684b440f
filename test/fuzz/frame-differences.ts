/**
 * Where two servers part at the same frames. The list of RFC 9113 decides with which code ours ends a connection
 * (connection-errors.json), node:http2 whether: for most of what nghttp2 finds it says INTERNAL_ERROR, or nothing. What differs
 * and may is in known-frame-differences.json, with its reason.
 */

import { readFileSync } from "node:fs";
import type { Outcome } from "./frame-connection.ts";
import type { Step } from "./frame-streams.ts";

/** Regular expressions for the frame, and for what each of them says to it. */
interface KnownDifference {
  readonly frame: string;
  readonly ours: string;
  readonly node: string;
  readonly why: string;
}

interface ConnectionError {
  readonly frame: string;
  readonly code: string;
  readonly section: string;
}

export interface Difference {
  readonly frame: string;
  readonly ours: string;
  readonly node: string;
}

export const knownFile = "test/fuzz/known-frame-differences.json";
const known = JSON.parse(readFileSync(knownFile, "utf8")) as readonly KnownDifference[];
const errors = (JSON.parse(readFileSync("test/fuzz/connection-errors.json", "utf8")) as readonly ConnectionError[]).map(
  (error) => ({ ...error, frame: new RegExp(error.frame) }),
);

/** All that is said on streams until a connection ends, then that end or, where neither ends, the answers. */
export function differencesOf(ours: Outcome, node: Outcome, steps: readonly Step[]): readonly Difference[] {
  const ends = [ours, node].map(({ end, endedAt }) => (end === undefined ? steps.length : endedAt));
  const end = Math.min(...ends);
  const resets = resetsApart(ours, node, steps, end);
  const last = end < steps.length ? endsApart(ours, node, steps, end) : wholeApart(ours, node, steps);
  return last ? [...resets, last] : resets;
}

/** @returns the code with which RFC 9113 ends a connection for a frame; undefined where it goes on */
export function codeOf(frame: string): string | undefined {
  return errors.find((error) => error.frame.test(frame))?.code;
}

/** @returns what is listed about it */
export function knownAs({ frame, ours, node }: Difference): string | undefined {
  const isIt = (one: KnownDifference) =>
    new RegExp(one.frame).test(frame) && new RegExp(one.ours).test(ours) && new RegExp(one.node).test(node);
  return known.find(isIt)?.why;
}

function wholeApart(ours: Outcome, node: Outcome, steps: readonly Step[]): Difference | undefined {
  const said = ({ isWhole }: Outcome) => (isWhole ? "goes on" : "says nothing");
  if (said(ours) !== said(node)) return { frame: frameAt(steps, steps.length), ours: said(ours), node: said(node) };
  return ours.isWhole ? answersApart(ours, node, steps) : undefined;
}

/** With what came before it, as far as it decides. */
export function frameAt(steps: readonly Step[], index: number): string {
  const what = steps[index]?.what ?? "the end";
  const isOpen = steps[index - 1]?.isOpen === true;
  const isWithin = isOpen && (steps[index - 2]?.isOpen === true || !what.startsWith("CONTINUATION of HEADERS"));
  const isBehind = steps.slice(0, index).some((step) => step.what === goingAway);
  return `${what}${isWithin ? ", within a header block" : ""}${isBehind ? ", behind GOAWAY" : ""}`;
}

const goingAway = "GOAWAY (8 bytes) on no stream";

function endsApart(ours: Outcome, node: Outcome, steps: readonly Step[], end: number): Difference | undefined {
  const said = (one: Outcome) => {
    if (one.end === undefined || one.endedAt > end) return "goes on";
    return one.end === "closed" ? "closed" : `GOAWAY ${one.end}`;
  };
  const difference = { frame: frameAt(steps, end), ours: said(ours), node: said(node) };
  if (difference.ours.startsWith("GOAWAY")) {
    const right = codeOf(difference.frame) ?? "no connection error";
    if (ours.end !== right) return { ...difference, node: `RFC 9113: ${right}` };
    if (difference.node === "closed" || difference.node === "GOAWAY INTERNAL_ERROR") return undefined;
  }
  return difference.ours === difference.node ? undefined : difference;
}

/** Before a connection ended; node:http2 then resets the streams that were open. */
function resetsApart(ours: Outcome, node: Outcome, steps: readonly Step[], end: number): readonly Difference[] {
  const said = ({ resets, answered }: Outcome, id: number) => {
    const reset = resets.get(id);
    if (reset && !(reset.step >= end && reset.code === "INTERNAL_ERROR")) return reset.code;
    return answered.has(id) ? "answers" : "nothing";
  };
  const ids = new Set([...ours.resets, ...node.resets].filter(([, { step }]) => step < end).map(([id]) => id));
  return [...ids].flatMap((id) => {
    const step = Math.min(ours.resets.get(id)?.step ?? end, node.resets.get(id)?.step ?? end);
    const [own, other] = [said(ours, id), said(node, id)];
    return own === other ? [] : [{ frame: frameAt(steps, step), ours: `resets: ${own}`, node: `resets: ${other}` }];
  });
}

function answersApart(ours: Outcome, node: Outcome, steps: readonly Step[]): Difference | undefined {
  // A client that goes away has no answers to expect: node:http2 gives some, ours all.
  if (steps.some(({ what }) => what === goingAway)) return undefined;
  // A request that its client resets is answered or not, as it happens.
  const isReset = (id: number) =>
    steps.some(({ what, bytes }) => what.startsWith("RST_STREAM (4 bytes)") && bytes.readUInt32BE(5) === id);
  // What one of them resets was compared already.
  const isSettled = (id: number) => ours.resets.has(id) || node.resets.has(id);
  const list = ({ answered }: Outcome) =>
    [...answered]
      .filter((id) => !isSettled(id) && !isReset(id))
      .sort((one, two) => one - two)
      .join(" ");
  return list(ours) === list(node) ? undefined : { frame: "answers", ours: list(ours), node: list(node) };
}
