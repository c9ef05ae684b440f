/** Credentials of a server whose certificate nobody signed but itself, for peers that do not look. */

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServerCredentials } from "../../../src/runtime/credentials/server-credentials.ts";
import { folder } from "./processes.ts";

export function selfSigned(): ServerCredentials {
  const { key, cert } = selfSignedFiles();
  const files = { key: readFileSync(key), cert: readFileSync(cert) };
  return (create) => create(files);
}

/** @returns paths */
export function selfSignedFiles(): { readonly key: string; readonly cert: string } {
  const place = join(folder, "self-signed");
  mkdirSync(place, { recursive: true });
  const [key, cert] = [join(place, "tls.key"), join(place, "tls.crt")];
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key];
  execFileSync("openssl", ["req", "-x509", ...newKey, "-out", cert, "-subj", "/CN=localhost", "-days", "2"], {
    stdio: "ignore",
  });
  return { key, cert };
}
