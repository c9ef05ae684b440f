/** The rules on what a blueprint declares, in the order in which a reader would ask. All run; their order decides nothing. */

import type { TopologyRule } from "../rule.ts";
import { apiServerDeclared } from "./api-server-declared.ts";
import { certificatesVerifiable } from "./certificates-verifiable.ts";
import { claimsApart } from "./claims-apart.ts";
import { encodingAvailable } from "./encoding-available.ts";
import { existingFits } from "./existing-fits.ts";
import { existingUnchecked } from "./existing-unchecked.ts";
import { existingWeights } from "./existing-weights.ts";
import { generatorsEffective } from "./generators-effective.ts";
import { generatorsFit } from "./generators-fit.ts";
import { generatorsSpread } from "./generators-spread.ts";
import { gitopsFits } from "./gitops-fits.ts";
import { healthCheckMappable } from "./health-check-mappable.ts";
import { imagesLegal } from "./images-legal.ts";
import { imagesRunnable } from "./images-runnable.ts";
import { injectedContainersServed } from "./injected-containers-served.ts";
import { knownRelease } from "./known-release.ts";
import { linkSecurityStated } from "./link-security-stated.ts";
import { memoryLeavesRoom } from "./memory-leaves-room.ts";
import { metricsOffered } from "./metrics-offered.ts";
import { monitoringFits } from "./monitoring-fits.ts";
import { namesLegal } from "./names-legal.ts";
import { namesUnique } from "./names-unique.ts";
import { namespaceOwn } from "./namespace-own.ts";
import { networkPeersFit } from "./network-peers-fit.ts";
import { pagesMaySend } from "./pages-may-send.ts";
import { podOptionsFit } from "./pod-options-fit.ts";
import { podOptionsLegal } from "./pod-options-legal.ts";
import { podsAssociated } from "./pods-associated.ts";
import { queueStated } from "./queue-stated.ts";
import { referencesDeclared } from "./references-declared.ts";
import { referencesExpanded } from "./references-expanded.ts";
import { requestLimitsFit } from "./request-limits-fit.ts";
import { requestsWithinLimits } from "./requests-within-limits.ts";
import { roundRobinMappable } from "./round-robin-mappable.ts";
import { routingKeyFitsSignal } from "./routing-key-fits-signal.ts";
import { settingsRead } from "./settings-read.ts";
import { someoneMaySend } from "./someone-may-send.ts";
import { somethingRouted } from "./something-routed.ts";
import { sourceAddressKept } from "./source-address-kept.ts";
import { statefulTierHasAffinity } from "./stateful-tier-has-affinity.ts";
import { targetSupports } from "./target-supports.ts";
import { timesSensible } from "./times-sensible.ts";
import { tokenEncrypted } from "./token-encrypted.ts";
import { tokensAgree } from "./tokens-agree.ts";
import { uncheckedNeeded } from "./unchecked-needed.ts";
import { updateStrategyFits } from "./update-strategy-fits.ts";
import { valuesAgree } from "./values-agree.ts";
import { verificationFits } from "./verification-fits.ts";
import { weightsExpressible } from "./weights-expressible.ts";

/** Whether what is declared can be found: what else is wrong at the same place comes of it. */
export const identityRules: readonly TopologyRule[] = Object.freeze([
  knownRelease,
  namesLegal,
  namesUnique,
  referencesDeclared,
  referencesExpanded,
]);

/** Whether it makes sense together. */
export const topologyRules: readonly TopologyRule[] = Object.freeze([
  requestsWithinLimits,
  memoryLeavesRoom,
  requestLimitsFit,
  somethingRouted,
  routingKeyFitsSignal,
  targetSupports,
  generatorsFit,
  generatorsEffective,
  generatorsSpread,
  roundRobinMappable,
  weightsExpressible,
  existingFits,
  existingWeights,
  existingUnchecked,
  healthCheckMappable,
  statefulTierHasAffinity,
  verificationFits,
  linkSecurityStated,
  tokenEncrypted,
  tokensAgree,
  certificatesVerifiable,
  queueStated,
  settingsRead,
  timesSensible,
  valuesAgree,
  namespaceOwn,
  networkPeersFit,
  monitoringFits,
  apiServerDeclared,
  someoneMaySend,
  pagesMaySend,
  metricsOffered,
  sourceAddressKept,
  podsAssociated,
  podOptionsLegal,
  podOptionsFit,
  uncheckedNeeded,
  updateStrategyFits,
  claimsApart,
  injectedContainersServed,
  imagesLegal,
  imagesRunnable,
  gitopsFits,
  encodingAvailable,
]);
