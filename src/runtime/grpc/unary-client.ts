/** Unary calls of gRPC over a connection of HTTP/2: one message out, one result back. */

import { Buffer } from "node:buffer";
import { Deadline } from "../deadlines.ts";
import type { Http2Client } from "../http2/client.ts";
import type { ClientStream, ClientStreamListener, Headers, ReceivedHeaders, StreamEnd } from "../http2/stream.ts";
import { type Outgoing, settleUnsent, type Unanswered, unanswered } from "../outgoing.ts";
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

/** Calls over one connection. */
export class UnaryClient {
  readonly #client: Http2Client;
  /** By path: the same object for the same head, which is not written again then. */
  readonly #heads = new Map<string, Head>();

  constructor(client: Http2Client) {
    this.#client = client;
  }

  call(request: UnaryRequest): void {
    const { pieces, encoding, timeoutMs } = request;
    const exchange = new UnaryExchange(request);
    const stream = this.#client.request(
      {
        headers: this.#headers(request),
        own: { "grpc-timeout": timeoutHeader(timeoutMs) },
        pieces: framed(pieces, encoding !== undefined),
      },
      exchange,
    );
    if (typeof stream === "string") settleUnsent(request, stream);
    else exchange.began(stream);
  }

  #headers({ path, encoding, headers: more }: UnaryRequest): Headers {
    const known = this.#heads.get(path);
    if (known && known.encoding === encoding && areSame(known.more, more)) return known.headers;
    const headers = {
      ":method": "POST",
      ":scheme": this.#client.scheme,
      ":path": path,
      ":authority": this.#client.authority,
      "content-type": "application/grpc",
      te: "trailers",
      "user-agent": "fairlead",
      ...(encoding !== undefined && { "grpc-encoding": encoding }),
      ...more,
    };
    this.#heads.set(path, { encoding, more, headers });
    return headers;
  }
}

interface Head {
  readonly encoding: string | undefined;
  /** Those that the caller adds. */
  readonly more: UnaryRequest["headers"];
  readonly headers: Headers;
}

function areSame(left: UnaryRequest["headers"], right: UnaryRequest["headers"]): boolean {
  for (const name in left) if (!(Object.hasOwn(right, name) && right[name] === left[name])) return false;
  for (const name in right) if (!Object.hasOwn(left, name)) return false;
  return true;
}

/** A call until its answer. A class because every call makes one. */
class UnaryExchange implements ClientStreamListener {
  readonly #request: UnaryRequest;
  /** The head of the answer, and trailers behind it. */
  readonly #answer: ReceivedHeaders[] = [];
  #chunks: Buffer[] = [];
  #received = 0;
  #stream: ClientStream | undefined;
  #late: Deadline | undefined;
  #isSettled = false;

  constructor(request: UnaryRequest) {
    this.#request = request;
  }

  began(stream: ClientStream): void {
    this.#stream = stream;
    const { timeoutMs } = this.#request;
    this.#late = new Deadline(timeoutMs, () => {
      this.#settle(unanswered(timeoutMs));
      stream.cancel();
    });
  }

  headers(found: ReceivedHeaders): void {
    this.#answer.push(found);
  }

  data(chunk: Buffer): void {
    this.#received += chunk.length;
    if (this.#received > responseBytesMax) this.#stream?.cancel();
    else this.#chunks.push(chunk);
  }

  closed(end: StreamEnd): void {
    this.#settle(resultOf(this.#answer, this.#chunks, end));
    this.#chunks = [];
    this.#request.left();
  }

  #settle(result: UnaryResult | Unanswered): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#late?.cancel();
    this.#request.settled(result);
  }
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
    body: bodyOf(chunks),
    details: details === undefined ? undefined : Buffer.from(details, "base64"),
  };
}

const payloadTooLarge = 413;
/** Usually it came as a whole. */
function bodyOf(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return (first && chunks.length === 1 ? first : Buffer.concat(chunks)).subarray(prefixBytes);
}

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
