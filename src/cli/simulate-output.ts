/** How `fairlead simulate` tells what it found: bars for people, JSON for programs. */

import type { Signal } from "../contract/signal.ts";
import type { HotKeys } from "../inspect/hot-keys.ts";
import type { Rollout } from "../inspect/rollout.ts";
import type { RoutedBalancer } from "../inspect/routed-balancer.ts";
import type { BackendOwnership, Move, Simulation } from "../inspect/simulation.ts";
import { rendezvousEndpointsMax } from "../routing/pick/rendezvous.ts";

export interface Simulated {
  readonly balancer: RoutedBalancer;
  readonly signals: readonly Signal[];
  readonly simulation: Simulation;
  /** Every way over the same backends; `moved` is the part of the keys that a change to it would move. */
  readonly others: readonly { readonly simulation: Simulation; readonly isOwn: boolean; readonly moved: number }[];
  readonly keys: number;
  readonly hotKeys: HotKeys | undefined;
  readonly rollout: Rollout | undefined;
}

/** Of more backends those with most and with least are shown. */
const [shownMax, shownEnd] = [20, 5];
const barWidth = 30;

export function simulationText(results: readonly Simulated[]): string {
  return results.map(textOf).join("\n");
}

function textOf({ balancer, signals, simulation, others, keys, hotKeys, rollout }: Simulated): string {
  const { backends, fit, peak } = simulation;
  const widest = Math.max(...backends.map(({ owned }) => owned));
  const name = Math.max(...backends.map(({ endpoint }) => endpoint.length));
  const row = ({ endpoint, owned, asked, sampled }: BackendOwnership) =>
    `  ${endpoint.padEnd(name)}  ${percent(owned)}  ${signed(owned / asked - 1)}  ${percent(sampled)}  ${bar(owned / widest)}`;
  const lines = [
    `${balancer.name} (${balancer.source}): ${signals.join(", ")} by ${simulation.how}, ${backends.length} backends`,
    `  ${"backend".padEnd(name)}    owned  of its part  sampled`,
    ...shortened(backends).map((backend) => (typeof backend === "string" ? backend : row(backend))),
    "",
    `  the busiest owns ${peak.owned.toFixed(2)} times its part, and has ${peak.sampled.toFixed(2)} times of ${keys} keys`,
    ...(fit
      ? [
          `  chi-squared of these keys against what is owned: ${fit.statistic.toFixed(1)} of ${fit.degrees} degrees, p = ${fit.p.toFixed(3)}`,
        ]
      : []),
    ...(hotKeys ? [hotKeysText(hotKeys)] : []),
    "",
    ...simulation.leaving.map((move) => `  without ${move.endpoint.padEnd(name)} ${movedText(move)}`),
    ...(simulation.joining
      ? [`  with    ${simulation.joining.endpoint.padEnd(name)} ${movedText(simulation.joining)}`]
      : []),
    "",
    ...(rollout ? [...rolloutLines(rollout), ""] : []),
    "  other ways      busiest  moved when one leaves  when one joins  moved by the change",
    ...others.map(comparison),
    ...(others.some(({ simulation: { how } }) => how === "rendezvous") ? [] : [withoutRendezvous]),
  ];
  return `${lines.join("\n")}\n`;
}

const withoutRendezvous = `  rendezvous is for ${rendezvousEndpointsMax} backends at most, the one that joins included: left out`;

function shortened(backends: readonly BackendOwnership[]): readonly (BackendOwnership | string)[] {
  if (backends.length <= shownMax) return backends;
  const sorted = [...backends].sort((left, right) => right.owned - left.owned);
  return [
    ...sorted.slice(0, shownEnd),
    `  … ${backends.length - 2 * shownEnd} between them`,
    ...sorted.slice(-shownEnd),
  ];
}

function comparison({ simulation, isOwn, moved }: Simulated["others"][number]): string {
  const { how, peak, leaving, joining } = simulation;
  const mean = leaving.reduce((sum, move) => sum + move.moved, 0) / Math.max(1, leaving.length);
  return [
    `  ${`${how}${isOwn ? " (this)" : ""}`.padEnd(19)}`,
    peak.owned.toFixed(2).padStart(4),
    (leaving.length === 0 ? "-" : percent(mean)).padStart(21),
    (joining ? percent(joining.moved) : "-").padStart(14),
    (isOwn ? "-" : percent(moved)).padStart(19),
  ].join("  ");
}

function hotKeysText({ heaviest, tenHeaviest, backendsFilled }: HotKeys): string {
  const much =
    backendsFilled > 1
      ? `, ${backendsFilled.toFixed(1)} times what a backend should have: no ring spreads one key`
      : "";
  return `  the heaviest key has ${percent(heaviest).trim()} of the load, the ten heaviest ${percent(tenHeaviest).trim()}${much}`;
}

function rolloutLines({ names, steps, movedOnce, endElsewhere, movesPerKey }: Rollout): readonly string[] {
  const away = steps.map(({ leaving }) => leaving);
  const back = names === "same" ? "come back under their names" : "come back under new names";
  const range = (parts: readonly number[]) =>
    `${percent(Math.min(...parts)).trim()} to ${percent(Math.max(...parts)).trim()}`;
  return [
    `  a rollout, one backend after the other, which ${back}:`,
    `    ${range(away)} of the keys move while one is away`,
    `    ${percent(movedOnce).trim()} move at least once, ${movesPerKey.toFixed(2)} times each on average, and ${percent(endElsewhere).trim()} end elsewhere`,
  ];
}

function movedText({ moved, ideal }: Move): string {
  const excess = moved - ideal;
  const more = excess > 0.00005 ? `, ${percent(excess).trim()} more than has to` : ", no more than has to";
  return `${percent(moved)} of the keys move${more}`;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2).padStart(6)} %`;
}

function signed(part: number): string {
  return `${part < 0 ? "-" : "+"}${(100 * Math.abs(part)).toFixed(1)} %`.padStart(11);
}

function bar(part: number): string {
  return "█".repeat(Math.round(part * barWidth));
}

export function simulationJson(results: readonly Simulated[]): string {
  const balancers = results.map(({ balancer, signals, simulation, others, keys, hotKeys, rollout }) => ({
    balancer: balancer.name,
    source: balancer.source,
    ...{ signals, keys },
    ...simulation,
    ...{ hotKeys, rollout },
    others: others.map(({ simulation: { how, peak, leaving, joining }, isOwn, moved }) => ({
      ...{ how, isOwn, peak, leaving, joining, moved },
    })),
  }));
  return `${JSON.stringify({ formatVersion: 1, balancers }, undefined, 2)}\n`;
}
