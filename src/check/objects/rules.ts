/** The rules on objects as they are written. All run; their order decides nothing. */

import { configurationsMounted } from "./configurations-mounted.ts";
import { objectsPaired } from "./objects-paired.ts";
import { objectsWhole } from "./objects-whole.ts";
import { operatorObjects } from "./operator-objects.ts";
import { podsCoherent } from "./pods-coherent.ts";
import { podsRestricted } from "./pods-restricted.ts";
import { withinNamespace } from "./within-namespace.ts";
import type { ObjectRule } from "./written.ts";

export const writtenRules: readonly ObjectRule[] = Object.freeze([
  objectsWhole,
  podsRestricted,
  podsCoherent,
  configurationsMounted,
  objectsPaired,
  withinNamespace,
  operatorObjects,
]);
