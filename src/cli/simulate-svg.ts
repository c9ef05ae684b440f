/** What each backend owns as a picture for a review: a bar each, with the line of what its weight asks for. */

import type { Simulated } from "./simulate-output.ts";

const [width, rowHeight, top, labels] = [760, 22, 58, 300];

export function simulationSvg([result]: readonly Simulated[]): string {
  if (!result) return "";
  const { balancer, signals, simulation, keys } = result;
  const { backends, how, peak } = simulation;
  const widest = Math.max(...backends.flatMap(({ owned, asked, sampled }) => [owned, asked, sampled]));
  const room = width - labels - 90;
  const x = (part: number) => (labels + (room * part) / widest).toFixed(1);
  const rows = backends.flatMap(({ endpoint, owned, asked, sampled }, index) => {
    const y = top + index * rowHeight;
    return [
      `<text x="${labels - 8}" y="${y + 13}" text-anchor="end">${escaped(endpoint)}</text>`,
      `<rect x="${labels}" y="${y + 2}" width="${((room * owned) / widest).toFixed(1)}" height="14" class="owned"/>`,
      `<line x1="${x(asked)}" x2="${x(asked)}" y1="${y}" y2="${y + 18}" class="asked"/>`,
      `<circle cx="${x(sampled)}" cy="${y + 9}" r="3" class="sampled"/>`,
      `<text x="${Number(x(Math.max(owned, asked, sampled))) + 8}" y="${y + 13}">${(100 * owned).toFixed(2)} %</text>`,
    ];
  });
  const height = top + backends.length * rowHeight + 34;
  const title = `${balancer.name}: ${signals.join(", ")} by ${how}, ${backends.length} backends`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<style>
svg { background: #fff; color: #1b1f24; font: 12px ui-monospace, monospace; } text { fill: currentColor; }
.owned { fill: #3b7dd8; } .asked { stroke: #1b1f24; stroke-width: 1.5; } .sampled { fill: #e0822c; }
@media (prefers-color-scheme: dark) { svg { background: #14171c; color: #e6e8eb; } .asked { stroke: #e6e8eb; } }
</style>
<text x="8" y="20" font-weight="bold">${escaped(title)}</text>
<text x="8" y="40">bar: owned; line: its part; dot: ${keys} keys; the busiest owns ${peak.owned.toFixed(2)} times its part</text>
${rows.join("\n")}
</svg>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
