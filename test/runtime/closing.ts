/** What a test has opened, closed after it in reverse order. */

import { afterEach } from "vitest";

type Close = () => unknown;

/** For the file that calls it; at its top level. */
export function closingAfterEach(): (...closes: readonly Close[]) => void {
  const closing: Close[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  return (...closes) => void closing.push(...closes);
}
