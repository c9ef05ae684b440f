/** A topology as a picture of its own, for a page that draws neither Mermaid nor DOT: generators, balancers and backends in columns. */

import type { Drawing } from "./graph-text.ts";

type Node = Drawing["nodes"][number];

const kinds = ["generator", "balancer", "backend"] as const;
const [lineHeight, padding, gap, columnGap, margin] = [17, 10, 16, 150, 16];
/** Of a character in the font below, at most. */
const characterWidth = 7.3;

interface Box {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function graphSvg(drawing: Drawing): string {
  const boxes = placed(drawing.nodes);
  const at = new Map(boxes.map((box) => [box.node.id, box]));
  const width = Math.max(0, ...boxes.map((box) => box.x + box.width)) + margin;
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height)) + margin;
  const arrows = drawing.arrows.flatMap(({ from, to, label }) => {
    const [start, end] = [at.get(from), at.get(to)];
    return start && end ? [arrowOf(start, end, label)] : [];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(drawing.name)}">
<style>
svg { background: #fff; color: #1b1f24; font: 12px ui-monospace, monospace; } text { fill: currentColor; }
rect { fill: #f4f5f7; stroke: #8899ab; } .balancer rect { fill: #e6eefb; stroke: #2557b8; stroke-width: 1.5; } .name { font-weight: bold; }
path { fill: none; stroke: #8899ab; stroke-width: 1.3; } marker path { fill: #8899ab; } .label { paint-order: stroke; stroke: #fff; stroke-width: 4px; }
@media (prefers-color-scheme: dark) { svg { background: #14171c; color: #e6e8eb; } rect { fill: #20252c; } .balancer rect { fill: #1c2a44; stroke: #84adf5; } .label { stroke: #14171c; } }
</style>
<defs><marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8Z"/></marker></defs>
${[...arrows, ...boxes.map(boxText)].join("\n")}
</svg>
`;
}

/** Each kind is a column, which stands in the middle of the highest one. */
function placed(nodes: readonly Node[]): readonly Box[] {
  const sizeOf = (node: Node) => ({
    width: Math.ceil(Math.max(...node.label.map((line) => line.length)) * characterWidth) + 2 * padding,
    height: node.label.length * lineHeight + 2 * padding - 4,
  });
  const columns = kinds.map((kind) => nodes.filter((node) => node.kind === kind)).filter((column) => column.length > 0);
  const heightOf = (column: readonly Node[]) => column.reduce((sum, node) => sum + sizeOf(node).height + gap, -gap);
  const highest = Math.max(0, ...columns.map(heightOf));
  let x = margin;
  return columns.flatMap((column) => {
    const width = Math.max(...column.map((node) => sizeOf(node).width));
    let y = margin + (highest - heightOf(column)) / 2;
    const boxes = column.map((node) => {
      const box = { ...{ node, x, y, width }, height: sizeOf(node).height };
      y += box.height + gap;
      return box;
    });
    x += width + columnGap;
    return boxes;
  });
}

function arrowOf(from: Box, to: Box, label: string): string {
  const [x1, y1, x2, y2] = [from.x + from.width, from.y + from.height / 2, to.x - 2, to.y + to.height / 2];
  const middle = (x1 + x2) / 2;
  // Near the end that has one arrow each.
  const [at, anchor] = from.node.kind === "generator" ? [x1 + 8, "start"] : [x2 - 12, "end"];
  const beside = from.node.kind === "generator" ? y1 : y2;
  const text =
    label === ""
      ? ""
      : `<text class="label" x="${at}" y="${beside - 5}" text-anchor="${anchor}">${escaped(label)}</text>`;
  return `<path d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}" marker-end="url(#end)"/>${text}`;
}

function boxText({ node, x, y, width, height }: Box): string {
  const lines = node.label.map(
    (line, index) =>
      `<text x="${x + padding}" y="${y + padding + 9 + index * lineHeight}"${index === 0 ? ' class="name"' : ""}>${escaped(line)}</text>`,
  );
  const round = node.kind === "generator" ? height / 2 : 5;
  return `<g class="${node.kind}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>${lines.join("")}</g>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
