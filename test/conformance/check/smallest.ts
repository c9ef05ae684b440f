/** The smallest part of a configuration of which the real Collector and we still say different things. */

import type { Path } from "../../../src/diagnostics/place.ts";
import { isJsonObject, type Json } from "../../../src/model/json.ts";
import { errorsOn } from "./fuzz.ts";
import type { Oracle } from "./oracle.ts";
import { withValue } from "./probes.ts";
import { textOf } from "./seeds.ts";

/** Each asks the Collector. */
const triesMax = 150;

/** @param accepted what the real one says, and we do not */
export async function smallest(config: Json, accepted: boolean, version: string, oracle: Oracle): Promise<Json> {
  let best = config;
  let tries = 0;
  for (let isSmaller = true; isSmaller && tries < triesMax; ) {
    isSmaller = false;
    for (const less of withoutOne(best)) {
      if (++tries > triesMax) break;
      const text = textOf(less);
      if ((errorsOn(text, version).length === 0) === accepted) continue;
      const [verdict] = await oracle.ask([{ yaml: text, start: true }]);
      if (verdict?.ok !== accepted) continue;
      best = less;
      isSmaller = true;
      break;
    }
  }
  return best;
}

/** Larger parts first. */
function withoutOne(config: Json): readonly Json[] {
  return pathsIn(config, [])
    .sort((left, right) => left.length - right.length)
    .map((path) => without(config, path));
}

function pathsIn(value: Json, path: Path): Path[] {
  const steps: readonly (string | number)[] = Array.isArray(value)
    ? value.map((_, index) => index)
    : Object.keys(isJsonObject(value) ? value : {});
  return steps.flatMap((step) => [[...path, step], ...pathsIn(at(value, step), [...path, step])]);
}

function at(value: Json, step: string | number): Json {
  if (Array.isArray(value)) return (value as readonly Json[])[Number(step)] ?? null;
  return isJsonObject(value) ? (value[step] ?? null) : null;
}

function without(config: Json, path: Path): Json {
  const parent = path.slice(0, -1);
  const section = parent.reduce(at, config);
  const last = path.at(-1) ?? "";
  const less = Array.isArray(section)
    ? (section as readonly Json[]).filter((_, index) => index !== last)
    : Object.fromEntries(Object.entries(isJsonObject(section) ? section : {}).filter(([key]) => key !== last));
  return withValue(config, parent, less);
}
