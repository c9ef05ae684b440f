/** The link between a balancer and its pool, as both Collectors are told of it: they agree on encryption and identity. */

import type { JsonObject } from "../../model/json.ts";
import { type Components, isNamed, type Pool, type Topology } from "../../model/topology.ts";
import * as defaults from "../defaults.ts";
import { linkFiles, linkToken } from "../kubernetes/secret-mounts.ts";
import { headlessService, serviceHost } from "../names.ts";

const authenticator = "bearertokenauth";

/** `tls` of the exporter. Endpoints of a discovered pool are addresses, so the name in the certificate is given. */
export function exporterTls(pool: Pool, topology: Topology): JsonObject {
  const files = linkFiles(pool);
  if (!files) return { insecure: true };
  return {
    insecure: false,
    ca_file: files.ca,
    cert_file: files.certificate,
    key_file: files.key,
    reload_interval: defaults.tlsReloadInterval,
    ...(!isNamed(pool) && { server_name_override: serviceHost(headlessService(pool), topology) }),
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
export function authSetting({ auth }: Pool): JsonObject {
  return auth ? { auth: { authenticator } } : {};
}

/** The extension behind `auth`, which reads the token again when the Secret changes. */
export function authExtension(pool: Pool): Components {
  const filename = linkToken(pool);
  return filename === undefined ? {} : { [authenticator]: { scheme: "Bearer", filename } };
}
