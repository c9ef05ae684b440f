/** Which ring a Collector version has. Versions that could not be read are not guessed. */

import type { RingGeneration } from "./ring.ts";

/**
 * By minor version: generation 1 up to 0.129, 2 from 0.130 to 0.152, 3 from 0.157 (contrib loadbalancingexporter; 0.153 to
 * 0.156 are unread).
 *
 * @returns undefined for a version whose ring is not known
 */
export function ringGenerationOf(version: string): RingGeneration | undefined {
  const match = /^0\.(\d+)\.\d+$/.exec(version);
  if (!match) return undefined;
  const minor = Number(match[1]);
  if (minor <= 129) return 1;
  if (minor <= 152) return 2;
  return minor >= 157 ? 3 : undefined;
}
