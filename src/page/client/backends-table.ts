/** A row for each backend. Rows stay and only what they say changes, so that a button that has the focus keeps it. */

import type { ActionKind } from "../page-state.ts";
import { linePath } from "./arcs.ts";
import { el, part, say, set, svg } from "./dom.ts";
import type { Row, View } from "./view.ts";
import { bytesText, countText, latencyText, percentText, rateText } from "./words.ts";

export type Act = (kind: ActionKind, backend: string) => void;

interface Column {
  readonly title: string;
  readonly hint: string;
  /** Undefined where nobody knows; the column is left out where nobody knows it of any backend. */
  readonly text: (row: Row) => string | undefined;
  readonly title2?: (row: Row) => string;
}

const columns: readonly Column[] = [
  {
    title: "owns",
    hint: "the exact part of evenly spread keys",
    text: ({ owns }) => (owns === undefined ? undefined : percentText(owns)),
  },
  { title: "gets", hint: "its part of the items of the last seconds", text: ({ gets }) => percentText(gets) },
  { title: "items/s", hint: "over the last seconds", text: ({ perSecond }) => rateText(perSecond) },
  { title: "items", hint: "that it took since the start", text: ({ backend }) => countText(backend.items) },
  {
    title: "waiting",
    hint: "what waits in the balancer for it, or is on its way: items, or a Collector's requests",
    text: ({ backend: { queuedItems, queuedRequests } }) => {
      const queued = queuedItems ?? queuedRequests;
      return queued === undefined ? undefined : countText(queued);
    },
    title2: ({ backend: { queuedBytes } }) => (queuedBytes === undefined ? "requests" : bytesText(queuedBytes)),
  },
  {
    title: "p50",
    hint: "of the calls of the last half minute",
    text: ({ backend, latency }) => backend.latency && latencyText(latency.p50),
  },
  {
    title: "p99",
    hint: "of the calls of the last half minute",
    text: ({ backend, latency }) => backend.latency && latencyText(latency.p99),
  },
  {
    title: "failed",
    hint: "calls that it did not accept",
    text: ({ backend: { calls } }) => calls && countText(calls.failed),
  },
  {
    title: "not its keys",
    hint: "items of keys that belong to another backend",
    text: ({ backend: { elsewhere } }) => (elsewhere === undefined ? undefined : countText(elsewhere)),
  },
];

interface Cells {
  readonly row: HTMLTableRowElement;
  readonly update: (row: Row, view: View) => void;
}

export class BackendsTable {
  readonly #rows = new Map<string, Cells>();
  readonly #act: Act;
  #shown = "";

  constructor(act: Act) {
    this.#act = act;
  }

  draw(view: View): void {
    const shown = columns.filter(({ text }) => view.rows.some((row) => text(row) !== undefined));
    const layout = JSON.stringify([view.balancer.name, view.actions, shown.map(({ title }) => title)]);
    if (layout !== this.#shown) this.#begin(layout, shown, view);
    const body = part("rows");
    const names = new Set(view.rows.map(({ backend }) => backend.name));
    for (const [name, { row }] of this.#rows) {
      if (names.has(name)) continue;
      row.remove();
      this.#rows.delete(name);
    }
    for (const [index, row] of view.rows.entries()) {
      const cells = this.#rows.get(row.backend.name) ?? this.#rowOf(row, shown, view.actions);
      this.#rows.set(row.backend.name, cells);
      if (body.children[index] !== cells.row) body.insertBefore(cells.row, body.children[index] ?? null);
      cells.update(row, view);
    }
  }

  #begin(layout: string, shown: readonly Column[], { actions }: View): void {
    this.#shown = layout;
    this.#rows.clear();
    part("rows").replaceChildren();
    part("columns").replaceChildren(
      el("th", { scope: "col" }, "backend"),
      el("th", { scope: "col" }, "state"),
      ...shown.map(({ title, hint }) => el("th", { scope: "col", class: "number", title: hint }, title)),
      el("th", { scope: "col", class: "sparks" }, "last minutes"),
      ...(actions.length > 0 ? [el("th", { scope: "col" }, "")] : []),
    );
  }

  #rowOf(first: Row, shown: readonly Column[], actions: readonly ActionKind[]): Cells {
    const { backend, short, colour } = first;
    const word = el("b");
    const why = el("span", { class: "why" });
    const state = el("td", { class: "state", "data-label": "state" }, word, why);
    const cells = shown.map(({ title }) => el("td", { class: "number", "data-label": title }));
    const line = svg("path", { class: `spark c${colour}` });
    const buttons = actions.length === 0 ? undefined : this.#buttons(backend.name);
    const name = el("span", { class: "name", title: backend.endpoints.join(", ") }, short);
    const row = el(
      "tr",
      {},
      el("th", { scope: "row" }, el("span", { class: `dot c${colour}` }), name),
      state,
      ...cells,
      el(
        "td",
        { class: "sparks", "aria-hidden": "true" },
        svg("svg", { width: 110, height: 22, viewBox: "0 0 110 22" }, line),
      ),
      ...(buttons ? [buttons.cell] : []),
    );
    return {
      row,
      update: (now) => {
        say(word, `${now.state.isGood ? "●" : "▲"} ${now.state.word}`);
        set(state, "class", `state ${now.state.isGood ? "good" : "bad"}`);
        say(why, now.state.why);
        for (const [index, { text, title2 }] of shown.entries()) {
          const cell = cells[index];
          if (!cell) continue;
          say(cell, text(now) ?? "–");
          if (title2) set(cell, "title", title2(now));
        }
        set(line, "d", linePath(now.rates, 110, 20));
        buttons?.update(now);
      },
    };
  }

  #buttons(name: string) {
    const button = (kind: ActionKind, label: string) => {
      const made = el("button", { type: "button", "aria-label": `${label} ${name}` }, label);
      made.addEventListener("click", () =>
        this.#act(made.dataset["kind"] === undefined ? kind : (made.dataset["kind"] as ActionKind), name),
      ); // written below
      return made;
    };
    const [stop, slow, restart] = [button("stop", "stop"), button("slow", "slow"), button("restart", "restart")];
    const turn = (made: HTMLButtonElement, kind: ActionKind, label: string) => {
      made.dataset["kind"] = kind;
      say(made, label);
      set(made, "aria-label", `${label} ${name}`);
    };
    return {
      cell: el("td", { class: "buttons" }, el("span", {}, stop, slow, restart)),
      update: ({ backend: { program } }: Row) => {
        turn(stop, program === "stopped" ? "start" : "stop", program === "stopped" ? "start" : "stop");
        turn(slow, program === "slow" ? "hurry" : "slow", program === "slow" ? "normal" : "slow");
        slow.disabled = program === "stopped";
        restart.disabled = program === "stopped";
      },
    };
  }
}
