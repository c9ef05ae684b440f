/** What part of the items each backend took over the last minutes, as areas on each other; a moment can be pointed at. */

import { stackedAreas } from "./arcs.ts";
import { el, svg } from "./dom.ts";
import type { View } from "./view.ts";
import { durationText, percentText } from "./words.ts";

const [height, left, bottom, top] = [200, 40, 20, 8];

export class ShareChart {
  readonly #host: HTMLElement;
  readonly #legend: HTMLElement;
  /** The moment that is pointed at; undefined for the last one. */
  #pointed: number | undefined;
  #whole: View | undefined;
  #view: View | undefined;

  constructor(host: HTMLElement, legend: HTMLElement) {
    this.#host = host;
    this.#legend = legend;
    host.tabIndex = 0;
    host.addEventListener("pointermove", (event) => this.#pointAt(event.clientX));
    host.addEventListener("pointerleave", () => this.#point(undefined));
    host.addEventListener("blur", () => this.#point(undefined));
    host.addEventListener("keydown", (event) => this.#key(event));
  }

  draw(whole: View): void {
    this.#whole = whole;
    const view = fromFirstItems(whole);
    this.#view = view;
    const width = Math.max(260, this.#host.clientWidth);
    const { moments, rows } = view;
    const [first = 0, last = 1] = [moments[0], moments.at(-1)];
    const spanMs = Math.max(10_000, last - first);
    const x = (moment: number) => left + ((width - left - 4) * (spanMs - last + (moments[moment] ?? 0))) / spanMs;
    const y = (part: number) => top + (height - top - bottom) * (1 - part);
    const areas = stackedAreas(
      rows.map(({ shares }) => shares),
      x,
      y,
    );
    const at = this.#pointed ?? moments.length - 1;
    const picture = svg(
      "svg",
      { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": spoken(view) },
      ...[0, 0.5, 1].flatMap((part) => [
        svg("line", { class: "grid", x1: left, x2: width - 4, y1: y(part), y2: y(part) }),
        svg("text", { class: "axis end", x: left - 6, y: y(part) + 4 }, `${100 * part} %`),
      ]),
      ...areas.map((d, index) => svg("path", { class: `area c${rows[index]?.colour ?? 0}`, d })),
      svg("text", { class: "axis", x: left, y: height - 5 }, `${durationText(spanMs)} ago`),
      svg("text", { class: "axis end", x: width - 4, y: height - 5 }, "now"),
      ...(this.#pointed === undefined
        ? []
        : [svg("line", { class: "pointer", x1: x(at), x2: x(at), y1: top, y2: height - bottom })]),
    );
    this.#host.replaceChildren(picture);
    this.#drawLegend(view, at);
  }

  #drawLegend(view: View, at: number): void {
    const when = this.#pointed === undefined ? "now" : `${durationText(view.atMs - (view.moments[at] ?? 0))} ago`;
    const rows = [...view.rows].slice(0, 12);
    this.#legend.replaceChildren(
      el("li", { class: "when" }, when),
      ...rows.map(({ short, colour, shares }) =>
        el("li", {}, el("span", { class: `dot c${colour}` }), ` ${short} `, el("b", {}, percentText(shares[at]))),
      ),
      ...(view.rows.length > rows.length ? [el("li", {}, `${view.rows.length - rows.length} more`)] : []),
    );
  }

  #pointAt(clientX: number): void {
    const { moments } = this.#view ?? { moments: [] };
    const box = this.#host.getBoundingClientRect();
    const part = (clientX - box.left - left) / Math.max(1, box.width - left - 4);
    const [first = 0, last = 1] = [moments[0], moments.at(-1)];
    const wanted = last - (1 - part) * Math.max(10_000, last - first);
    const found = moments.findIndex((moment) => moment >= wanted);
    this.#point(found < 0 ? undefined : found);
  }

  #key(event: KeyboardEvent): void {
    const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const most = (this.#view?.moments.length ?? 1) - 1;
    this.#point(Math.min(most, Math.max(0, (this.#pointed ?? most) + step)));
  }

  #point(moment: number | undefined): void {
    if (moment === this.#pointed) return;
    this.#pointed = moment;
    if (this.#whole) this.draw(this.#whole);
  }
}

/** Before anything came there are no shares. */
function fromFirstItems(view: View): View {
  const from = view.moments.findIndex((_at, moment) => view.rows.some(({ shares }) => (shares[moment] ?? 0) > 0));
  if (from <= 0) return view;
  const rows = view.rows.map((row) => ({ ...row, shares: row.shares.slice(from) }));
  return { ...view, moments: view.moments.slice(from), rows };
}

function spoken({ rows }: View): string {
  return `share of items now: ${rows.map(({ short, gets }) => `${short} ${percentText(gets)}`).join(", ")}`;
}
