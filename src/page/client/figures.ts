/** The figures on top: what comes in, what waits, what went wrong. */

import { el, part, say, set } from "./dom.ts";
import type { View } from "./view.ts";
import { bytesText, countText, latencyText, rateText } from "./words.ts";

interface Figure {
  readonly title: string;
  readonly value: string;
  readonly more: string;
  readonly isBad: boolean;
}

export function drawFigures(view: View): void {
  const figures = figuresOf(view);
  const host = part("figures");
  if (host.children.length !== figures.length) {
    host.replaceChildren(...figures.map(() => el("div", {}, el("dt"), el("dd"), el("p", { class: "quiet" }))));
  }
  for (const [index, { title, value, more, isBad }] of figures.entries()) {
    const [name, main, below] = host.children[index]?.children ?? [];
    if (!name || !main || !below) continue;
    say(name, title);
    say(main, value);
    say(below, more);
    set(main, "class", isBad ? "bad" : "");
  }
}

const figure = (title: string, value: string, more: string, isBad = false): Figure => ({ title, value, more, isBad });

function figuresOf({ balancer, rows, inPerSecond, latency }: View): readonly Figure[] {
  const { counts } = balancer;
  const good = rows.filter(({ state }) => state.isGood).length;
  const outPerSecond = rows.reduce((sum, { perSecond }) => sum + perSecond, 0);
  const elsewhere = rows.reduce((sum, { backend }) => sum + (backend.elsewhere ?? 0), 0);
  const both = figure("at backends", `${rateText(outPerSecond)}/s`, "items, last seconds");
  const backends = figure("backends", `${good} of ${rows.length}`, "that can be used", good < rows.length);
  const strangers = rows.some(({ backend }) => backend.elsewhere !== undefined)
    ? [figure("not its keys", countText(elsewhere), "items at another backend")]
    : [];
  if (!counts) return [both, backends, ...strangers];
  const lost = counts.undeliveredItems + counts.refusedItems;
  return [
    figure("taken in", `${rateText(inPerSecond)}/s`, `${countText(counts.acceptedItems)} items since the start`),
    both,
    ...waitingOf(rows, inPerSecond),
    ...(counts.repickedItems === undefined
      ? []
      : [figure("routed again", countText(counts.repickedItems), "items, to another backend")]),
    figure(
      "not delivered",
      countText(lost),
      counts.droppedItems === undefined ? "items" : `${countText(counts.droppedItems)} more had no key`,
      lost > 0,
    ),
    figure("call latency", latencyText(latency.p50), `p50; p99 ${latencyText(latency.p99)}`),
    backends,
    ...strangers,
  ];
}

/** Of a Collector that does not count what waits, nothing is said. */
function waitingOf(rows: View["rows"], inPerSecond: number): readonly Figure[] {
  const total = (of: (backend: View["rows"][number]["backend"]) => number | undefined) =>
    rows.reduce((sum, { backend }) => sum + (of(backend) ?? 0), 0);
  const [items, bytes, requests] = [
    total((one) => one.queuedItems),
    total((one) => one.queuedBytes),
    total((one) => one.queuedRequests),
  ];
  if (rows.some(({ backend }) => backend.queuedItems !== undefined)) {
    return [figure("waiting", countText(items), `items, ${bytesText(bytes)}`, items > 10 * Math.max(100, inPerSecond))];
  }
  const isCounted = rows.some(({ backend }) => backend.queuedRequests !== undefined);
  return isCounted ? [figure("waiting", countText(requests), "requests")] : [];
}
