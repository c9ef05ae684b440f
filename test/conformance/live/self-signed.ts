/** Credentials of a server whose certificate nobody signed but itself, for peers that do not look. */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServerCredentials } from "../../../src/runtime/credentials/server-credentials.ts";
import { folder } from "./processes.ts";

export function selfSigned(): ServerCredentials {
  const { key, cert } = selfSignedFiles();
  const files = { key: readFileSync(key), cert: readFileSync(cert) };
  return (create) => create(files);
}

/** The same ones for everybody. @returns paths */
export function selfSignedFiles(): { readonly key: string; readonly cert: string } {
  const place = join(folder, "self-signed");
  const [key, cert] = [join(place, "tls.key"), join(place, "tls.crt")];
  if (existsSync(cert)) return { key, cert };
  mkdirSync(place, { recursive: true });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key];
  const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  execFileSync("openssl", ["req", "-x509", ...newKey, "-out", cert, ...name, "-days", "2"], { stdio: "ignore" });
  return { key, cert };
}
