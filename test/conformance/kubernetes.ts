/**
 * `npm run conformance:kubernetes`: what Fairlead writes and runs, against a real API server. It takes every manifest, and the
 * balancer follows its EndpointSlices under load, with the permissions that the manifests give it. Runs itself in a network of
 * its own, because an EndpointSlice may not name loopback addresses.
 */

import { spawnSync } from "node:child_process";
import { hasGo } from "../../tools/collectors/build.mjs";
import { startControlPlane } from "./live/control-plane.ts";
import { endpointSlices } from "./live/endpoint-slices.ts";
import { whyNoNetwork } from "./live/network.ts";
import { endAll } from "./live/processes.ts";
import { manifestsApplied } from "./manifests-applied.ts";
import { Tally } from "./tally.ts";

const inside = "FAIRLEAD_OWN_NETWORK";
const tally = new Tally();
const reason = hasGo() ? whyNoNetwork() : "no Go toolchain, so no real API server";

/** Every address of these is local there, and nowhere else. */
const network = [
  "ip link set lo up",
  "ip addr add 198.18.0.0/16 dev lo",
  "ip -6 addr add 2001:db8::11/128 dev lo",
].join(" && ");

if (process.env[inside] === undefined && reason === undefined) {
  const self = [process.execPath, ...process.execArgv, ...process.argv.slice(1)].map((word) => `'${word}'`).join(" ");
  const { status } = spawnSync("unshare", ["--net", "sh", "-c", `${network} && exec ${self}`], {
    stdio: "inherit",
    env: { ...process.env, [inside]: "yes" },
  });
  process.exitCode = status ?? 1;
} else {
  if (reason === undefined) {
    try {
      const plane = await startControlPlane();
      await manifestsApplied(tally, plane);
      await endpointSlices(tally, plane);
    } finally {
      endAll();
    }
  } else tally.skip("a real API server", reason);
  const skipsFail = process.env["CI"] === "true" && hasGo();
  const failed = tally.failed + (skipsFail ? tally.skipped : 0);
  console.log(`${tally.passed} passed, ${failed} failed, ${skipsFail ? 0 : tally.skipped} skipped`);
  if (failed > 0) process.exitCode = 1;
}
