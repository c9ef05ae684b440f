/** What each backend owns as a picture for a review: a bar each, with the line of what its weight asks for. */

import { clipped, shortNames } from "../page/client/words.ts";
import type { Simulated } from "./simulate-output.ts";

const [width, rowHeight, top, labels] = [760, 22, 58, 240];
/** That have room beside the bars. */
const nameLengthMax = 30;

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
      nameText(endpoint, y + 13, simulation.backends),
      `<rect x="${labels}" y="${y + 2}" width="${((room * owned) / widest).toFixed(1)}" height="14" class="owned"/>`,
      `<line x1="${x(asked)}" x2="${x(asked)}" y1="${y}" y2="${y + 18}" class="asked"/>`,
      `<circle cx="${x(sampled)}" cy="${y + 9}" r="3" class="sampled"/>`,
      `<text x="${Number(x(Math.max(owned, asked, sampled))) + 8}" y="${y + 13}">${(100 * owned).toFixed(2)} %</text>`,
    ];
  });
  const below = top + backends.length * rowHeight + 20;
  const more = [...comparedBars(result, below), ...rolloutBars(result, below + (result.others.length + 2) * rowHeight)];
  const height =
    below +
    (result.others.length + 2) * rowHeight +
    (result.rollout ? (result.rollout.steps.length + 3) * rowHeight : 0);
  const title = `${balancer.name}: ${signals.join(", ")} by ${how}, ${backends.length} backends`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<style>
svg { background: #fff; color: #1b1f24; font: 12px ui-monospace, monospace; } text { fill: currentColor; }
.owned { fill: #3b7dd8; } .other { fill: #8899ab; } .own { fill: #3b7dd8; } .moved { fill: #e0822c; } .quiet { opacity: 0.7; } .asked { stroke: #1b1f24; stroke-width: 1.5; } .sampled { fill: #e0822c; }
@media (prefers-color-scheme: dark) { svg { background: #14171c; color: #e6e8eb; } .asked { stroke: #e6e8eb; } }
</style>
<text x="8" y="20" font-weight="bold">${escaped(title)}</text>
<text x="8" y="40">bar: owned; line: its part; dot: ${keys} keys; the busiest owns ${peak.owned.toFixed(2)} times its part</text>
${[...rows, ...more].join("\n")}
</svg>
`;
}

/** Every way over the same backends: how much the busiest has, and what moves when one joins. */
function comparedBars({ others }: Simulated, y: number): readonly string[] {
  const room = (width - labels - 90) / 2;
  const most = Math.max(...others.map(({ simulation }) => simulation.peak.owned));
  const moved = (one: Simulated["others"][number]) => one.simulation.joining?.moved ?? 0;
  const mostMoved = Math.max(1e-9, ...others.map(moved));
  return [
    `<text x="${labels}" y="${y + 13}" class="quiet">the busiest, of its part</text>`,
    `<text x="${labels + room + 40}" y="${y + 13}" class="quiet">keys that move when one joins</text>`,
    ...others.flatMap((one, index) => {
      const at = y + (index + 1) * rowHeight;
      const { how, peak } = one.simulation;
      const [busy, move] = [((room - 60) * peak.owned) / most, ((room - 60) * moved(one)) / mostMoved];
      return [
        `<text x="${labels - 8}" y="${at + 13}" text-anchor="end"${one.isOwn ? ' font-weight="bold"' : ""}>${escaped(how)}</text>`,
        `<rect x="${labels}" y="${at + 2}" width="${busy.toFixed(1)}" height="14" class="${one.isOwn ? "own" : "other"}"/>`,
        `<text x="${(labels + busy + 6).toFixed(1)}" y="${at + 13}">${peak.owned.toFixed(2)}</text>`,
        `<rect x="${labels + room + 40}" y="${at + 2}" width="${move.toFixed(1)}" height="14" class="moved"/>`,
        `<text x="${(labels + room + 46 + move).toFixed(1)}" y="${at + 13}">${(100 * moved(one)).toFixed(1)} %</text>`,
      ];
    }),
  ];
}

/** A bar for each step: what moves while that backend is away. */
function rolloutBars({ rollout }: Simulated, y: number): readonly string[] {
  if (!rollout) return [];
  const { steps, names, movedOnce, movesPerKey } = rollout;
  const most = Math.max(1e-9, ...steps.map(({ leaving }) => leaving));
  const room = width - labels - 90;
  const title = `rollout one by one, ${names} names: ${(100 * movedOnce).toFixed(1)} % of the keys move, ${movesPerKey.toFixed(2)} times each`;
  return [
    `<text x="8" y="${y + 13}" font-weight="bold">${escaped(title)}</text>`,
    ...steps.flatMap(({ endpoint, leaving }, index) => {
      const at = y + (index + 1) * rowHeight;
      const long = (room * leaving) / most;
      return [
        nameText(endpoint, at + 13, steps),
        `<rect x="${labels}" y="${at + 2}" width="${long.toFixed(1)}" height="14" class="moved"/>`,
        `<text x="${(labels + long + 8).toFixed(1)}" y="${at + 13}">${(100 * leaving).toFixed(2)} %</text>`,
      ];
    }),
  ];
}

/** Without what all of them end in; the whole name is told where it is pointed at. */
function nameText(endpoint: string, y: number, all: readonly { readonly endpoint: string }[]): string {
  const short = shortNames(all.map((one) => one.endpoint)).get(endpoint) ?? endpoint;
  return `<text x="${labels - 8}" y="${y}" text-anchor="end">${escaped(clipped(short, nameLengthMax))}<title>${escaped(endpoint)}</title></text>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
