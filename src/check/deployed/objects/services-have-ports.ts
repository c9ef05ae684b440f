/** A Service has a port: the API server refuses one without, unless it is headless (core/v1, ValidateService). */

import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { within } from "../../../diagnostics/place.ts";
import type { DeployedRule } from "../../rule.ts";

/** Of other people's objects a rule on fields tells. */
export const servicesHavePorts: DeployedRule = ({ services }) =>
  services
    .filter(({ ports, headless, origin }) => ports.length === 0 && !headless && origin.in === "blueprint")
    .map(({ name, origin }) =>
      diagnostic("FL4021", {
        at: within(origin, "service"),
        message: `Nothing that listens is for those who send to the Service "${name}", so it would have no port, and Kubernetes refuses that.`,
        help: "leave out `service`, or let a receiver of the tier listen",
      }),
    );
