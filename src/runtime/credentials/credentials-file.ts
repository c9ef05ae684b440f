/** Files of certificates, keys and tokens, reloaded when they change: Secrets are rotated under a running pod. */

import { readFileSync } from "node:fs";
import { reasonOf } from "../reason.ts";

/** Kubernetes swaps the whole folder of a Secret; polling is simpler and more reliable than watching. */
const lookAgainMs = 10_000;

export interface FollowedFilesEvents {
  readonly changed: () => void;
  /** A file cannot be read; what was read before is kept. */
  readonly failed: (reason: string) => void;
}

export interface FollowedFiles {
  /**
   * @param changed is called before the event
   * @returns the contents as they are at the moment, in the order of the paths
   * @throws the file system's error when a file cannot be read for the first time
   */
  readonly follow: (paths: readonly string[], changed?: () => void) => () => readonly string[];
  /** Reads at once, as on SIGHUP. */
  readonly refresh: () => void;
  readonly close: () => void;
}

export function followFiles(events: FollowedFilesEvents): FollowedFiles {
  const looks: (() => void)[] = [];
  const refresh = () => {
    for (const look of looks) look();
  };
  const timer = setInterval(refresh, lookAgainMs).unref();
  return {
    follow: (paths, changed) => {
      const read = () => paths.map((path) => readFileSync(path, "utf8"));
      let contents = read();
      looks.push(() => {
        try {
          const next = read();
          if (next.every((content, index) => content === contents[index])) return;
          contents = next;
          changed?.();
          events.changed();
        } catch (error) {
          events.failed(reasonOf(error));
        }
      });
      return () => contents;
    },
    refresh,
    close: () => clearInterval(timer),
  };
}
