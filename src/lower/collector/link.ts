/** The link between a balancer and its pool, as both Collectors are told of it: they agree on encryption and identity. */

import type { JsonObject } from "../../model/json.ts";
import type { BearerToken, Components, Pool } from "../../model/topology.ts";
import * as defaults from "../defaults.ts";
import { linkFiles, linkToken } from "../kubernetes/secret-mounts.ts";
import type { Upstream } from "../upstream.ts";

const authenticator = "bearertokenauth";

/** `tls` of the exporter. */
export function exporterTls({ tls }: Upstream): JsonObject {
  if (!tls) return { insecure: true };
  const { ca, certificate, key, serverName } = tls;
  return {
    insecure: false,
    ...(ca !== undefined && { ca_file: ca }),
    ...(certificate !== undefined && key !== undefined && { cert_file: certificate, key_file: key }),
    ...((ca ?? certificate) !== undefined && { reload_interval: defaults.tlsReloadInterval }),
    ...(serverName !== undefined && { server_name_override: serverName }),
  };
}

/** `tls` of the backends' receiver, or nothing. */
export function receiverTls(pool: Pool): JsonObject {
  const files = linkFiles(pool);
  if (!files) return {};
  const { ca, certificate, key } = files;
  return {
    tls: { client_ca_file: ca, cert_file: certificate, key_file: key, reload_interval: defaults.tlsReloadInterval },
  };
}

/** `auth` of either end, or nothing. */
export function authSetting({ auth }: { readonly auth?: BearerToken | undefined }): JsonObject {
  return auth ? { auth: { authenticator } } : {};
}

/** The extension behind `auth`, which reads the token again when the Secret changes. */
export function authExtension(link: { readonly auth?: BearerToken | undefined }): Components {
  const filename = linkToken(link);
  return filename === undefined ? {} : { [authenticator]: { scheme: "Bearer", filename } };
}
