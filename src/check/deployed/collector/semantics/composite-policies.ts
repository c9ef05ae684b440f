/** Names in a composite policy of tail_sampling: nothing looks whether they are of its policies (contrib tailsamplingprocessor, both versions). */

import type { Path } from "../../../../diagnostics/place.ts";
import { didYouMean } from "../../../../diagnostics/suggest.ts";
import { type Json, jsonAt } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { misleading, type Problems, textIn } from "./setting-check.ts";

/** @param sharedEqually what becomes of a policy that has no share: an equal one, or none at all */
export function* compositeNames(policy: Json, path: Path, sharedEqually: boolean): Problems {
  if (textIn(policy, "type") !== "composite") return;
  const at = (key: string): Path => [...path, "composite", key];
  const listed = (key: string): readonly Json[] => {
    const found = jsonAt(policy, ["composite", key]);
    return Array.isArray(found) ? found : [];
  };
  const names = listed("composite_sub_policy").map((one) => textIn(one, "name"));
  const shares = listed("rate_allocation").map((one) => textIn(one, "policy"));
  const ordered = listed("policy_order").map(String);
  if (names.length === 0 || [...names, ...shares, ...ordered].some(isReference)) return;
  const helpFor = (name: string) => didYouMean(name, names) ?? `name one of ${names.join(", ")}`;
  const without = sharedEqually ? "has an equal one" : "has none, and keeps nothing";
  const unknown = shares.flatMap((name, index) => (names.includes(name) ? [] : [{ name, index }]));
  for (const { name, index } of unknown) {
    const fact = `No policy of this composite is named "${name}", so nothing has this share, and a policy that is not named ${without}`;
    yield misleading([...at("rate_allocation"), index, "policy"], fact, helpFor(name), [at("composite_sub_policy")]);
  }
  const index = names.findIndex((name) => !shares.includes(name));
  if (!sharedEqually && unknown.length === 0 && index >= 0) {
    const fact = `rate_allocation has no share for "${names[index]}", so at this version it keeps nothing`;
    yield misleading([...at("composite_sub_policy"), index, "name"], fact, "give it a share", [at("rate_allocation")]);
  }
  for (const [place, name] of ordered.entries()) {
    if (names.includes(name) || shares.includes(name)) continue;
    const fact = `No policy of this composite is named "${name}"; policy_order is not read: policies are tried in the order of composite_sub_policy`;
    yield misleading([...at("policy_order"), place], fact, helpFor(name), [at("composite_sub_policy")]);
  }
}
