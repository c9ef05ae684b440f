/** What the pod of a verification mounts: what it is told, and its program, the same for every one of them. */

import type { Verification } from "../../model/programs.ts";
import { bundleProgram, unmapped } from "./bundle.ts";

const start = `import { runVerifyProgram } from "./verify/main.ts";
void runVerifyProgram(process.argv.slice(2));
`;

let program: string | undefined;

export function verifyFiles({ config }: Verification): Readonly<Record<string, string>> {
  program ??= unmapped(bundleProgram("verify", start));
  return { "verify.json": `${JSON.stringify(config, undefined, 2)}\n`, "verify.mjs": program };
}
