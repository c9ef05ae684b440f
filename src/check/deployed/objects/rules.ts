/** The rules across deployed objects. All run; their order decides nothing. */

import type { DeployedRule } from "../../rule.ts";
import { componentsPermitted } from "./components-permitted.ts";
import { destinationsReachable } from "./destinations-reachable.ts";
import { filesMounted } from "./files-mounted.ts";
import { foldersWritable } from "./folders-writable.ts";
import { hiddenHostsLetThrough } from "./hidden-hosts-let-through.ts";
import { imagesSufficient } from "./images-sufficient.ts";
import { memoryLimitCoherent } from "./memory-limit-coherent.ts";
import { memorySuffices } from "./memory-suffices.ts";
import { namesNotTaken } from "./names-not-taken.ts";
import { nodesMeasured } from "./nodes-measured.ts";
import { policiesLetThrough } from "./policies-let-through.ts";
import { portsUnprivileged } from "./ports-unprivileged.ts";
import { receiversOffered } from "./receivers-offered.ts";
import { requestLimitsCoherent } from "./request-limits-coherent.ts";
import { resolverPermitted } from "./resolver-permitted.ts";
import { resolverServiceHeadless } from "./resolver-service-headless.ts";
import { ringSharesAsAsked } from "./ring-shares-as-asked.ts";
import { servicesAnswered } from "./services-answered.ts";
import { servicesHavePorts } from "./services-have-ports.ts";
import { telemetryEnds } from "./telemetry-ends.ts";
import { variablesSet } from "./variables-set.ts";
import { volumesSuffice } from "./volumes-suffice.ts";

export const objectRules: readonly DeployedRule[] = Object.freeze([
  namesNotTaken,
  destinationsReachable,
  receiversOffered,
  servicesAnswered,
  servicesHavePorts,
  resolverServiceHeadless,
  resolverPermitted,
  componentsPermitted,
  imagesSufficient,
  memoryLimitCoherent,
  memorySuffices,
  requestLimitsCoherent,
  variablesSet,
  foldersWritable,
  filesMounted,
  volumesSuffice,
  portsUnprivileged,
  nodesMeasured,
  policiesLetThrough,
  hiddenHostsLetThrough,
  ringSharesAsAsked,
  telemetryEnds,
]);
