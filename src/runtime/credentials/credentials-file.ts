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

interface Asked {
  /** Of the paths, for messages. */
  readonly settings: readonly string[];
  readonly changed?: () => void;
  readonly problem?: (content: string) => string | undefined;
  readonly together?: (contents: readonly string[]) => string | undefined;
}

export interface FollowedFiles {
  /**
   * @param asked `changed` is called before the event; `problem` says why a content cannot be used, `together` why all cannot
   * @returns the contents as they are at the moment, in the order of the paths
   * @throws when a file cannot be read, or used, for the first time
   */
  readonly follow: (paths: readonly string[], asked: Asked) => () => readonly string[];
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
    follow: (paths, { settings, changed, problem, together }) => {
      const read = () => {
        const found = paths.map((path, index) => {
          const content = contentAt(path, settings[index] ?? "");
          const wrong = problem?.(content);
          if (wrong !== undefined) throw new Error(`${path} ${wrong}`);
          return content;
        });
        const wrong = together?.(found);
        if (wrong !== undefined) throw new Error(`${paths.join(" with ")} ${wrong}`);
        return found;
      };
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

/** @throws an Error that names the setting */
function contentAt(path: string, setting: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const why = missing ? "does not exist: mount the Secret that has it, or change the setting" : reasonOf(error);
    throw new Error(`${setting}: ${path} ${missing ? "" : "cannot be read: "}${why}`, { cause: error });
  }
}
