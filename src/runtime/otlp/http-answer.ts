/**
 * What a server answered over OTLP/HTTP, in protobuf or JSON: how much it rejected of what it took, and why it took nothing.
 *
 * @see OTLP specification 1.9, "OTLP/HTTP Response": an answer has the type of the request
 */

import type { Buffer } from "node:buffer";
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

/** @returns its members, undefined for what is not an object of JSON */
function jsonIn(body: Buffer): Members | undefined {
  try {
    return membersOf(JSON.parse(body.toString("utf8")));
  } catch {
    return undefined;
  }
}

type Members = ReadonlyMap<string, unknown>;

function membersOf(value: unknown): Members | undefined {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? new Map(Object.entries(value)) : undefined;
}

/** By signal. */
const rejectedNames = ["rejectedSpans", "rejectedDataPoints", "rejectedLogRecords"];

function partialSuccessIn(response: Members | undefined): PartialSuccess | undefined {
  const partial = response && membersOf(response.get("partialSuccess") ?? {});
  if (!partial) return undefined;
  const rejected = Number(rejectedNames.map((name) => partial.get(name)).find((count) => count !== undefined) ?? 0);
  const isCount = Number.isSafeInteger(rejected) && rejected > 0;
  return { rejected: isCount ? rejected : 0, message: textOf(partial.get("errorMessage")) };
}

function statusIn(status: Members | undefined): Refusal | undefined {
  if (!status) return undefined;
  const code = status.get("code");
  return { code: typeof code === "number" ? code : 0, message: textOf(status.get("message")) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
