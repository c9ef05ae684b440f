/** One claim for several pods works where its access mode lets several nodes mount it, which nothing here says. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { isJsonObject } from "../../model/json.ts";
import type { TopologyRule } from "../rule.ts";
import { show, valueAt } from "./value-at.ts";

export const claimsApart: TopologyRule = ({ pools, balancers, generators }) => [
  ...pools.flatMap((pool) => {
    const isSet = valueAt(pool.discovery, "kind") !== "static" || pool.persistence !== undefined;
    return shared(pool, numberIn(pool.count), isSet ? "StatefulSet" : "Deployment", storageIn(pool));
  }),
  ...balancers.flatMap((balancer) => {
    const isSet = balancer.target === "collector" && balancer.settings.persistence !== undefined;
    const most = valueAt(balancer.settings, "autoscaling", "max") ?? balancer.replicas;
    return shared(balancer, numberIn(most), isSet ? "StatefulSet" : "Deployment", storageIn(balancer));
  }),
  ...generators.flatMap((generator) => {
    // Of a Job, too, none replaces another.
    const kind = generator.runner === "built-in" ? "StatefulSet" : "Deployment";
    return shared(generator, numberIn(generator.replicas), kind, []);
  }),
];

/** Past the types anything may stand for a count, which is a finding of its own. */
const numberIn = (value: unknown): number => (typeof value === "number" ? value : 1);

/** Folders of file_storage: several pods that open one are an error of their own (FL4034). */
function storageIn(tier: object): readonly string[] {
  const extensions = valueAt(tier, "parts", "extensions");
  return Object.entries(isJsonObject(extensions) ? extensions : {})
    .filter(([id]) => id.split("/")[0] === "file_storage")
    .map(([, settings]) => String(valueAt(settings, "directory")));
}

interface Tier {
  readonly name: string;
  readonly origin: Place;
}

function shared(tier: Tier, pods: number, kind: "Deployment" | "StatefulSet", storage: readonly string[]) {
  const volumes = valueAt(tier, "volumes");
  const strategy = valueAt(tier, "updateStrategy");
  // Two pods of a Deployment are there at once while one replaces the other.
  const surges =
    kind === "Deployment" && valueAt(strategy, "kind") !== "recreate" && valueAt(strategy, "maxSurge") !== 0;
  if (!(pods > 1 || surges)) return [];
  return Object.entries(isJsonObject(volumes) ? volumes : {}).flatMap(([name, volume]) => {
    const [isClaim, path] = [valueAt(volume, "kind") === "claim", String(valueAt(volume, "path"))];
    if (!isClaim || (pods > 1 && storage.some((folder) => `${folder}/`.startsWith(`${path.replace(/\/+$/, "")}/`))))
      return [];
    const claim = show(valueAt(volume, "claim"));
    const who =
      pods > 1
        ? `${pods} pods of "${tier.name}" mount`
        : `Two pods of "${tier.name}" mount, while one replaces the other,`;
    return [
      diagnostic("FL4051", {
        at: within(tier.origin, "volumes", name),
        message: `${who} the claim ${claim}: unless its access mode is ReadWriteMany or ReadOnlyMany, those on another node than the first wait for it without end.`,
        help:
          pods > 1
            ? 'use kind: "claim-template" with dns or k8s discovery, a claim for each pod, or accept it where the mode is one of these'
            : 'use updateStrategy: { kind: "recreate" }, or accept it where the mode is one of these',
      }),
    ];
  });
}
