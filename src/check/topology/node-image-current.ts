/** The Node that Fairlead's balancer runs on has the fixes of every published advisory on its HTTP/2, which senders reach. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { TopologyRule } from "../rule.ts";
import { nodeRelease } from "./node-release.ts";
import { valueAt } from "./value-at.ts";

interface Fix {
  /** Lines of releases, and the first of each that has the fix. */
  readonly fixed: Readonly<Record<number, readonly [number, number]>>;
  readonly published: string;
  readonly advisory: string;
  readonly what: string;
}

/** As of 25 November 2026; nodejs.org, security releases. A line that an advisory does not name was at its end by then. */
const advisories: readonly Fix[] = [
  {
    fixed: { 20: [20, 0], 22: [22, 0], 24: [13, 0] },
    published: "January 2026",
    advisory: "CVE-2025-59465",
    what: "a malformed HEADERS frame ends the process",
  },
  {
    fixed: { 20: [20, 2], 22: [22, 2], 24: [14, 1], 25: [8, 2] },
    published: "March 2026",
    advisory: "CVE-2026-21714",
    what: "a WINDOW_UPDATE frame leaks a session",
  },
  {
    fixed: { 22: [23, 2], 24: [18, 1], 26: [5, 1] },
    published: "July 2026",
    advisory: "CVE-2026-56848",
    what: "a stream is reset while it is in use",
  },
];

export const nodeImageCurrent: TopologyRule = ({ images, balancers, origin }) => {
  const runsNode = balancers.some(
    ({ target, settings }) => target === "fairlead" && valueAt(settings, "delivery", "kind") !== "image",
  );
  const image = valueAt(images, "node");
  const node = nodeRelease(image);
  if (!runsNode || node === undefined) return [];
  const { version, line, minor, patch } = node;
  const open = advisories.filter(({ fixed }) => !has(fixed, line, minor, patch));
  const [worst] = open.slice(-1);
  if (worst === undefined) return [];
  const found: Diagnostic = diagnostic("FL5004", {
    at: within(origin, "images", "node"),
    message: `Node ${version} has open advisories on its HTTP/2, which senders reach: ${open
      .map(({ advisory, what, published }) => `${advisory} of ${published}, ${what}`)
      .join("; ")}.`,
    help: `use ${newest(worst)} or newer, or leave the option out`,
  });
  return [found];
};

function has(fixed: Fix["fixed"], line: number, minor: number, patch: number): boolean {
  const last = Math.max(...Object.keys(fixed).map(Number));
  const since = fixed[line];
  // A line that began later has it; one before the oldest, or between them, got none.
  if (since === undefined) return line > last;
  return minor > since[0] || (minor === since[0] && patch >= since[1]);
}

function newest({ fixed }: Fix): string {
  return Object.entries(fixed)
    .map(([line, [minor, patch]]) => `${line}.${minor}.${patch}`)
    .join(", ");
}
