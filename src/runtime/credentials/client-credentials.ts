/** How backends are trusted and what is shown to them. Follows its files: new connections use their current content. */

import type { SecureContextOptions } from "node:tls";
import type { ClientTlsConfig } from "../../contract/balancer-config.ts";
import type { FollowedFiles } from "./credentials-file.ts";
import { type Pems, pemProblem, tlsProblem } from "./pem-problem.ts";

export type ClientTls = SecureContextOptions & { readonly servername?: string };

/** @throws the file system's error when a file cannot be read for the first time */
export function clientCredentials(config: ClientTlsConfig, files: FollowedFiles): () => ClientTls {
  const paths = { ca: config.caFile, cert: config.certFile, key: config.keyFile };
  const present = Object.entries(paths).flatMap(([name, path]) => (path === undefined ? [] : [{ name, path }]));
  const named = (contents: readonly string[]): Pems =>
    Object.fromEntries(present.map(({ name }, index) => [name, contents[index]]));
  const contents = files.follow(
    present.map(({ path }) => path),
    { problem: pemProblem, together: (given) => tlsProblem(named(given)) },
  );
  return () => ({
    ...named(contents()),
    ...(config.serverName !== undefined && { servername: config.serverName }),
    minVersion: "TLSv1.2",
  });
}
