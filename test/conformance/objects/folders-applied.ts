/**
 * `kubectl apply -f` of a folder of manifests, and `kubectl apply -k` of a blueprint, work the first time on a cluster that has
 * none of it, change nothing the second time, and leave nothing for `kubectl diff` to say.
 */

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { kubectlBinary } from "../../../tools/kubectl/build.mjs";
import type { ControlPlane } from "../live/control-plane.ts";
import type { Tally } from "../tally.ts";
import type { Case } from "./cases.ts";

const ways = {
  folder: ({ folder }: Case) => ["-f", join(folder, "manifests")],
  kustomization: ({ folder }: Case) => ["-k", folder],
} as const;

export function foldersApplied(
  tally: Tally,
  { kubeconfig }: ControlPlane,
  way: keyof typeof ways,
  all: readonly Case[],
): void {
  const kubectl = (...args: readonly string[]) =>
    spawnSync(kubectlBinary(), args, { encoding: "utf8", env: { ...process.env, KUBECONFIG: kubeconfig } });
  for (const one of all) {
    const what = ways[way](one);
    const title = `kubectl: ${one.name}: apply ${what[0]}`;
    const first = kubectl("apply", ...what);
    tally.check(`${title} works the first time`, first.status === 0, first.stderr);
    const before = versions(kubectl("get", ...what, "-o", versionsAsked).stdout);
    const again = kubectl("apply", ...what);
    // kubectl says "configured" of whatever it sent, also when the server found nothing to change.
    const after = versions(kubectl("get", ...what, "-o", versionsAsked).stdout);
    const changed = after.filter((line) => !before.includes(line));
    const holds = again.status === 0 && after.length > 0 && changed.length === 0;
    tally.check(`${title} changes nothing the second time`, holds, `${again.stderr}${changed.join("\n")}`);
    for (const side of [[], ["--server-side", "--force-conflicts"]]) {
      const { status, stdout, stderr } = kubectl("diff", ...side, ...what);
      const name = ["kubectl", "diff", ...side.slice(0, 1), what[0]].join(" ");
      tally.check(`${one.name}: ${name} is empty`, status === 0 && stdout === "", `${stdout}${stderr}`);
    }
  }
}

const versionsAsked =
  'jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.generation}/{.metadata.resourceVersion}{"\\n"}{end}';

function versions(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}
