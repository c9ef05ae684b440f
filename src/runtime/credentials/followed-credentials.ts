/** All certificates and tokens of a balancer, each following its files. */

import type { AuthConfig, BalancerConfig, ServerTlsConfig } from "../../contract/balancer-config.ts";
import { type Authorization, followAuthorization } from "./authorization.ts";
import { type ClientTls, clientCredentials } from "./client-credentials.ts";
import { followFiles } from "./credentials-file.ts";
import { type ServerCredentials, type ServerCredentialsEvents, serverCredentials } from "./server-credentials.ts";

export interface FollowedCredentials {
  readonly grpcTls: ServerCredentials | undefined;
  readonly httpTls: ServerCredentials | undefined;
  readonly clientTls: (() => ClientTls) | undefined;
  readonly grpcAuth: Authorization | undefined;
  readonly httpAuth: Authorization | undefined;
  readonly exporterAuth: Authorization | undefined;
  readonly refresh: () => void;
  readonly close: () => void;
}

/** @throws the file system's error when a file cannot be read for the first time */
export function followCredentials(
  { receivers, exporter }: BalancerConfig,
  events: ServerCredentialsEvents,
): FollowedCredentials {
  const files = followFiles(events);
  const server = (tls: ServerTlsConfig | undefined) => tls && serverCredentials(tls, files, events.handshakeFailed);
  const authorization = (auth: AuthConfig | undefined) => auth && followAuthorization(auth, files);
  return {
    grpcTls: server(receivers.grpc?.tls),
    httpTls: server(receivers.http?.tls),
    clientTls: exporter.tls && clientCredentials(exporter.tls, files),
    grpcAuth: authorization(receivers.grpc?.auth),
    httpAuth: authorization(receivers.http?.auth),
    exporterAuth: authorization(exporter.auth),
    refresh: files.refresh,
    close: files.close,
  };
}
