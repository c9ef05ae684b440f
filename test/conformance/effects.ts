/** `npm run conformance:effects`: what findings across objects say will happen, alone; `npm run conformance` has it too. */

import { hasGo } from "../../tools/collectors/build.mjs";
import { effectsSuite } from "./effects/suite.ts";
import { Tally } from "./tally.ts";

const tally = new Tally();
if (hasGo()) await effectsSuite(tally);
else tally.skip("effects", "no Go toolchain, so no real Collector");
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
if (tally.failed > 0) process.exitCode = 1;
