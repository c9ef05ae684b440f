/** A balancer does not start where its Node lacks the encoding that it is to send. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { TopologyRule } from "../rule.ts";
import { type NodeRelease, nodeRelease } from "./node-release.ts";
import { valueAt } from "./value-at.ts";

export const encodingAvailable: TopologyRule = ({ images, balancers }) => {
  const image = valueAt(images, "node");
  const node = nodeRelease(image);
  if (node === undefined || hasZstd(node)) return [];
  return balancers
    .filter(({ target, settings }) => {
      const isOwnImage = valueAt(settings, "delivery", "kind") === "image";
      return target === "fairlead" && !isOwnImage && valueAt(settings, "compression") === "zstd";
    })
    .map(({ name, origin }) =>
      diagnostic("FL4054", {
        at: within(origin, "compression"),
        message: `"${name}" sends zstd, which Node has from 22.15 and 23.8 on, and would not start on Node ${node.version} of ${String(image)}.`,
        help: 'use "gzip", or leave `images.node` out',
      }),
    );
};

/** nodejs.org, changelogs of 22.15.0 and 23.8.0: "zlib: add zstd support". */
function hasZstd({ line, minor }: NodeRelease): boolean {
  return line > 23 || (line === 23 && minor >= 8) || (line === 22 && minor >= 15);
}
