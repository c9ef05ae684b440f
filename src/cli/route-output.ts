/** How `fairlead route` tells where a key goes, and why. */

import { Buffer } from "node:buffer";
import type { Signal } from "../contract/signal.ts";
import type { Answer } from "../inspect/answer.ts";
import { keySource, type PreparedRoute } from "../inspect/prepared-route.ts";
import { keyText, type RouteOfKey } from "../inspect/route-of-key.ts";
import type { RoutedBalancer } from "../inspect/routed-balancer.ts";

export interface AnsweredRoute {
  readonly balancer: RoutedBalancer;
  readonly answers: readonly { readonly prepared: PreparedRoute; readonly answer: Answer }[];
}

export function answersText(answered: readonly AnsweredRoute[]): string {
  return answered
    .map(({ balancer, answers }) => [headOf(balancer), ...blocksOf(answers)].map((line) => `${line}\n`).join(""))
    .join("\n");
}

/** Signals that go the same way are told together. */
function blocksOf(answers: AnsweredRoute["answers"]): readonly string[] {
  const blocks = new Map<string, Signal[]>();
  for (const one of answers) {
    const block = linesOf(one).join("\n");
    blocks.set(block, [...(blocks.get(block) ?? []), one.prepared.signal]);
  }
  return [...blocks].flatMap(([block, together]) => `  ${together.join(" and ")}${block}`.split("\n"));
}

function headOf({ name, source }: RoutedBalancer): string {
  return `${name} (${source})`;
}

function linesOf({ prepared, answer }: AnsweredRoute["answers"][number]): readonly string[] {
  const by = prepared.kind === "keyed" ? ` by ${keySource(prepared.rule)}, ${prepared.how}` : "";
  const through = prepared.exporter === undefined ? "" : ` through ${prepared.exporter}`;
  const head = `${by}${through}`;
  switch (answer.kind) {
    case "routed":
      return [head, ...routeLines(answer.route), ...notes(prepared, answer.missing)];
    case "undecided":
      return [head, `    undecided: give ${answer.needs}`];
    case "anywhere":
      return [head, `    any backend: ${answer.reason}`];
    case "nowhere":
      return [head, `    no answer: ${answer.reason}`];
  }
}

function routeLines({ key, hash, place, point, owner, next }: RouteOfKey): readonly string[] {
  const hex = `0x${hash.toString(16).padStart(8, "0")}`;
  const at =
    place && `${hash} mod ${place.of} = ${place.at}${point === undefined ? "" : `, before the point at ${point}`}`;
  return [
    `    owner     ${owner}`,
    `    key       ${keyText(key)}`,
    `    hash      ${hex}, the CRC-32 of the key`,
    ...(at === undefined ? [] : [`    position  ${at}`]),
    ...next.map(
      (endpoint, index) =>
        `    ${index === 0 ? "next    " : "        "}  ${endpoint}, once ${index === 0 ? "the owner has" : "that one too has"} left the list`,
    ),
  ];
}

function notes(prepared: PreparedRoute, missing: readonly string[]): readonly string[] {
  const isOfAttributes =
    prepared.kind === "keyed" && prepared.rule.kind !== "traceID" && prepared.rule.kind !== "metric";
  const [first, ...others] = isOfAttributes ? prepared.changedBy : [];
  return [
    ...(missing.length > 0 ? [`    absent    ${missing.join(", ")}: not given, and counted as missing`] : []),
    ...(first === undefined
      ? []
      : [`    first     ${[first, ...others].join(", ")} may change what the key is made of`]),
  ];
}

export function answersJson(answered: readonly AnsweredRoute[]): string {
  const balancers = answered.map(({ balancer, answers }) => ({
    balancer: balancer.name,
    source: balancer.source,
    routes: answers.map(({ prepared, answer }) => ({
      signal: prepared.signal,
      exporter: prepared.exporter,
      compatibleWith: prepared.route.compatibleWith,
      ...(prepared.kind === "keyed" && { by: keySource(prepared.rule), how: prepared.how }),
      ...jsonOf(answer),
    })),
  }));
  return `${JSON.stringify({ formatVersion: 1, balancers }, undefined, 2)}\n`;
}

function jsonOf(answer: Answer): object {
  if (answer.kind !== "routed") return answer;
  const { route, missing } = answer;
  return { kind: answer.kind, ...routeJson(route), missing };
}

export function routeJson({ key, hash, place, point, owner, next }: RouteOfKey): object {
  return { key: Buffer.from(key).toString("hex"), hash, position: place?.at, positions: place?.of, point, owner, next };
}
