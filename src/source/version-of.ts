/** Which release of the Collector a configuration is for: what was asked, what an image beside it says, or the newest known. */

import { releases } from "../model/collector/release.ts";
import type { DeployedCollector } from "../model/deployed.ts";
import type { CollectorImage } from "./images.ts";

export interface HeldAgainst {
  readonly version: string;
  /** Why this one, as the end of a sentence. */
  readonly because: string;
}

export function versionOf(
  { version: own, origin }: DeployedCollector,
  images: readonly CollectorImage[],
  asked: string | undefined,
): HeldAgainst {
  if (asked !== undefined) return { version: asked.replace(/^v/, ""), because: "as asked" };
  const tagged = releaseIn(own);
  if (tagged !== undefined) return { version: tagged, because: "the tag of its image" };
  const beside = only(images.filter(({ file }) => file === origin.file));
  if (beside !== undefined) return { version: beside, because: "the tag of an image in the same file" };
  const given = only(images);
  if (given !== undefined) return { version: given, because: "the only tag of a Collector's image in these files" };
  return { version: newest, because: "the newest known, because no image names a version; --collector sets one" };
}

const newest: string = releases.at(-1) ?? "";

/** `0.129.1-amd64` is a build of 0.129.1; `latest` says nothing. */
function releaseIn(tag: string): string | undefined {
  return /^(\d+\.\d+\.\d+)/.exec(tag)?.[1];
}

function only(images: readonly CollectorImage[]): string | undefined {
  const versions = new Set(images.flatMap(({ version }) => releaseIn(version) ?? []));
  return versions.size === 1 ? [...versions][0] : undefined;
}
