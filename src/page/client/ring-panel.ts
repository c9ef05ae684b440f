/** The ring as a circle: whose arcs are where, what each owns of its part, and where a key falls that was looked up. */

import type { PageRing } from "../page-state.ts";
import { pointAt, ringPaths } from "./arcs.ts";
import { el, set, svg } from "./dom.ts";
import type { View } from "./view.ts";
import { clipped, percentText } from "./words.ts";

const circle = { middle: 130, inner: 84, outer: 118 };
const listedMax = 12;

export class RingPanel {
  readonly #picture: HTMLElement;
  readonly #list: HTMLElement;
  #ring: PageRing | undefined;
  #drawn = "";
  #mark: { readonly part: number; readonly owner: string } | undefined;

  constructor(picture: HTMLElement, list: HTMLElement) {
    this.#picture = picture;
    this.#list = list;
  }

  show(ring: PageRing | { readonly reason: string }, view: View): void {
    if ("reason" in ring) {
      this.#ring = undefined;
      this.#drawn = "";
      this.#picture.replaceChildren(el("p", { class: "quiet" }, ring.reason));
      this.#list.replaceChildren();
      return;
    }
    this.#ring = ring;
    this.draw(view);
  }

  /** @param part of the circle where a key falls */
  mark(part: number | undefined, owner: string, view: View): void {
    this.#mark = part === undefined ? undefined : { part, owner };
    this.draw(view);
  }

  /** Nothing is drawn again that is there already: what is pointed at stays. */
  draw({ rows }: View): void {
    const ring = this.#ring;
    if (!ring) return;
    const rowOf = new Map(rows.map((row) => [row.backend.name, row]));
    const down = ring.owners.map((owner) => rowOf.get(owner)?.state.isGood === false);
    const drawn = JSON.stringify([ring.owners, ring.shares, ring.arcs.length, down, this.#mark]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const paths = ringPaths(ring.arcs, ring.owners.length, ring.places, circle);
    const colour = (owner: string) => `c${rowOf.get(owner)?.colour ?? 0}`;
    const picture = svg(
      "svg",
      { viewBox: "0 0 260 260", role: "img", "aria-label": spoken(ring) },
      ...paths.map((d, index) => {
        const owner = ring.owners[index] ?? "";
        return svg(
          "path",
          { class: `arc ${colour(owner)}${down[index] ? " down" : ""}`, d, "data-owner": index },
          svg("title", {}, owner),
        );
      }),
      svg("text", { x: 130, y: 124, class: "middle strong" }, `${ring.arcs.length / 2} arcs`),
      svg("text", { x: 130, y: 142, class: "middle quiet" }, `of ${ring.places} places`),
      ...this.#markParts(),
    );
    this.#picture.replaceChildren(picture);
    const part = 1 / Math.max(1, ring.owners.length);
    const byShare = ring.owners.map((owner, index) => ({ owner, index, share: ring.shares[index] ?? 0 }));
    const listed =
      byShare.length <= listedMax ? byShare : [...byShare].sort((a, b) => b.share - a.share).slice(0, listedMax);
    this.#list.replaceChildren(
      ...listed.map(({ owner, index, share }) =>
        this.#item(`dot ${colour(owner)}`, clipped(rowOf.get(owner)?.short ?? owner, 28), { share, part, index }),
      ),
      ...(byShare.length > listed.length
        ? [el("li", { class: "quiet" }, `and ${byShare.length - listed.length} that own less`)]
        : []),
    );
  }

  #markParts(): readonly SVGElement[] {
    if (!this.#mark) return [];
    const [x1, y1] = pointAt(this.#mark.part, circle.inner - 10, circle.middle);
    const [x2, y2] = pointAt(this.#mark.part, circle.outer + 6, circle.middle);
    return [svg("line", { class: "mark", x1, y1, x2, y2 }), svg("circle", { class: "mark", cx: x2, cy: y2, r: 4 })];
  }

  /** What is pointed at in the list stands out on the circle. */
  #item(
    dot: string,
    name: string,
    { share, part, index }: { share: number; part: number; index: number },
  ): HTMLElement {
    const more = Math.round(100 * (share / part - 1));
    const of = `${more < 0 ? "−" : "+"}${Math.abs(more)} %`;
    const item = el(
      "li",
      { tabindex: 0 },
      el("span", { class: dot }),
      el("span", { class: "name" }, name),
      el("b", {}, percentText(share)),
      el("span", { class: "quiet", title: "against an even part" }, of),
    );
    const stand = (is: boolean) => () => {
      for (const path of this.#picture.querySelectorAll(".arc")) {
        set(path, "data-faint", is && path.getAttribute("data-owner") !== String(index) ? "" : undefined);
      }
    };
    for (const event of ["pointerenter", "focus"]) item.addEventListener(event, stand(true));
    for (const event of ["pointerleave", "blur"]) item.addEventListener(event, stand(false));
    return item;
  }
}

function spoken({ how, owners, shares }: PageRing): string {
  return `${how}: ${owners.map((owner, index) => `${owner} owns ${percentText(shares[index])}`).join(", ")}`;
}
