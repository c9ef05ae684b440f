/** All certificates and tokens of a balancer, each following its files. */

import type { AuthConfig, BalancerConfig } from "../../contract/balancer-config.ts";
import { type Authorization, followAuthorization } from "./authorization.ts";
import { type ClientCredentials, clientCredentials } from "./client-credentials.ts";
import { type ServerCredentials, type ServerCredentialsEvents, serverCredentials } from "./server-credentials.ts";

export interface FollowedCredentials {
  readonly grpcTls: ServerCredentials | undefined;
  readonly httpTls: ServerCredentials | undefined;
  readonly clientTls: ClientCredentials | undefined;
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
  const asked = (auth: AuthConfig | undefined) => auth && followAuthorization(auth, events);
  const credentials = {
    grpcTls: receivers.grpc?.tls && serverCredentials(receivers.grpc.tls, events),
    httpTls: receivers.http?.tls && serverCredentials(receivers.http.tls, events),
    clientTls: exporter.tls && clientCredentials(exporter.tls, events),
    grpcAuth: asked(receivers.grpc?.auth),
    httpAuth: asked(receivers.http?.auth),
    exporterAuth: asked(exporter.auth),
  };
  const all = Object.values(credentials).filter((one) => one !== undefined);
  return {
    ...credentials,
    refresh: () => {
      for (const one of all) one.refresh();
    },
    close: () => {
      for (const one of all) one.close();
    },
  };
}
