/** Every blueprint of this folder. */

import type { Blueprint } from "fairlead";
import { consistentTraces } from "./consistent-traces.ts";
import { dnsDiscovery } from "./dns-discovery.ts";
import { existingSamplers } from "./existing-samplers.ts";
import { healthChecked } from "./health-checked.ts";
import { loadbalancerDemo } from "./loadbalancer-demo.ts";
import { loadbalancerDemoFairlead } from "./loadbalancer-demo-fairlead.ts";
import { production } from "./production.ts";
import { roundRobinBlueprint } from "./round-robin.ts";
import { tenants } from "./tenants.ts";
import { twoTier } from "./two-tier.ts";
import { verified } from "./verified.ts";
import { watched } from "./watched.ts";
import { weighted } from "./weighted.ts";

export const blueprints: readonly Blueprint[] = [
  consistentTraces,
  dnsDiscovery,
  existingSamplers,
  healthChecked,
  loadbalancerDemo,
  loadbalancerDemoFairlead,
  production,
  roundRobinBlueprint,
  tenants,
  twoTier,
  verified,
  watched,
  weighted,
];
