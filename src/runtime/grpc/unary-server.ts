/** Unary calls of gRPC on the streams of HTTP/2: one message in, one answer out. */

import { Buffer } from "node:buffer";
import type { Answer, ServerStream, ServerStreamListener } from "../http2/stream.ts";
import type { BufferPool } from "../memory/buffer-pool.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import { CallHead } from "./call-head.ts";
import { MessageReader, noRoom, prefixBytes, type ReceivedMessage } from "./message-reader.ts";
import { percentEncoded } from "./percent-encoding.ts";
import { grpcCode, type Refusal } from "./status.ts";

/** A refusal, or with code 0 a success. */
export interface UnaryAnswer extends Refusal {
  /** Of a call that went well: the bytes of the response message; none for an empty one. */
  readonly body?: Uint8Array;
  /** google.rpc.Status in its bytes, for `grpc-status-details-bin`. */
  readonly details?: Uint8Array | undefined;
}

/** With a method, not to be taken apart. */
export interface Cancellable {
  cancel(): void;
}

/** What answers the calls; it knows neither streams nor frames. */
export interface UnaryService {
  /** An answer refuses the call, whose message is then not read. */
  /** Of a message to a path that is admitted. */
  readonly bytesMax: (path: string) => number;
  readonly admit: (path: string, authorization: string | undefined) => UnaryAnswer | undefined;
  /** Hears of a call that was refused while its message was read, as there was no memory for it. */
  readonly noRoom?: (path: string) => void;
  /** The promise matters only when it is rejected, by a mistake of ours. */
  readonly call: (call: UnaryCall) => Promise<void> | undefined;
}

export interface UnaryServerOptions {
  readonly pool: BufferPool;
  readonly service: UnaryService;
  /** Hears of a mistake of ours, after which the call was answered INTERNAL. */
  readonly failed: (error: unknown) => void;
}

/** @returns what an HTTP/2 server is to do with each stream */
export function unaryServer(options: UnaryServerOptions): (stream: ServerStream) => ServerStreamListener | undefined {
  return (stream) => {
    const head = CallHead.of(stream.head);
    const wrong = head.refusal ?? options.service.admit(head.path, head.authorization);
    if (!wrong) return new Exchange(stream, head, options);
    refuse(stream, wrong);
    return undefined;
  };
}

/** From the head of a call to its end. These are classes because every call makes one of each. */
class Exchange implements ServerStreamListener {
  readonly #stream: ServerStream;
  readonly #head: CallHead;
  readonly #options: UnaryServerOptions;
  readonly #reader: MessageReader;
  #call: UnaryCall | undefined;

  constructor(stream: ServerStream, head: CallHead, options: UnaryServerOptions) {
    this.#stream = stream;
    this.#head = head;
    this.#options = options;
    this.#reader = new MessageReader(options.service.bytesMax(head.path), stream.held, options.pool);
  }

  data(bytes: Buffer, start: number, end: number, isLast: boolean): void {
    const refusal = this.#reader.push(bytes, start, end, isLast);
    if (refusal === noRoom) this.#options.service.noRoom?.(this.#head.path);
    if (refusal) refuse(this.#stream, refusal);
  }

  end(): void {
    const message = this.#reader.end();
    if ("code" in message) refuse(this.#stream, message);
    else {
      this.#call = new UnaryCall(this.#stream, this.#head, message);
      serve(this.#call, this.#options);
    }
  }

  late(): void {
    refuse(this.#stream, { code: grpcCode.deadlineExceeded, message: "the message took too long to arrive" });
  }

  closed(): void {
    this.#reader.abandon();
    this.#call?.closed();
  }
}

/** A call that has its whole message. With methods, not to be taken apart. */
export class UnaryCall {
  readonly head: CallHead;
  /** The encoding of a message whose flag says that it is compressed, otherwise "identity". */
  readonly encoding: string;
  readonly message: ReceivedMessage;
  readonly #stream: ServerStream;
  #state: "open" | "answered" | "left" = "open";
  #cancelled: Cancellable | undefined;

  constructor(stream: ServerStream, head: CallHead, message: ReceivedMessage) {
    this.head = head;
    this.encoding = message.compressed ? head.encoding : "identity";
    this.message = message;
    this.#stream = stream;
  }

  /** The account of its connection. */
  get held(): HeldBytes {
    return this.#stream.held;
  }

  /** What to cancel when the sender goes away before it was answered. */
  onCancelled(cancelled: Cancellable): void {
    if (this.#state === "left") cancelled.cancel();
    else this.#cancelled = cancelled;
  }

  /** Only the first one counts. */
  answer(answer: UnaryAnswer): void {
    if (this.#state === "answered") return;
    this.#state = "answered";
    if (answer.code === grpcCode.ok) respond(this.#stream, answer.body);
    else refuse(this.#stream, answer);
  }

  /** For the server: its exchange is over. */
  closed(): void {
    if (this.#state !== "open") return;
    this.#state = "left";
    this.#cancelled?.cancel();
  }
}

/** A mistake of ours costs one call its answer, and no other call. */
function serve(call: UnaryCall, { service, failed }: UnaryServerOptions): void {
  const fail = (error: unknown) => {
    failed(error);
    call.message.release();
    call.answer(internalError);
  };
  try {
    service.call(call)?.catch(fail);
  } catch (error) {
    fail(error);
  }
}

const internalError: Refusal = {
  code: grpcCode.internal,
  message: "an internal error; the balancer's log has it",
};

const headers = Object.freeze({ ":status": 200, "content-type": "application/grpc" });
const trailers = Object.freeze({ "grpc-status": "0" });
/** What nearly every call is answered. */
const accepted: Answer = Object.freeze({ headers, pieces: [Buffer.alloc(prefixBytes)], trailers });

function respond(stream: ServerStream, body: Uint8Array | undefined): void {
  if (!body || body.length === 0) {
    stream.respond(accepted);
    return;
  }
  const framed = Buffer.alloc(prefixBytes + body.length);
  framed.writeUInt32BE(body.length, 1);
  framed.set(body, prefixBytes);
  stream.respond({ headers, pieces: [framed], trailers });
}

function refuse(stream: ServerStream, { code, message, details }: UnaryAnswer): void {
  stream.refuse({
    ...headers,
    "grpc-status": String(code),
    "grpc-message": percentEncoded(message),
    ...(details && { "grpc-status-details-bin": Buffer.from(details).toString("base64") }),
  });
}
