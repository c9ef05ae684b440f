/** The link between a balancer and its pool: what each end must say so that both agree on encryption and identity. */

import type { JsonObject } from "../../model/json.ts";
import type { SecretMount } from "../../model/plan.ts";
import { type Components, isNamed, type Pool, type Topology } from "../../model/topology.ts";
import * as defaults from "../defaults.ts";
import { headlessService, serviceHost } from "../names.ts";

const authenticator = "bearertokenauth";

function certificateFiles(): { readonly ca: string; readonly certificate: string; readonly key: string } {
  const folder = defaults.tlsFolder;
  return { ca: `${folder}/ca.crt`, certificate: `${folder}/tls.crt`, key: `${folder}/tls.key` };
}

/** `tls` of the exporter. Endpoints of a discovered pool are addresses, so the name in the certificate is given. */
export function clientTls(pool: Pool, topology: Topology): JsonObject {
  if (pool.security === undefined || pool.security === "plaintext") return { insecure: true };
  const { ca, certificate, key } = certificateFiles();
  return {
    insecure: false,
    ca_file: ca,
    cert_file: certificate,
    key_file: key,
    reload_interval: defaults.tlsReloadInterval,
    ...(!isNamed(pool) && { server_name_override: serviceHost(headlessService(pool), topology) }),
  };
}

/** `tls` of the backends' receiver, or nothing. */
export function serverTls(pool: Pool): JsonObject {
  if (pool.security === undefined || pool.security === "plaintext") return {};
  const { ca, certificate, key } = certificateFiles();
  return {
    tls: { client_ca_file: ca, cert_file: certificate, key_file: key, reload_interval: defaults.tlsReloadInterval },
  };
}

/** `auth` of either end, or nothing. */
export function authSetting(pool: Pool): JsonObject {
  return pool.auth ? { auth: { authenticator } } : {};
}

/** The extension behind `auth`, reading the token again when the Secret changes. */
export function authExtension(pool: Pool): Components {
  if (!pool.auth) return {};
  return { [authenticator]: { scheme: "Bearer", filename: `${defaults.tokenFolder}/${pool.auth.key}` } };
}

/** Secrets that one end mounts. */
export function linkMounts(pool: Pool, end: "server" | "client"): readonly SecretMount[] {
  const mounts: SecretMount[] = [];
  if (pool.security && pool.security !== "plaintext") {
    const secret = end === "server" ? pool.security.serverSecret : pool.security.clientSecret;
    mounts.push({ name: "tls", secret, path: defaults.tlsFolder });
  }
  if (pool.auth) mounts.push({ name: "token", secret: pool.auth.secret, path: defaults.tokenFolder });
  return mounts;
}
