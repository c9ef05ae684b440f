/** Deployed views of small blueprints, and ways to break them: lowering itself makes none of these mistakes. */

import { deployedOf } from "../../../../src/lower/deployed.ts";
import { lower } from "../../../../src/lower/lower.ts";
import type { Deployed } from "../../../../src/model/deployed.ts";
import { isJsonObject, type Json } from "../../../../src/model/json.ts";
import type { Topology } from "../../../../src/model/topology.ts";
import type { Variation } from "../../../small.ts";
import { declared } from "../../topology/declared.ts";

export function deployed(variation: Variation = {}): Deployed {
  return deployedFrom(declared(variation));
}

export function deployedFrom(topology: Topology): Deployed {
  const { schemas } = topology.collector;
  if (schemas === undefined) throw new Error("a test binds a known release");
  return deployedOf(lower(topology, schemas));
}

type Lists = Omit<Deployed, "clusterDomain" | "operated" | "namespaces">;

/** Changes the objects of one list that have this name; roles are told apart by their service account. */
export function changed<K extends keyof Lists>(
  from: Deployed,
  list: K,
  name: string,
  change: (object: Deployed[K][number]) => object,
): Deployed {
  const objects = from[list] as readonly Deployed[K][number][];
  const named = (object: object) =>
    "name" in object ? object.name : "serviceAccount" in object && object.serviceAccount;
  return {
    ...from,
    [list]: objects.map((object) => (named(object) === name ? { ...object, ...change(object) } : object)),
  };
}

/** Leaves out the objects of one list that have this name. */
export function without<K extends keyof Lists>(from: Deployed, list: K, name: string): Deployed {
  const objects = from[list] as readonly object[];
  return { ...from, [list]: objects.filter((object) => !("name" in object && object.name === name)) };
}

/** Puts a value at a path of a Collector configuration. */
export function configured(from: Deployed, name: string, path: readonly (string | number)[], value: Json): Deployed {
  return changed(from, "collectors", name, ({ config }) => ({ config: put(config, path, value) }));
}

function put(at: Json, [step, ...rest]: readonly (string | number)[], value: Json): Json {
  if (step === undefined) return value;
  if (Array.isArray(at)) return at.map((item: Json, index) => (index === step ? put(item, rest, value) : item));
  const object = isJsonObject(at) ? at : {};
  return { ...object, [step]: put(object[step] ?? {}, rest, value) };
}
