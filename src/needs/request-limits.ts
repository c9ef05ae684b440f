/**
 * How large a request an `otlp` receiver takes, decompressed (configgrpc leaves it to grpc-go, confighttp has its own default; 0.129.0
 * and 0.161.0). A larger one is lost: exporters do not cut it and do not send it again.
 */

import type { Path } from "../diagnostics/place.ts";
import { isJsonObject, type Json, jsonAt } from "../model/json.ts";

const mebibyte = 2 ** 20;

/** grpc-go's defaultServerMaxReceiveMessageSize. */
const grpcRequestBytes: number = 4 * mebibyte;
/** confighttp's defaultMaxRequestBodySize. */
export const httpRequestBytes: number = 20 * mebibyte;

export interface RequestLimit {
  readonly bytes: number;
  /** Of the setting, in the receiver's; undefined for a default. */
  readonly at: Path | undefined;
}

const settingOf = {
  grpc: { at: ["protocols", "grpc", "max_recv_msg_size_mib"], unit: mebibyte, otherwise: grpcRequestBytes },
  http: { at: ["protocols", "http", "max_request_body_size"], unit: 1, otherwise: httpRequestBytes },
} as const;

/** @param receiver its settings @returns undefined where it does not listen for the protocol */
export function requestLimit(receiver: Json | undefined, protocol: "grpc" | "http"): RequestLimit | undefined {
  const settings = receiver ?? null;
  const protocols = jsonAt(settings, ["protocols"]);
  if (!isJsonObject(protocols) || !Object.hasOwn(protocols, protocol)) return undefined;
  const { at, unit, otherwise } = settingOf[protocol];
  const written = jsonAt(settings, at);
  return typeof written === "number" && written > 0
    ? { bytes: written * unit, at }
    : { bytes: otherwise, at: undefined };
}
