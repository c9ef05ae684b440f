/**
 * Compares the routing core with what the real load balancing exporter did, version by version: every ring, look-up,
 * identifier, item and dropped item in the folder FAIRLEAD_VECTORS (default ../shared/vectors). Exit code 1 on a mismatch.
 */

import { compareFolder, vectorsFolder } from "./vectors.compare.ts";

/** Mismatches that are printed in full. */
const shownMax = 20;

const folder = vectorsFolder();
if (folder === undefined) {
  console.log("vectors: skipped, there is no such folder: set FAIRLEAD_VECTORS to one");
} else {
  const { counts, mismatches } = compareFolder(folder);
  for (const mismatch of mismatches.slice(0, shownMax)) console.error(mismatch);
  const compared = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  console.log(`vectors: ${compared.join(", ")}: ${mismatches.length} mismatches`);
  process.exitCode = mismatches.length === 0 && counts.files > 1 ? 0 : 1;
}
