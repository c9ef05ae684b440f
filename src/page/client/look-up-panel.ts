/** "Where does trace 4bf9… go, and why": a form, and an answer for each signal. */

import type { PageAnswer } from "../page-state.ts";
import { el, part } from "./dom.ts";

export interface LookUpEvents {
  /** @returns undefined when nobody answered */
  readonly ask: (query: string) => Promise<unknown>;
  /** Where on the circle the key of a signal falls. */
  readonly found: (
    signal: string,
    place: { readonly at: number; readonly of: number } | undefined,
    owner: string,
  ) => void;
}

/** A trace id, name=value for an attribute, anything else for a service. */
function queryOf(kind: string, text: string): string {
  const value = text.trim();
  const meant =
    kind !== "auto"
      ? kind
      : /^[0-9a-f]{32}$/i.test(value)
        ? "traceId"
        : /^[^=]+=/.test(value)
          ? "attribute"
          : "service";
  return new URLSearchParams([[meant, value]]).toString();
}

export function startLookUp({ ask, found }: LookUpEvents): void {
  const form = part("look-up");
  const [input, kind] = [part("key"), part("kind")];
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!(input instanceof HTMLInputElement) || !(kind instanceof HTMLSelectElement)) return;
    void ask(queryOf(kind.value, input.value)).then((answer) => {
      const answers = answersIn(answer);
      part("answers").replaceChildren(
        ...(typeof answers === "string" ? [el("p", { class: "bad" }, answers)] : grouped(answers)),
      );
      const routed = typeof answers === "string" ? undefined : answers.find(({ result }) => result.kind === "routed");
      if (routed?.result.kind === "routed") found(routed.signal, routed.result.place, routed.result.owner);
      else found("", undefined, "");
    });
  });
}

function answersIn(answer: unknown): readonly PageAnswer[] | string {
  if (typeof answer === "object" && answer !== null) {
    if ("answers" in answer) return answer.answers as readonly PageAnswer[]; // our own server wrote it
    if ("reason" in answer) return String(answer.reason);
  }
  return "no answer";
}

/** Signals that go the same way are told together. */
function grouped(answers: readonly PageAnswer[]): readonly HTMLElement[] {
  const groups = new Map<string, { readonly answer: PageAnswer; readonly signals: string[] }>();
  for (const answer of answers) {
    const { signal, ...rest } = answer;
    const name = JSON.stringify(rest);
    const group = groups.get(name) ?? { answer, signals: [] };
    group.signals.push(signal);
    groups.set(name, group);
  }
  return [...groups.values()].map(({ answer, signals }) => block(answer, signals.join(" and ")));
}

function block({ result, by, how }: PageAnswer, signals: string): HTMLElement {
  if (result.kind === "open")
    return el("div", { class: "answer" }, el("h3", {}, signals), el("p", { class: "quiet" }, result.reason));
  const { owner, key, hash, place, point, next, now } = result;
  const facts: readonly (readonly [string, string])[] = [
    ["because", `${by}, ${how}`],
    ["key", key],
    ["hash", `0x${hash.toString(16).padStart(8, "0")}, the CRC-32 of the key`],
    ...(place === undefined
      ? []
      : [
          [
            "place",
            `${hash} mod ${place.of} = ${place.at}${point === undefined ? "" : `, before the point at ${point}`}`,
          ] as const,
        ]),
    ["now", now],
    ...(next.length === 0 ? [] : [["after it", `${next.join(", then ")}: once it has left the list`] as const]),
  ];
  return el(
    "div",
    { class: "answer" },
    el("h3", {}, `${signals} → `, el("strong", {}, owner)),
    el("dl", {}, ...facts.flatMap(([name, text]) => [el("dt", {}, name), el("dd", {}, text)])),
  );
}
