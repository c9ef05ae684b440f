/** What a rule is: a pure function from what it looks at to findings. Drivers own order and collection; rules never throw. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Deployed } from "../model/deployed.ts";
import type { Topology } from "../model/topology.ts";

export type TopologyRule = (topology: Topology) => readonly Diagnostic[];
export type DeployedRule = (deployed: Deployed) => readonly Diagnostic[];
