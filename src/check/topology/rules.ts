/** The rules on what a blueprint declares, in the order in which a reader would ask. All run; their order decides nothing. */

import type { TopologyRule } from "../rule.ts";
import { apiServerDeclared, networkPeersLegal } from "./api-server-declared.ts";
import { countsInRange } from "./counts-in-range.ts";
import { durationsLegal } from "./durations-legal.ts";
import { gitopsPinned } from "./gitops-pinned.ts";
import { healthCheckMappable } from "./health-check-mappable.ts";
import { knownRelease } from "./known-release.ts";
import { linkSecuritySaid } from "./link-security-said.ts";
import { namesLegal, namesUnique } from "./names-legal.ts";
import { quantitiesLegal } from "./quantities-legal.ts";
import { queueSaid } from "./queue-said.ts";
import { referencesDeclared } from "./references-declared.ts";
import { roundRobinMappable } from "./round-robin-mappable.ts";
import { routingKeyFitsSignal } from "./routing-key-fits-signal.ts";
import { somethingRouted } from "./something-routed.ts";
import { statefulTierHasAffinity } from "./stateful-tier-has-affinity.ts";
import { weightsExpressible } from "./weights-expressible.ts";

export const topologyRules: readonly TopologyRule[] = Object.freeze([
  knownRelease,
  namesLegal,
  namesUnique,
  referencesDeclared,
  countsInRange,
  durationsLegal,
  quantitiesLegal,
  somethingRouted,
  routingKeyFitsSignal,
  roundRobinMappable,
  weightsExpressible,
  healthCheckMappable,
  statefulTierHasAffinity,
  linkSecuritySaid,
  queueSaid,
  apiServerDeclared,
  networkPeersLegal,
  gitopsPinned,
]);
