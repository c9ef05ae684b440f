/** Unary calls of gRPC over a connection of HTTP/2: one message out, one result back. */

import { Buffer } from "node:buffer";
import { Deadline } from "../deadlines.ts";
import type { Http2Client } from "../http2/client.ts";
import { writeUint32 } from "../http2/frames.ts";
import type { ClientStream, ClientStreamListener, Headers, ReceivedHeaders, StreamEnd } from "../http2/stream.ts";
import { type Outgoing, settleUnsent, type Unanswered, unanswered } from "../outgoing.ts";
import { AnswerHead } from "./answer-head.ts";
import { prefixBytes } from "./message-reader.ts";
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
  #own: Headers = {};
  #ownMs = -1;

  constructor(client: Http2Client) {
    this.#client = client;
  }

  call(request: UnaryRequest): void {
    const { pieces, encoding, timeoutMs } = request;
    const exchange = new UnaryExchange(request);
    const message = {
      headers: this.#headers(request),
      own: this.#timeout(timeoutMs),
      pieces: framed(pieces, encoding !== undefined),
      trailers: undefined,
    };
    const stream = this.#client.request(message, exchange);
    if (typeof stream === "string") settleUnsent(request, stream);
    else exchange.began(stream);
  }

  /** Calls of one moment have as much time. */
  #timeout(timeoutMs: number): Headers {
    const ms = Math.floor(timeoutMs);
    if (ms !== this.#ownMs) this.#own = { "grpc-timeout": timeoutHeader(ms) };
    this.#ownMs = ms;
    return this.#own;
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
  #head: AnswerHead | undefined;
  /** Behind the head, if there are any. */
  #trailers: AnswerHead | undefined;
  /** What came behind the prefix of the message. */
  #chunks: Buffer[] | undefined;
  #received = 0;
  #stream: ClientStream | undefined;
  #late: Deadline | undefined;
  #isSettled = false;

  constructor(request: UnaryRequest) {
    this.#request = request;
  }

  began(stream: ClientStream): void {
    this.#stream = stream;
    this.#late = new Deadline(this.#request.timeoutMs, this);
  }

  /** Its time is over. */
  late(): void {
    this.#settle(unanswered(this.#request.timeoutMs));
    this.#stream?.cancel();
  }

  headers(found: ReceivedHeaders): void {
    if (this.#head) this.#trailers = AnswerHead.of(found);
    else this.#head = AnswerHead.of(found);
  }

  data(bytes: Buffer, start: number, end: number): void {
    const from = start + Math.max(0, prefixBytes - this.#received);
    this.#received += end - start;
    if (this.#received > responseBytesMax) this.#stream?.cancel();
    else if (end > from) {
      this.#chunks ??= [];
      this.#chunks.push(bytes.subarray(from, end));
    }
  }

  closed(end: StreamEnd): void {
    this.#settle(resultOf(this.#head, this.#trailers, joined(this.#chunks), end));
    this.#chunks = undefined;
    this.#request.left();
  }

  #settle(result: UnaryResult | Unanswered): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#late?.cancel();
    this.#request.settled(result);
  }
}

const nothing = Buffer.alloc(0);

/** Most answers have come in one piece. */
function joined(chunks: readonly Buffer[] = []): Buffer {
  return chunks.length > 1 ? Buffer.concat(chunks) : (chunks[0] ?? nothing);
}

/** One message of all pieces. Its prefix goes into the room before the first piece, if there is any. */
function framed(pieces: readonly Buffer[], isCompressed: boolean): readonly Buffer[] {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  const [first] = pieces;
  const hasRoom = first && !isCompressed && first.byteOffset >= prefixBytes;
  const head = hasRoom
    ? Buffer.from(first.buffer, first.byteOffset - prefixBytes, first.length + prefixBytes)
    : Buffer.allocUnsafe(prefixBytes);
  head[0] = isCompressed ? 1 : 0;
  writeUint32(head, 1, length);
  if (!hasRoom) return [head, ...pieces];
  return pieces.length === 1 ? [head] : [head, ...pieces.slice(1)];
}

function resultOf(
  head: AnswerHead | undefined,
  trailers: AnswerHead | undefined,
  body: Buffer,
  { isUnprocessed, reason }: StreamEnd,
): UnaryResult | Unanswered {
  const last = trailers ?? head;
  if (last?.code !== undefined) return answered(last, last.code, body);
  if (head && head.status !== 200) return httpRefusal(head.status);
  return { kind: isUnprocessed ? "unsent" : "unknown", message: reason };
}

const succeeded: UnaryResult = { kind: "answered", code: grpcCode.ok, message: "", body: nothing, details: undefined };

function answered({ message, details }: AnswerHead, code: number, body: Buffer): UnaryResult {
  if (code === grpcCode.ok && body.length === 0 && message === "") return succeeded;
  return { kind: "answered", code, message, body, details };
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
