/** Who looks up every backend by DNS asks a headless Service: another one has a single address, that of the Service. */

import type { DeployedRule } from "../../rule.ts";
import { viewOf } from "../collector/view.ts";
import { serviceNamed } from "./address.ts";
import { clusterOf } from "./cluster.ts";
import { destinationsOf } from "./destinations.ts";

export const resolverServiceHeadless: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) =>
    destinationsOf(collector)
      .filter(({ lookup }) => lookup === "addresses")
      .flatMap(({ host, path, balanced }) => {
        const service = serviceNamed(host, collector, deployed)?.found;
        if (service === undefined || service.headless) return [];
        const other = clusterOf(deployed).service(service.namespace, `${service.name}-headless`);
        return [
          viewOf(collector).finding("FL4005", path, {
            severity: balanced ? "error" : "warning",
            message: `The Service "${service.name}" is not headless: DNS answers with its one address, so ${balanced ? "the ring would have one endpoint" : "round robin would have one address"} and a connection stays with one backend.`,
            help: other?.headless
              ? `name "${other.name}", which is`
              : "set clusterIP: None on the Service, or name a headless one",
          }),
        ];
      }),
  );
