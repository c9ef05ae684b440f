/** The certificate of a listener and the authority that signs its clients; both follow their files. */

import type { SecureContextOptions, TLSSocket, TlsOptions, Server as TlsServer } from "node:tls";
import type { ServerTlsConfig } from "../../contract/balancer-config.ts";
import type { FollowedFiles, FollowedFilesEvents } from "./credentials-file.ts";

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
  const contents = files.follow([certFile, keyFile, ...(clientCaFile === undefined ? [] : [clientCaFile])], () => {
    for (const server of servers) server.setSecureContext(context());
  });
  const context = (): SecureContextOptions => {
    const [cert, key, ca] = contents();
    return { cert, key, minVersion: "TLSv1.2", ...(ca !== undefined && { ca }) };
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
