/** The configuration types of each Collector version. */

import type * as v0129 from "./generated/v0-129-0.ts";
import type * as v0161 from "./generated/v0-161-0.ts";
import type { SchemaVersion } from "./release.ts";

export interface SectionsByVersion {
  readonly "0.129.0": v0129.Sections;
  readonly "0.161.0": v0161.Sections;
}

export type SectionsOf<V extends SchemaVersion> = SectionsByVersion[V];
