/** The certificate of a listener and the authority that signs its clients; both follow their files. */

import type { SecureContextOptions, TLSSocket, TlsOptions } from "node:tls";
import type { ServerTlsConfig } from "../../contract/balancer-config.ts";
import { type FollowedFilesEvents, followFiles } from "./credentials-file.ts";

export interface ServerCredentials {
  readonly options: () => TlsOptions;
  /** The listener is called with what new connections use from then on. */
  readonly follow: (listener: (context: SecureContextOptions) => void) => void;
  /** Reports why a handshake failed. */
  readonly refused: (error: Error, socket: TLSSocket) => void;
  readonly refresh: () => void;
  readonly close: () => void;
}

export interface ServerCredentialsEvents extends FollowedFilesEvents {
  /** A client whose certificate, or whose lack of one, ended the handshake. */
  readonly handshakeFailed: (reason: string, peer: string) => void;
}

export function serverCredentials(config: ServerTlsConfig, events: ServerCredentialsEvents): ServerCredentials {
  const { certFile, keyFile, clientCaFile } = config;
  const listeners: ((context: SecureContextOptions) => void)[] = [];
  const files = followFiles([certFile, keyFile, ...(clientCaFile === undefined ? [] : [clientCaFile])], {
    failed: events.failed,
    changed: () => {
      for (const listener of listeners) listener(context());
      events.changed();
    },
  });
  const context = (): SecureContextOptions => {
    const [cert, key, ca] = files.contents();
    return { cert, key, minVersion: "TLSv1.2", ...(ca !== undefined && { ca }) };
  };
  return {
    options: () => ({
      ...context(),
      requestCert: clientCaFile !== undefined,
      rejectUnauthorized: clientCaFile !== undefined,
    }),
    follow: (listener) => {
      listeners.push(listener);
    },
    refused: (error, socket) => events.handshakeFailed(reasonOf(error, socket), socket.remoteAddress ?? "unknown"),
    refresh: files.refresh,
    close: files.close,
  };
}

/** When Node itself refuses a certificate, the error only says that the socket hung up; OpenSSL puts its reason last. */
function reasonOf(error: Error, { authorizationError }: TLSSocket): string {
  // Typed as an Error, but in fact a code (Node 20 to 24).
  const code: unknown = authorizationError;
  if (code) return `the client's certificate: ${String(code)}`;
  return /SSL routines:[^:]*:([^:]+)/.exec(error.message)?.[1] ?? error.message;
}
