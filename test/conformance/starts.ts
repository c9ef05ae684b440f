/** Whether a real Collector starts with a configuration: asked in a network of its own, where every port is free. */

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { collectorBinary } from "../../tools/collectors/build.mjs";

/** A Collector that has not said so by then waits for something that is not here. */
const waitMaxMs = 60_000;

/** @returns undefined where it neither gets ready nor ends */
export async function startsReally(
  version: string,
  text: string,
  env: Readonly<Record<string, string>>,
): Promise<boolean | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-starts-"));
  writeFileSync(join(folder, "config.yaml"), text);
  const inOwnNetwork = [
    "--user",
    "--map-root-user",
    "--net",
    "sh",
    "-c",
    'ip link set lo up; exec "$0" --config config.yaml',
  ];
  const child = spawn("unshare", [...inOwnNetwork, collectorBinary(version)], {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  try {
    return await new Promise((done) => {
      const timer = setTimeout(() => done(undefined), waitMaxMs);
      const tell = (starts: boolean) => {
        clearTimeout(timer);
        done(starts);
      };
      let told = "";
      child.stderr.on("data", (part: Buffer) => {
        told += part.toString();
        if (told.includes("Everything is ready")) tell(true);
      });
      child.once("error", () => tell(false));
      child.once("exit", (status) => tell(status === 0));
    });
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}
