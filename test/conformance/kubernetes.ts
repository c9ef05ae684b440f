/**
 * `npm run conformance:kubernetes`: what Fairlead writes and runs, against a real API server. It takes every manifest and every
 * pod and keeps them as they are written, kubectl applies each folder to an empty cluster, and the balancer follows
 * EndpointSlices under load, with the permissions that the manifests give it, and what exists in another namespace is found. Runs
 * itself in a network of its own, because an EndpointSlice may not name loopback addresses. Names of suites leave the others out.
 */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { collectorBinary, hasGo } from "../../tools/collectors/build.mjs";
import { controlPlaneBinaries } from "../../tools/control-plane/build.mjs";
import { crdFiles } from "../../tools/control-plane/crds.mjs";
import { kubectlBinary } from "../../tools/kubectl/build.mjs";
import { componentPermissions } from "./live/component-permissions.ts";
import { type ControlPlane, startControlPlane } from "./live/control-plane.ts";
import { endpointSlices } from "./live/endpoint-slices.ts";
import { existingPools } from "./live/existing-pools.ts";
import { whyNoNetwork } from "./live/network.ts";
import { endAll, folder } from "./live/processes.ts";
import { addWhatIsThere } from "./objects/api.ts";
import { type Case, cases } from "./objects/cases.ts";
import { foldersApplied } from "./objects/folders-applied.ts";
import { manifestsApplied } from "./objects/manifests-applied.ts";
import { podsAdmitted } from "./objects/pods-admitted.ts";
import { runbooksRun } from "./objects/runbooks-run.ts";
import { Tally } from "./tally.ts";

const inside = "FAIRLEAD_OWN_NETWORK";
const tally = new Tally();
const reason = hasGo() ? whyNoNetwork() : "no Go toolchain, so no real API server";

/** Each has a cluster of its own, with nothing in it but the operator's and Argo CD's kinds. */
const suites: Readonly<Record<string, (plane: ControlPlane, all: readonly Case[]) => Promise<void> | void>> = {
  manifests: async (plane, all) => {
    await manifestsApplied(tally, plane, all);
    await podsAdmitted(tally, plane, all);
  },
  folder: (plane, all) => foldersApplied(tally, plane, "folder", all),
  kustomization: (plane, all) => foldersApplied(tally, plane, "kustomization", all),
  runbooks: (plane, all) => runbooksRun(tally, plane, all),
  permissions: (plane) => componentPermissions(tally, plane),
  slices: (plane) => endpointSlices(tally, plane),
  existing: (plane) => existingPools(tally, plane),
};

async function everySuite(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !Object.hasOwn(suites, name));
  if (unknown !== undefined) throw new Error(`${unknown} is not one of ${Object.keys(suites).join(", ")}`);
  const all = cases(join(folder, "dist"));
  for (const [name, suite] of Object.entries(suites)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const plane = await startControlPlane(name);
    await addWhatIsThere(plane);
    await suite(plane, all);
    await plane.end();
  }
}

/** Every address of these is local there, and nowhere else. */
const network = [
  "ip link set lo up",
  "ip addr add 198.18.0.0/16 dev lo",
  "ip -6 addr add 2001:db8::11/128 dev lo",
].join(" && ");

/** What is not in the caches yet comes from a network that this suite does not have. */
function fetchAll(): void {
  controlPlaneBinaries();
  kubectlBinary();
  crdFiles();
  collectorBinary("0.129.0");
  collectorBinary("0.161.0");
}

if (process.env[inside] === undefined && reason === undefined) {
  fetchAll();
  const self = [process.execPath, ...process.execArgv, ...process.argv.slice(1)].map((word) => `'${word}'`).join(" ");
  const { status } = spawnSync("unshare", ["--net", "sh", "-c", `${network} && exec ${self}`], {
    stdio: "inherit",
    env: { ...process.env, [inside]: "yes" },
  });
  process.exitCode = status ?? 1;
} else {
  if (reason === undefined) {
    try {
      await everySuite();
    } finally {
      endAll();
    }
  } else tally.skip("a real API server", reason);
  const skipsFail = process.env["CI"] === "true" && hasGo();
  const failed = tally.failed + (skipsFail ? tally.skipped : 0);
  console.log(`${tally.passed} passed, ${failed} failed, ${skipsFail ? 0 : tally.skipped} skipped`);
  if (failed > 0) process.exitCode = 1;
}
