/** How backends are trusted and what is shown to them. Follows its files: new connections use their current content. */

import type { SecureContextOptions } from "node:tls";
import type { ClientTlsConfig } from "../../contract/balancer-config.ts";
import { type FollowedFilesEvents, followFiles } from "./credentials-file.ts";

export type ClientTls = SecureContextOptions & { readonly servername?: string };

export interface ClientCredentials {
  readonly options: () => ClientTls;
  readonly refresh: () => void;
  readonly close: () => void;
}

export function clientCredentials(config: ClientTlsConfig, events: FollowedFilesEvents): ClientCredentials {
  const named = { ca: config.caFile, cert: config.certFile, key: config.keyFile };
  const present = Object.entries(named).flatMap(([name, path]) => (path === undefined ? [] : [{ name, path }]));
  const files = followFiles(
    present.map(({ path }) => path),
    events,
  );
  return {
    options: () => ({
      ...Object.fromEntries(present.map(({ name }, index) => [name, files.contents()[index]])),
      ...(config.serverName !== undefined && { servername: config.serverName }),
      minVersion: "TLSv1.2",
    }),
    refresh: files.refresh,
    close: files.close,
  };
}
