/**
 * What a server answered over OTLP/HTTP, in protobuf or JSON: how much it rejected of what it took, and why it took nothing.
 *
 * @see OTLP specification 1.9, "OTLP/HTTP Response": an answer has the type of the request
 */

import type { Buffer } from "node:buffer";
import { isJsonObject, type Json } from "../../model/json.ts";
import { type PartialSuccess, readExportResponse } from "./export-response.ts";
import { type RpcStatus, readRpcStatus } from "./rpc-status.ts";

type Refusal = Pick<RpcStatus, "code" | "message">;

/** @returns undefined for what is not such an answer */
export function readTaken(type: string | undefined, body: Buffer): PartialSuccess | undefined {
  switch (mediaType(type)) {
    case "application/x-protobuf":
      return readExportResponse(body);
    case "application/json":
      return partialSuccessIn(jsonIn(body));
    default:
      return undefined;
  }
}

/** @returns undefined for what is not such an answer */
export function readRefused(type: string | undefined, body: Buffer): Refusal | undefined {
  switch (mediaType(type)) {
    case "application/x-protobuf":
      return readRpcStatus(body);
    case "application/json":
      return statusIn(jsonIn(body));
    default:
      return undefined;
  }
}

/** Of RFC 9110, 8.3.1: without parameters, in any case. */
function mediaType(type: string | undefined): string | undefined {
  return type?.split(";", 1)[0]?.trim().toLowerCase();
}

function jsonIn(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString("utf8")) as Json; // That is what it gives.
  } catch {
    return undefined;
  }
}

/** By signal. */
const rejectedNames = ["rejectedSpans", "rejectedDataPoints", "rejectedLogRecords"];

function partialSuccessIn(response: Json | undefined): PartialSuccess | undefined {
  if (response === undefined || !isJsonObject(response)) return undefined;
  const partial = response["partialSuccess"] ?? {};
  if (!isJsonObject(partial)) return undefined;
  const rejected = Number(rejectedNames.map((name) => partial[name]).find((count) => count !== undefined) ?? 0);
  return {
    rejected: Number.isSafeInteger(rejected) ? Math.max(0, rejected) : 0,
    message: textOf(partial["errorMessage"]),
  };
}

function statusIn(status: Json | undefined): Refusal | undefined {
  if (status === undefined || !isJsonObject(status)) return undefined;
  const { code } = status;
  return { code: typeof code === "number" ? code : 0, message: textOf(status["message"]) };
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
