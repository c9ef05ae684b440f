/** How backends are trusted and what is shown to them. Follows its files: new connections use their current content. */

import { createSecureContext, type SecureContext, type SecureContextOptions } from "node:tls";
import type { ClientTlsConfig } from "../../contract/balancer-config.ts";
import type { FollowedFiles } from "./credentials-file.ts";
import { type Pems, pemProblem, tlsProblem } from "./pem-problem.ts";

export type ClientTls = SecureContextOptions & {
  readonly servername?: string;
  /** One for all connections: authorities that are read again for each are 20 KB of every connection. */
  readonly secureContext?: SecureContext;
};

/** TLS 1.2 is the least of which RFC 9325 approves. */
const minVersion = "TLSv1.2";

/** @throws the file system's error when a file cannot be read for the first time */
export function clientCredentials(config: ClientTlsConfig, files: FollowedFiles): () => ClientTls {
  const settings = { ca: "tls.caFile", cert: "tls.certFile", key: "tls.keyFile" } as const;
  const paths = { ca: config.caFile, cert: config.certFile, key: config.keyFile };
  const present = (["ca", "cert", "key"] as const).flatMap((name) => {
    const path = paths[name];
    return path === undefined ? [] : [{ name, path }];
  });
  const named = (contents: readonly string[]): Pems =>
    Object.fromEntries(present.map(({ name }, index) => [name, contents[index]]));
  const contents = files.follow(
    present.map(({ path }) => path),
    {
      settings: present.map(({ name }) => settings[name]),
      problem: pemProblem,
      together: (given) => tlsProblem(named(given)),
    },
  );
  let made: { readonly of: readonly string[]; readonly tls: ClientTls } | undefined;
  let version = 0;
  return () => {
    const texts = contents();
    if (made?.of !== texts) {
      const secureContext = createSecureContext({ ...named(texts), minVersion });
      // Agents of node:https keep connections by the texts of their options: one that names the context keeps old and new apart.
      const sessionIdContext = String(++version);
      const servername = config.serverName !== undefined && { servername: config.serverName };
      made = { of: texts, tls: { secureContext, sessionIdContext, minVersion, ...servername } };
    }
    return made.tls;
  };
}
