/** Credentials of a server whose certificate nobody signed but itself, for peers that do not look. */

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServerCredentials } from "../../../src/runtime/credentials/server-credentials.ts";
import { folder } from "./processes.ts";

export function selfSigned(): ServerCredentials {
  const place = join(folder, "self-signed");
  mkdirSync(place, { recursive: true });
  const [key, cert] = [join(place, "tls.key"), join(place, "tls.crt")];
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key];
  execFileSync("openssl", ["req", "-x509", ...newKey, "-out", cert, "-subj", "/CN=localhost", "-days", "2"], {
    stdio: "ignore",
  });
  const files = { key: readFileSync(key), cert: readFileSync(cert) };
  return (create) => create(files);
}
