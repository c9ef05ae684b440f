/**
 * Builds a real API server and its store from their published modules, once for each state of the pins:
 * `node tools/control-plane/build.mjs`. The first build takes about fifteen minutes on two cores.
 */

import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "../collectors/build.mjs";
import { cacheFolder } from "../collectors/cache.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const pins = ["go.mod", "go.sum", "apiserver/main.go", "etcd/main.go"].map((name) => join(folder, name));
const version = "v1.36.3";

// Without these the server calls itself v0.0.0-master and clients refuse it.
const versionFlags = ["k8s.io/component-base/version", "k8s.io/client-go/pkg/version"]
  .flatMap((place) => [`-X ${place}.gitVersion=${version}`, `-X ${place}.gitMajor=1`, `-X ${place}.gitMinor=36`])
  .join(" ");

/** The two programs, built when they are not in the cache. @throws when Go refuses */
export function controlPlaneBinaries() {
  const cache = cacheFolder("control-plane", pins);
  mkdirSync(cache, { recursive: true });
  const programs = { etcd: join(cache, "etcd"), apiServer: join(cache, "kube-apiserver") };
  if (!existsSync(programs.etcd)) build(folder, programs.etcd, ["./etcd"]);
  if (!existsSync(programs.apiServer)) {
    build(folder, programs.apiServer, [`-ldflags=-s -w ${versionFlags}`, "./apiserver"]);
  }
  return programs;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) console.log(controlPlaneBinaries());
