/** How backends are trusted and what is shown to them. Follows its files: new connections use their current content. */

import type { SecureContextOptions } from "node:tls";
import type { ClientTlsConfig } from "../../contract/balancer-config.ts";
import type { FollowedFiles } from "./credentials-file.ts";

export type ClientTls = SecureContextOptions & { readonly servername?: string };

/** @throws the file system's error when a file cannot be read for the first time */
export function clientCredentials(config: ClientTlsConfig, files: FollowedFiles): () => ClientTls {
  const named = { ca: config.caFile, cert: config.certFile, key: config.keyFile };
  const present = Object.entries(named).flatMap(([name, path]) => (path === undefined ? [] : [{ name, path }]));
  const contents = files.follow(
    present.map(({ path }) => path),
    { problem: problemOf },
  );
  return () => ({
    ...Object.fromEntries(present.map(({ name }, index) => [name, contents()[index]])),
    ...(config.serverName !== undefined && { servername: config.serverName }),
    minVersion: "TLSv1.2",
  });
}

/** Node takes an authority that is not one without a word, and then trusts nobody. */
function problemOf(content: string): string | undefined {
  return content.includes("-----BEGIN ") ? undefined : "is neither a certificate nor a key in PEM";
}
