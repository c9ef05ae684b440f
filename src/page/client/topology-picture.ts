/** Who sends to whom: senders, the balancer, backends, and how much goes along each line. */

import { svg } from "./dom.ts";
import type { Row, View } from "./view.ts";
import { clipped, percentText, rateText } from "./words.ts";

/** Of more than these the rest is one node. */
const [sendersMax, backendsMax] = [6, 12];
/** Where there is little room a value stands below its name. */
const [wide, narrow] = [
  { row: 38, node: 30, widths: [220, 210, 260] },
  { row: 50, node: 42, widths: [66, 104, 116] },
] as const;
const [narrowBelow, balancerHeight] = [620, 48];
/** Of the lines between, whose thickness is what the picture says. */
const linkWidthMin = 70;
/** Of a character of the labels, in pixels: to know where to cut. */
const characterWidth = 6.7;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function drawTopology(host: HTMLElement, view: View): void {
  const width = Math.max(300, host.clientWidth);
  const isNarrow = width < narrowBelow;
  const layout = isNarrow ? narrow : wide;
  const senders = sendersOf(view, isNarrow ? 1 : sendersMax);
  const rows = view.rows.length <= backendsMax ? view.rows : view.rows.slice(0, backendsMax - 1);
  const left = view.rows.length - rows.length;
  const nodes = rows.length + (left > 0 ? 1 : 0);
  const height = Math.max(senders.length * layout.row, nodes * layout.row, balancerHeight) + 8;
  const part = isNarrow ? 1 : Math.min(1, (width - 2 * linkWidthMin) / wide.widths.reduce((sum, one) => sum + one, 0));
  const [senderWidth, balancerWidth, backendWidth] = [
    layout.widths[0] * part,
    layout.widths[1] * part,
    layout.widths[2] * part,
  ];
  const column = (x: number, boxWidth: number, count: number) => (index: number) => ({
    ...{ x, width: boxWidth, height: layout.node },
    y: (height - count * layout.row) / 2 + index * layout.row + (layout.row - layout.node) / 2,
  });
  const senderBox = column(1, senderWidth, senders.length);
  const middle: Box = {
    x: (width - balancerWidth + senderWidth - backendWidth) / 2,
    y: (height - balancerHeight) / 2,
    ...{ width: balancerWidth, height: balancerHeight },
  };
  const backendBox = column(width - backendWidth - 1, backendWidth, nodes);
  const picture = svg(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": spoken(view) },
    ...senders.map((_sender, index) => link(senderBox(index), middle, "link", 1.5)),
    ...rows.map((row, index) =>
      link(
        middle,
        backendBox(index),
        `link c${row.colour}${row.state.isGood ? "" : " down"}`,
        row.state.isGood ? 1.5 + 9 * row.gets : 1.5,
      ),
    ),
    ...senders.map((text, index) => node(senderBox(index), text, "", "node")),
    balancerNode(middle, view),
    ...rows.map((row, index) => backendNode(backendBox(index), row)),
    ...(left > 0 ? [node(backendBox(rows.length), `${left} more`, "", "node")] : []),
  );
  host.replaceChildren(picture);
}

function sendersOf({ senders }: View, most: number): readonly string[] {
  if (senders.length === 0) return ["senders"];
  if (most === 1) return [senders.length === 1 ? (senders[0]?.name ?? "") : "senders"];
  const names = senders.map(({ name }) => name);
  return names.length <= most ? names : [...names.slice(0, most - 1), `${names.length - most + 1} more`];
}

function spoken({ balancer, rows, inPerSecond }: View): string {
  const backends = rows.map(({ short, gets, state }) => `${short} ${percentText(gets)}, ${state.word}`);
  return `${balancer.name} takes ${rateText(inPerSecond)} items a second and gives: ${backends.join("; ")}`;
}

function link(from: Box, to: Box, name: string, thick: number): SVGElement {
  const [x1, y1, x2, y2] = [from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height / 2];
  const bend = (x2 - x1) / 2;
  return svg("path", {
    class: name,
    d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
    "stroke-width": thick.toFixed(1),
  });
}

function node({ x, y, width, height }: Box, label: string, value: string, name: string): SVGElement {
  const isTwoLines = height === narrow.node && value !== "";
  const room = Math.floor((width - 18 - (isTwoLines ? 0 : value.length * characterWidth)) / characterWidth);
  const middle = y + height / 2 + 4.5;
  return svg(
    "g",
    { class: name },
    svg("title", {}, label),
    svg("rect", { ...{ x, y, width, height }, rx: 5 }),
    svg("text", { x: x + 10, y: isTwoLines ? y + 18 : middle }, clipped(label, room)),
    isTwoLines
      ? svg("text", { x: x + 10, y: y + 34, class: "value below" }, value)
      : svg("text", { x: x + width - 8, y: middle, class: "value" }, value),
  );
}

function balancerNode({ x, y, width, height }: Box, { balancer, inPerSecond }: View): SVGElement {
  const room = Math.floor((width - 16) / characterWidth);
  return svg(
    "g",
    { class: balancer.isReady === false ? "node balancer down" : "node balancer" },
    svg("title", {}, `${balancer.name}: ${balancer.what}`),
    svg("rect", { ...{ x, y, width, height }, rx: 6 }),
    svg("text", { x: x + width / 2, y: y + 20, class: "middle strong" }, clipped(balancer.name, room)),
    svg("text", { x: x + width / 2, y: y + 37, class: "middle quiet" }, `${rateText(inPerSecond)} items/s`),
  );
}

function backendNode(box: Box, row: Row): SVGElement {
  const value = row.state.isGood ? `${percentText(row.gets)}  ${rateText(row.perSecond)}/s` : row.state.word;
  const made = node(box, row.short, value, `node c${row.colour}${row.state.isGood ? "" : " down"}`);
  made.append(svg("rect", { class: "swatch", x: box.x, y: box.y, width: 4, height: box.height, rx: 2 }));
  return made;
}
