/** A request and its answer at the client's end: perhaps one that waits for its turn. */

import type { Buffer } from "node:buffer";
import { type ErrorCode, errorCode } from "./frames.ts";
import type { FieldList } from "./hpack/decoder.ts";
import { contentLength, type KnownHeads } from "./message-head.ts";
import type { Message } from "./sending.ts";
import type { Session } from "./session.ts";
import type { SessionStream, SessionStreamListener } from "./session-stream.ts";
import type { ClientStreamListener, StreamEnd } from "./stream.ts";

const switchingProtocols = 101;
const finalStatusMin = 200;

/** What an exchange has of its connection. */
export interface ClientExchangeConnection {
  readonly session: Session;
  readonly heads: KnownHeads;
  /** Its place is free. */
  readonly over: (exchange: ClientExchange) => void;
}

/** A class because every call makes one. */
export class ClientExchange implements SessionStreamListener {
  readonly #connection: ClientExchangeConnection;
  readonly #listener: ClientStreamListener;
  #message: Message | undefined;
  #stream: SessionStream | undefined;
  /** It has said something of the request, 1xx perhaps, and so has looked at it, whatever it says behind. */
  #isBegun = false;
  #hasHead = false;

  constructor(connection: ClientExchangeConnection, message: Message, listener: ClientStreamListener) {
    this.#connection = connection;
    this.#message = message;
    this.#listener = listener;
  }

  /** Its turn has come. */
  begin(): void {
    const message = this.#message;
    this.#message = undefined;
    if (message) this.#stream = this.#connection.session.request(message, this);
  }

  cancel(): void {
    if (this.#stream) this.#connection.session.reset(this.#stream, errorCode.cancel);
    else if (this.#message) this.closed({ isUnprocessed: true, reason: "it was cancelled" });
  }

  headers(fields: FieldList, isLast: boolean): ErrorCode | undefined {
    this.#isBegun = true;
    const head = this.#connection.heads.read(fields, this.#hasHead ? "trailers" : "answer");
    if (!head || (this.#hasHead && !isLast)) return errorCode.protocolError;
    if (!this.#hasHead) {
      const status = Number(head.get(":status"));
      if (status < finalStatusMin) return this.#informed(status, isLast);
      this.#hasHead = true;
      if (this.#stream) this.#stream.contentLength = contentLength(head);
    }
    this.#listener.headers(head);
    return undefined;
  }

  /** There may be any number of them, and a stream has no end of its own. */
  #informed(status: number, isLast: boolean): ErrorCode | undefined {
    if (isLast || status === switchingProtocols) return errorCode.protocolError;
    this.#connection.session.allowances.use("other frames");
    return undefined;
  }

  data(bytes: Buffer, start: number, end: number): void {
    if (this.#hasHead) this.#listener.data(bytes, start, end);
    else this.#reset(errorCode.protocolError);
  }

  end(): void {
    if (!this.#hasHead) this.#reset(errorCode.protocolError);
    // An answer before the request was sent: the rest of it is of no use.
    else if (this.#stream?.maySend) this.#reset(errorCode.noError);
  }

  closed(end: StreamEnd): void {
    this.#message = undefined;
    this.#connection.over(this);
    this.#listener.closed(this.#isBegun && end.isUnprocessed ? { ...end, isUnprocessed: false } : end);
  }

  #reset(code: ErrorCode): void {
    if (this.#stream) this.#connection.session.reset(this.#stream, code);
  }
}
