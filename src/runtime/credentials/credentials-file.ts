/** Files of certificates, keys and tokens, reloaded when they change: Secrets are rotated under a running pod. */

import { readFileSync } from "node:fs";
import { reasonOf } from "../reason.ts";

/** Kubernetes swaps the whole folder of a Secret; polling is simpler and more reliable than watching. */
const lookAgainMs = 10_000;

export interface FollowedFiles {
  /** Contents in the order of the paths. */
  readonly contents: () => readonly string[];
  /** Reads at once, as on SIGHUP. */
  readonly refresh: () => void;
  readonly close: () => void;
}

export interface FollowedFilesEvents {
  readonly changed: () => void;
  /** A file cannot be read; what was read before is kept. */
  readonly failed: (reason: string) => void;
}

/** @throws the file system's error when a file cannot be read for the first time */
export function followFiles(paths: readonly string[], events: FollowedFilesEvents): FollowedFiles {
  const read = () => paths.map((path) => readFileSync(path, "utf8"));
  let contents = read();
  const refresh = () => {
    try {
      const next = read();
      if (next.every((content, index) => content === contents[index])) return;
      contents = next;
      events.changed();
    } catch (error) {
      events.failed(reasonOf(error));
    }
  };
  const timer = setInterval(refresh, lookAgainMs).unref();
  return { contents: () => contents, refresh, close: () => clearInterval(timer) };
}
