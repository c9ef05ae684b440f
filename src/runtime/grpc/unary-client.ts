/** Unary calls of gRPC over a connection of HTTP/2: one message out, one result back. */

import { Buffer } from "node:buffer";
import type { Http2Client } from "../http2/client.ts";
import type { ReceivedHeaders, StreamEnd } from "../http2/stream.ts";
import { type Outgoing, settlesOnce, settleUnsent, type Unanswered } from "../outgoing.ts";
import { prefixBytes } from "./message-reader.ts";
import { percentDecoded } from "./percent-encoding.ts";
import { type GrpcCode, grpcCode } from "./status.ts";
import { timeoutHeader } from "./timeout.ts";

/** An answer is small; a larger one ends its call. */
const responseBytesMax = 64 * 1_024;

export interface UnaryResult {
  readonly kind: "answered";
  readonly code: GrpcCode;
  readonly message: string;
  /** The response message, of a call that went well. */
  readonly body: Uint8Array;
  /** `grpc-status-details-bin`: google.rpc.Status in its bytes. */
  readonly details: Uint8Array | undefined;
}

/** Its pieces are one message. The buffer of the first piece should have room for the prefix before it. */
export interface UnaryRequest extends Outgoing<UnaryResult> {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As in `grpc-encoding`; undefined for none. */
  readonly encoding: string | undefined;
}

export function callUnary(client: Http2Client, request: UnaryRequest): void {
  const { path, headers, encoding, timeoutMs } = request;
  const answer: ReceivedHeaders[] = [];
  const chunks: Buffer[] = [];
  let received = 0;
  const stream = client.request(
    {
      headers: {
        ":method": "POST",
        ":scheme": client.scheme,
        ":path": path,
        ":authority": client.authority,
        "content-type": "application/grpc",
        te: "trailers",
        "user-agent": "fairlead",
        ...(encoding !== undefined && { "grpc-encoding": encoding }),
        ...headers,
      },
      own: { "grpc-timeout": timeoutHeader(timeoutMs) },
      pieces: framed(request.pieces, encoding !== undefined),
    },
    {
      headers: (found) => {
        answer.push(found);
      },
      data: (chunk) => {
        received += chunk.length;
        if (received > responseBytesMax) cancel();
        else chunks.push(chunk);
      },
      closed: (end) => {
        settle(resultOf(answer, chunks, end));
        request.left();
      },
    },
  );
  const cancel = () => typeof stream !== "string" && stream.cancel();
  if (typeof stream === "string") {
    settleUnsent(request, stream);
    return;
  }
  const settle = settlesOnce(request, cancel);
}

/** One message of all pieces. Its prefix goes into the room before the first piece, if there is any. */
function framed(pieces: readonly Buffer[], isCompressed: boolean): readonly Buffer[] {
  const [first, ...others] = pieces;
  const hasRoom = first && !isCompressed && first.byteOffset >= prefixBytes;
  const head = hasRoom
    ? Buffer.from(first.buffer, first.byteOffset - prefixBytes, first.length + prefixBytes)
    : Buffer.allocUnsafe(prefixBytes);
  head[0] = isCompressed ? 1 : 0;
  head.writeUInt32BE(
    pieces.reduce((sum, piece) => sum + piece.length, 0),
    1,
  );
  return [head, ...(hasRoom ? others : pieces)];
}

/** @param answer its head, and trailers behind it */
function resultOf(
  answer: readonly ReceivedHeaders[],
  chunks: readonly Buffer[],
  { isUnprocessed, reason }: StreamEnd,
): UnaryResult | Unanswered {
  const status = Number(answer[0]?.get(":status") ?? 200);
  const grpcStatus = answer.at(-1)?.get("grpc-status");
  if (grpcStatus !== undefined) return answered(answer, Number(grpcStatus), chunks);
  if (status !== 200) return httpRefusal(status);
  return { kind: isUnprocessed ? "unsent" : "unknown", message: reason };
}

function answered(answer: readonly ReceivedHeaders[], status: number, chunks: readonly Buffer[]): UnaryResult {
  const last = answer.at(-1);
  const details = last?.get("grpc-status-details-bin");
  return {
    kind: "answered",
    code: Number.isInteger(status) ? status : grpcCode.unknown,
    message: percentDecoded(last?.get("grpc-message") ?? ""),
    body: Buffer.concat(chunks).subarray(prefixBytes),
    details: details === undefined ? undefined : Buffer.from(details, "base64"),
  };
}

const payloadTooLarge = 413;
const retryableStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** From a proxy in between, or a server that does not speak gRPC. @see gRPC, "HTTP to gRPC Status Code Mapping" */
function httpRefusal(status: number): UnaryResult {
  const isTooLarge = status === payloadTooLarge;
  const code = retryableStatuses.has(status) ? grpcCode.unavailable : grpcCode.unknown;
  const message = `HTTP status ${status}${isTooLarge ? ": too large" : ""}`;
  return {
    kind: "answered",
    code: isTooLarge ? grpcCode.resourceExhausted : code,
    message,
    body: new Uint8Array(),
    details: undefined,
  };
}
