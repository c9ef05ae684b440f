/** The bound Collector release is one whose schemas are held: without them nothing in a configuration can be checked. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { releases } from "../../model/collector/release.ts";
import type { TopologyRule } from "../rule.ts";

export const knownRelease: TopologyRule = ({ collector, origin }) =>
  collector.schemas !== undefined
    ? []
    : [
        diagnostic("FL1007", {
          at: within(origin, "collector"),
          message: `${collector.version === "" ? "No Collector release is bound" : `Collector ${collector.version} is not known`}: nothing in its configuration could be checked.`,
          help: `bind one of ${releases.join(", ")}`,
        }),
      ];
