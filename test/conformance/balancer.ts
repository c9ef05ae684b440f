/**
 * `npm run conformance:balancer`: the balancer, as it is bundled, against the real Collector and real clients. The same
 * telemetry goes through the Collector's load balancing exporter and through Fairlead's balancer, to the same real backends:
 * each trace, data point and log record has to arrive at the same one. Then clients of other makes send, and backends fail.
 */

import { hasGo } from "../../tools/collectors/build.mjs";
import { certificates } from "./live/certificates.ts";
import { clients } from "./live/clients.ts";
import { faults } from "./live/faults.ts";
import { h2spec } from "./live/h2spec.ts";
import { httpBackends } from "./live/http-backends.ts";
import { onImageNode } from "./live/image-node.ts";
import { pagesMaySend } from "./live/pages.ts";
import { peers } from "./live/peers.ts";
import { endAll } from "./live/processes.ts";
import { sameRoutes } from "./live/same-routes.ts";
import { senders } from "./live/senders.ts";
import { Tally } from "./tally.ts";

const tally = new Tally();
if (hasGo()) {
  try {
    await h2spec(tally);
    await peers(tally);
    for (const version of ["0.129.0", "0.161.0"] as const) {
      for (const count of [3, 10]) await sameRoutes(tally, version, count);
    }
    await clients(tally);
    await httpBackends(tally);
    await onImageNode(tally);
    await senders(tally);
    await pagesMaySend(tally);
    await faults(tally);
    for (const protocol of ["grpc", "http"] as const) await certificates(tally, protocol);
  } finally {
    endAll();
  }
} else {
  tally.skip("same routes, clients, faults", "no Go toolchain, so no real Collector");
}
const skipsFail = process.env["CI"] === "true" && hasGo();
const failed = tally.failed + (skipsFail ? tally.skipped : 0);
console.log(`${tally.passed} passed, ${failed} failed, ${skipsFail ? 0 : tally.skipped} skipped`);
if (failed > 0) process.exitCode = 1;
