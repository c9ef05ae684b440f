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
  const settings = config.kind === "bearer" ? ["auth.tokenFile"] : ["auth.usernameFile", "auth.passwordFile"];
  const contents = files.follow(paths, { settings, problem: problemOf });
  const header = () => {
    const [first = "", second = ""] = contents().map((content) => content.trim());
    return config.kind === "bearer"
      ? `Bearer ${first}`
      : `Basic ${Buffer.from(`${first}:${second}`).toString("base64")}`;
  };
  return { header, accepts: (shown) => timingSafeEqual(digest(withScheme(shown ?? "")), digest(header())) };
}

/** The name of a scheme is the same in any case (RFC 9110, 11.1). */
function withScheme(shown: string): string {
  return shown.replace(
    /^(?:bearer|basic)(?= )/i,
    (scheme) => scheme.charAt(0).toUpperCase() + scheme.slice(1).toLowerCase(),
  );
}

/** What cannot stand in a header would end a call, and what is empty lets anybody in. */
function problemOf(content: string): string | undefined {
  const text = content.trim();
  if (text === "") return "is empty";
  return /^[\x20-\x7e]+$/.test(text) ? undefined : "has characters that a header cannot have";
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
