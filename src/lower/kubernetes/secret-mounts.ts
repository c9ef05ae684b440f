/** Secrets that pods mount, and the files that configurations find there. */

import type { ClientTlsConfig } from "../../contract/balancer-config.ts";
import type { GeneratorConfig } from "../../contract/generator-config.ts";
import type { SecretMount } from "../../model/pod.ts";
import type { BearerToken, ExistingPool, Generator, Pool, SenderSecurity, Tls } from "../../model/topology.ts";
import * as defaults from "../defaults.ts";

export interface CertificateFiles {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** As cert-manager names them. */
const certificateKeys = Object.freeze(["tls.crt", "tls.key"]);

function certificateFiles(folder: string): CertificateFiles {
  return Object.freeze({ ca: `${folder}/ca.crt`, certificate: `${folder}/tls.crt`, key: `${folder}/tls.key` });
}

export const senderFiles: CertificateFiles = certificateFiles(defaults.sendersTlsFolder);

/** What either end of the link between balancer and backends shows; undefined for a link in plain text. */
export function linkFiles({ security }: Pool): CertificateFiles | undefined {
  return security === undefined || security === "plaintext" ? undefined : certificateFiles(defaults.tlsFolder);
}

export function linkToken({ auth }: { readonly auth?: BearerToken | undefined }): string | undefined {
  return auth && `${defaults.tokenFolder}/${auth.key}`;
}

export function senderToken({ auth }: SenderSecurity): string | undefined {
  return auth && `${defaults.sendersTokenFolder}/${auth.key}`;
}

export function linkMounts({ security, auth }: Pool, end: "serverSecret" | "clientSecret"): readonly SecretMount[] {
  return [
    ...(security && security !== "plaintext"
      ? [{ name: "tls", secret: security[end], keys: ["ca.crt", ...certificateKeys], path: defaults.tlsFolder }]
      : []),
    ...(auth ? [{ name: "token", secret: auth.secret, keys: [auth.key], path: defaults.tokenFolder }] : []),
  ];
}

/** What a balancer shows to backends that exist already, and trusts them by. */
export function existingMounts({ security, auth }: ExistingPool): readonly SecretMount[] {
  const { caSecret, clientSecret } = typeof security === "object" ? security : {};
  return [
    ...(clientSecret
      ? [
          {
            name: "tls",
            secret: clientSecret,
            keys: [...(caSecret ? [] : ["ca.crt"]), ...certificateKeys],
            path: defaults.tlsFolder,
          },
        ]
      : []),
    ...(caSecret ? [{ name: "backends-ca", secret: caSecret, keys: ["ca.crt"], path: defaults.backendsCaFolder }] : []),
    ...(auth ? [{ name: "token", secret: auth.secret, keys: [auth.key], path: defaults.tokenFolder }] : []),
  ];
}

/** What a generator or a verification shows to its balancer, and trusts it by. */
export function sendingMounts({ security, auth }: Sending): readonly SecretMount[] {
  const { caSecret, clientSecret } = typeof security === "object" ? security : {};
  return [
    ...(clientSecret
      ? [
          {
            name: "balancer-tls",
            secret: clientSecret,
            keys: [...(caSecret ? [] : ["ca.crt"]), ...certificateKeys],
            path: defaults.balancerTlsFolder,
          },
        ]
      : []),
    ...(caSecret ? [{ name: "balancer-ca", secret: caSecret, keys: ["ca.crt"], path: defaults.balancerCaFolder }] : []),
    ...(auth
      ? [{ name: "balancer-token", secret: auth.secret, keys: [auth.key], path: defaults.balancerTokenFolder }]
      : []),
  ];
}

export interface Sending {
  readonly security?: Generator["security"] | undefined;
  readonly auth?: BearerToken | undefined;
}

export function sendingFiles({ security, auth }: Sending): Pick<GeneratorConfig, "tls" | "auth"> {
  const { caSecret, clientSecret, serverName } = typeof security === "object" ? security : {};
  const client = clientSecret === undefined ? undefined : certificateFiles(defaults.balancerTlsFolder);
  const tls: ClientTlsConfig = {
    caFile: caSecret === undefined ? client?.ca : certificateFiles(defaults.balancerCaFolder).ca,
    certFile: client?.certificate,
    keyFile: client?.key,
    serverName,
  };
  return {
    tls: typeof security === "object" ? tls : undefined,
    auth: auth && { kind: "bearer", tokenFile: `${defaults.balancerTokenFolder}/${auth.key}` },
  };
}

/** A Secret of the authority alone comes before the one that may be beside the client's certificate. */
export function existingFiles({ caSecret, clientSecret }: Tls): Partial<CertificateFiles> {
  const client = clientSecret === undefined ? {} : certificateFiles(defaults.tlsFolder);
  return caSecret === undefined ? client : { ...client, ca: certificateFiles(defaults.backendsCaFolder).ca };
}

/** What a balancer shows to those who send to it, and what it asks of them. */
export function senderMounts({ tls, auth }: SenderSecurity): readonly SecretMount[] {
  return [
    ...(tls
      ? [
          {
            name: "senders-tls",
            secret: tls.secret,
            keys: [...(tls.clientCertificates ? ["ca.crt"] : []), ...certificateKeys],
            path: defaults.sendersTlsFolder,
          },
        ]
      : []),
    ...(auth
      ? [{ name: "senders-token", secret: auth.secret, keys: [auth.key], path: defaults.sendersTokenFolder }]
      : []),
  ];
}
