/**
 * Loaded into the balancer's process by `--import`: how long one turn of its event loop lasts at most since the last SIGUSR2, in
 * milliseconds, in the file that FAIRLEAD_TURN_FILE names. It is the processor's time of the main thread (Linux, proc(5)
 * `schedstat`), as on a machine that others use a turn takes longer than it works.
 */

import { readFileSync, writeFileSync } from "node:fs";

const everyMs = 2;
const file = process.env.FAIRLEAD_TURN_FILE ?? "";
const cpuMs = () => Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;

let longest = 0;
let last = cpuMs();

process.on("SIGUSR2", () => {
  longest = 0;
  writeFileSync(file, "0");
});

setInterval(() => {
  const now = cpuMs();
  const turn = now - last;
  last = now;
  if (turn <= longest) return;
  longest = turn;
  writeFileSync(file, String(longest));
}, everyMs).unref();
