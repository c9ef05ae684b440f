/** What has a schema is written as any component: `unchecked` would only hide it from the editor and the types. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { atKey, within } from "../../diagnostics/place.ts";
import { canonicalType, typeOfId } from "../../schema/registry.ts";
import type { TopologyRule } from "../rule.ts";

export const uncheckedNeeded: TopologyRule = ({ pools, balancers, collector: { schemas } }) => {
  if (schemas === undefined) return [];
  const tiers = [...pools, ...balancers.filter((balancer) => balancer.target === "collector")];
  return tiers.flatMap(({ unchecked, origin }) =>
    unchecked
      .filter(({ section, id }) => canonicalType(schemas, section, typeOfId(id)) !== undefined)
      .map(({ section, id }) =>
        diagnostic("FL1015", {
          at: atKey(within(origin, section, id)),
          message: `"${id}" is written by unchecked(), but Fairlead has a schema of ${section.slice(0, -1)} "${typeOfId(id)}" and holds it to that.`,
          help: `write it as a member of ${section}, so that the types know it: ${/^\w+$/.test(id) ? id : JSON.stringify(id)}: { … }`,
        }),
      ),
  );
};
