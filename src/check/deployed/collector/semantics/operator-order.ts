/**
 * The way of a log through the operators of its receiver: each has an id, and hands on to the next or to those that its output
 * names (contrib pkg/stanza pipeline, both versions).
 */

import type { Path } from "../../../../diagnostics/place.ts";
import { didYouMean } from "../../../../diagnostics/suggest.ts";
import { isJsonObject, type Json } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { conflict, outOfRange, type Problems, type Settings, textIn } from "./setting-check.ts";

interface Output {
  readonly name: string;
  readonly path: Path;
}

/** @param own the id of the input */
export function* orderProblems(settings: Settings, own: string): Problems {
  const operators = settings.list("operators");
  const ids = idsOf(operators);
  const outputs = operators.map((operator, index) => outputsOf(operator, ["operators", index]));
  const input = textIn(settings.written("id")) || own;
  yield* sameIds(operators, [...ids, input]);
  for (const { name, path } of [...namesIn(settings.written("output"), ["output"]), ...outputs.flat()]) {
    if (isReference(name) || ids.includes(name)) continue;
    if (name === input) yield outOfRange(path, `"${name}" is the input, which takes nothing`, "name an operator");
    else yield outOfRange(path, `"${name}" is not an operator here`, didYouMean(name, ids) ?? "name one by its id");
  }
  yield* circles(ids, outputs);
}

/** What is not named has its type for a name, with a number where that is taken by another that is not named. */
function idsOf(operators: readonly Json[]): readonly string[] {
  const taken = new Set(operators.map((operator) => textIn(operator, "id")));
  const seen = new Set<string>();
  return operators.map((operator) => {
    const [id, type] = [textIn(operator, "id"), textIn(operator, "type")];
    if (id !== "") return id;
    let free = type;
    for (let count = 1; seen.has(free) || (count > 1 && taken.has(free)); count++) free = `${type}${count}`;
    seen.add(free);
    return free;
  });
}

function* sameIds(operators: readonly Json[], ids: readonly string[]): Problems {
  for (const [index, id] of ids.entries()) {
    const first = ids.indexOf(id);
    if (first === index || id === "" || isReference(id)) continue;
    const named = [index, first].find((one) => textIn(operators[one] ?? null, "id") !== "") ?? first;
    const fact = index < operators.length ? `Two operators have the id "${id}"` : `"${id}" is the id of the input`;
    yield conflict(["operators", named, "id"], fact, "give each its own id");
  }
}

function outputsOf(operator: Json, path: Path): readonly Output[] {
  if (!isJsonObject(operator)) return [];
  const routes = operator["type"] === "router" && Array.isArray(operator["routes"]) ? operator["routes"] : [];
  return [
    ...namesIn(operator["output"], [...path, "output"]),
    ...(operator["type"] === "router" ? namesIn(operator["default"], [...path, "default"]) : []),
    ...(routes as readonly Json[]).flatMap((route, index) =>
      isJsonObject(route) ? namesIn(route["output"], [...path, "routes", index, "output"]) : [],
    ),
  ];
}

function namesIn(output: Json | undefined, path: Path): readonly Output[] {
  if (typeof output === "string")
    return output
      .split(",")
      .filter((name) => name !== "")
      .map((name) => ({ name, path }));
  return Array.isArray(output)
    ? (output as readonly Json[]).map((name, index) => ({ name: String(name ?? ""), path: [...path, index] }))
    : [];
}

/** Where nothing is named a log goes on to the next: only what names an earlier one, or itself, leads back. */
function* circles(ids: readonly string[], outputs: readonly (readonly Output[])[]): Problems {
  const next = (index: number): readonly number[] => {
    const named = (outputs[index] ?? []).map(({ name }) => ids.indexOf(name)).filter((to) => to >= 0);
    return named.length > 0 || index + 1 >= ids.length ? named : [index + 1];
  };
  for (const [index, list] of outputs.entries()) {
    for (const { name, path } of list) {
      const to = ids.indexOf(name);
      if (to >= 0 && to <= index && reaches(to, index, next))
        yield conflict(path, `"${name}" leads back here: a log would never leave the cycle`, "name a later operator");
    }
  }
}

function reaches(from: number, wanted: number, next: (index: number) => readonly number[]): boolean {
  const seen = new Set<number>();
  for (let open = [from]; open.length > 0; ) {
    const here = open.pop() ?? wanted;
    if (here === wanted) return true;
    if (seen.has(here)) continue;
    seen.add(here);
    open = [...open, ...next(here)];
  }
  return false;
}
