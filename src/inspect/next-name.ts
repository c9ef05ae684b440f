/** What the next backend would be called beside those that there are. */

import type { WeightedEndpoint } from "../routing/pick/weighted-endpoint.ts";

/** `backend-3:4317` is followed by `backend-4:4317`, and 198.18.0.3:4317 by 198.18.0.4:4317; undefined where nothing counts. */
export function nextName(weighted: readonly WeightedEndpoint[]): string | undefined {
  const numbered = weighted.flatMap(({ endpoint }) => {
    const [, before, number, behind] =
      /^((?:\d+\.){3})(\d+)(:\d+)?$/.exec(endpoint) ??
      /^([A-Za-z0-9-]*?)(\d+)((?:\.[A-Za-z].*)?(?::\d+)?)$/.exec(endpoint) ??
      [];
    return number === undefined ? [] : [{ before, number: Number(number), behind: behind ?? "" }];
  });
  const last = numbered.reduce<(typeof numbered)[number] | undefined>(
    (most, one) => (most && most.number >= one.number ? most : one),
    undefined,
  );
  return last && `${last.before}${last.number + 1}${last.behind}`;
}
