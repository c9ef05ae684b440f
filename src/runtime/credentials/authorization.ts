/** The `authorization` header that is sent or expected, from files that are rotated under a running pod. */

import { Buffer } from "node:buffer";
import { createHash, timingSafeEqual } from "node:crypto";
import type { AuthConfig } from "../../contract/balancer-config.ts";
import type { FollowedFiles } from "./credentials-file.ts";

export interface Authorization {
  /** As it is at this moment. */
  readonly header: () => string;
  /** Whether a sender shows it, in the same time whatever it shows. */
  readonly accepts: (header: string | undefined) => boolean;
}

/** @throws the file system's error when a file cannot be read for the first time */
export function followAuthorization(config: AuthConfig, files: FollowedFiles): Authorization {
  const paths = config.kind === "bearer" ? [config.tokenFile] : [config.usernameFile, config.passwordFile];
  const contents = files.follow(paths);
  const header = () => {
    const [first = "", second = ""] = contents().map((content) => content.trim());
    return config.kind === "bearer"
      ? `Bearer ${first}`
      : `Basic ${Buffer.from(`${first}:${second}`).toString("base64")}`;
  };
  return { header, accepts: (shown) => timingSafeEqual(digest(shown ?? ""), digest(header())) };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
