/** What grows old of things that are made and done with again and again. */

import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

type Collect = (options?: { readonly type: "minor" }) => void;

const roundsMax = 26;
const timesARound = 2_000;

/** @returns how much larger the old generation is after 40 000 times, in bytes for each */
export function grownOld(once: (time: number) => void): number {
  setFlagsFromString("--expose-gc");
  // Where V8 has it from then on.
  const collect = runInNewContext("gc") as Collect;
  const oldBytes = () =>
    getHeapSpaceStatistics().find(({ space_name: name }) => name === "old_space")?.space_used_size ?? 0;
  const round = (number: number) => {
    for (let time = 0; time < timesARound; time++) once(number * timesARound + time);
    collect({ type: "minor" });
  };
  for (let number = 0; number < 3; number++) round(number);
  collect();
  for (let number = 3; number < 6; number++) round(number);
  const before = oldBytes();
  for (let number = 6; number < roundsMax; number++) round(number);
  return (oldBytes() - before) / (timesARound * (roundsMax - 6));
}
