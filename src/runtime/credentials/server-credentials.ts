/** The certificate of a listener and the authority that signs its clients; both follow their files. */

import type { SecureContextOptions, TLSSocket, TlsOptions, Server as TlsServer } from "node:tls";
import type { ServerTlsConfig } from "../../contract/balancer-config.ts";
import type { FollowedFiles, FollowedFilesEvents } from "./credentials-file.ts";
import { pemProblem, tlsProblem } from "./pem-problem.ts";

/** With TLS 1.2 those whose keys are forgotten with the connection, and no CBC; 1.3 has no others. */
const ciphers = [
  ...["TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256"],
  ...["ECDHE-ECDSA", "ECDHE-RSA"].flatMap((key) => [
    `${key}-AES128-GCM-SHA256`,
    `${key}-AES256-GCM-SHA384`,
    `${key}-CHACHA20-POLY1305`,
  ]),
].join(":");

/** Makes a server that answers with what is in the files from then on, and whose failed handshakes are reported. */
export type ServerCredentials = <Server extends TlsServer>(create: (options: TlsOptions) => Server) => Server;

export interface ServerCredentialsEvents extends FollowedFilesEvents {
  /** A client whose certificate, or whose lack of one, ended the handshake. */
  readonly handshakeFailed: (reason: string, peer: string) => void;
}

/** @throws the file system's error when a file cannot be read for the first time */
export function serverCredentials(
  config: ServerTlsConfig,
  files: FollowedFiles,
  handshakeFailed: ServerCredentialsEvents["handshakeFailed"],
): ServerCredentials {
  const { certFile, keyFile, clientCaFile } = config;
  const servers: TlsServer[] = [];
  const contents = files.follow([certFile, keyFile, ...(clientCaFile === undefined ? [] : [clientCaFile])], {
    settings: ["tls.certFile", "tls.keyFile", "tls.clientCaFile"],
    problem: pemProblem,
    together: ([cert, key, ca]) => tlsProblem({ cert, key, ca }),
    changed: () => {
      for (const server of servers) server.setSecureContext(context());
    },
  });
  const context = (): SecureContextOptions => {
    const [cert, key, ca] = contents();
    return { cert, key, minVersion: "TLSv1.2", ciphers, ...(ca !== undefined && { ca }) };
  };
  return (create) => {
    const server = create({
      ...context(),
      requestCert: clientCaFile !== undefined,
      rejectUnauthorized: clientCaFile !== undefined,
    });
    servers.push(server);
    server.on("tlsClientError", (error, socket) =>
      handshakeFailed(reasonOf(error, socket), socket.remoteAddress ?? "unknown"),
    );
    return server;
  };
}

/** When Node itself refuses a certificate, the error only says that the socket hung up; OpenSSL puts its reason last. */
function reasonOf(error: Error, { authorizationError }: TLSSocket): string {
  // Typed as an Error, but in fact a code (Node 20 to 24).
  const code: unknown = authorizationError;
  if (code) return `the client's certificate: ${String(code)}`;
  return /SSL routines:[^:]*:([^:]+)/.exec(error.message)?.[1] ?? error.message;
}
