/** Where `fairlead verify` sends, and what it shows there, from its options. */

import { accessSync, constants } from "node:fs";
import { followAuthorization } from "../runtime/credentials/authorization.ts";
import { clientCredentials } from "../runtime/credentials/client-credentials.ts";
import { followFiles } from "../runtime/credentials/credentials-file.ts";
import { reasonOf } from "../runtime/reason.ts";
import type { Destination } from "../verify/otlp-client.ts";
import { fileProblem } from "./file-problem.ts";

export interface DestinationOptions {
  readonly protocol?: "grpc" | "http";
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly serverName?: string;
  readonly tokenFile?: string;
}

/** Files are read once. @returns what is wrong, in words, where something is */
export function destinationOf(to: string, options: DestinationOptions): Destination | string {
  const url = URL.canParse(to) ? new URL(to) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    return `--to ${to}: is not an address such as http://host:4317`;
  if (url.port === "") return `--to ${to}: has no port; OTLP/gRPC has 4317, OTLP/HTTP 4318`;
  const isTls = url.protocol === "https:";
  const problem = misfitOf(options, isTls) ?? unreadableOf(options);
  if (problem !== undefined) return problem;
  const { protocol, ca: caFile, cert: certFile, key: keyFile, serverName, tokenFile } = options;
  const files = followFiles({ changed: () => {}, failed: () => {} });
  try {
    const tls = isTls ? clientCredentials({ caFile, certFile, keyFile, serverName }, files) : undefined;
    const authorization =
      tokenFile === undefined ? undefined : followAuthorization({ kind: "bearer", tokenFile }, files);
    return {
      protocol: protocol ?? (url.port === "4318" ? "http" : "grpc"),
      target: url.host,
      tls,
      headers: () => (authorization ? { authorization: authorization.header() } : {}),
      compression: "none",
    };
  } catch (error) {
    return reasonOf(error);
  } finally {
    files.close();
  }
}

function misfitOf({ ca, cert, key, serverName }: DestinationOptions, isTls: boolean): string | undefined {
  if ((cert === undefined) !== (key === undefined)) return "--cert and --key go together";
  const [forTls] = Object.entries({ "--ca": ca, "--cert": cert, "--server-name": serverName }).flatMap(
    ([option, value]) => (value === undefined ? [] : [option]),
  );
  return forTls !== undefined && !isTls ? `${forTls} is for TLS: write --to https://…` : undefined;
}

function unreadableOf({ ca, cert, key, tokenFile }: DestinationOptions): string | undefined {
  for (const [option, file] of Object.entries({
    "--ca": ca,
    "--cert": cert,
    "--key": key,
    "--token-file": tokenFile,
  })) {
    try {
      if (file !== undefined) accessSync(file, constants.R_OK);
    } catch (error) {
      return `${option} ${file}: ${fileProblem(error)}`;
    }
  }
  return undefined;
}
