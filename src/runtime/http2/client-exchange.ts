/** A request and its answer at the client's end: perhaps one that waits for its turn. */

import type { Buffer } from "node:buffer";
import { type ErrorCode, errorCode } from "./frames.ts";
import type { FieldList } from "./hpack/decoder.ts";
import { contentLength, readHead } from "./message-head.ts";
import type { Message } from "./sending.ts";
import type { Session } from "./session.ts";
import type { SessionStream, SessionStreamListener } from "./session-stream.ts";
import type { ClientStreamListener, StreamEnd } from "./stream.ts";

const switchingProtocols = 101;
const finalStatusMin = 200;

/** A class because every call makes one. */
export class ClientExchange implements SessionStreamListener {
  readonly #session: Session;
  readonly #listener: ClientStreamListener;
  readonly #over: (exchange: ClientExchange) => void;
  #message: Message | undefined;
  #stream: SessionStream | undefined;
  #hasHead = false;

  /** @param over its place is free */
  constructor(session: Session, message: Message, listener: ClientStreamListener, over: (me: ClientExchange) => void) {
    this.#session = session;
    this.#message = message;
    this.#listener = listener;
    this.#over = over;
  }

  /** Its turn has come. */
  begin(): void {
    const message = this.#message;
    this.#message = undefined;
    if (message) this.#stream = this.#session.request(message, this);
  }

  cancel(): void {
    if (this.#stream) this.#session.reset(this.#stream, errorCode.cancel);
    else if (this.#message) this.closed({ isUnprocessed: true, reason: "it was cancelled" });
  }

  headers(fields: FieldList, isLast: boolean): ErrorCode | undefined {
    const head = readHead(fields, this.#hasHead ? "trailers" : "answer");
    if (!head || (this.#hasHead && !isLast)) return errorCode.protocolError;
    if (!this.#hasHead) {
      const status = Number(head.get(":status"));
      if (status < finalStatusMin) return isLast || status === switchingProtocols ? errorCode.protocolError : undefined;
      this.#hasHead = true;
      if (this.#stream) this.#stream.contentLength = contentLength(head);
    }
    this.#listener.headers(head);
    return undefined;
  }

  data(piece: Buffer): void {
    if (this.#hasHead) this.#listener.data(piece);
    else this.#reset(errorCode.protocolError);
  }

  end(): void {
    if (!this.#hasHead) this.#reset(errorCode.protocolError);
    // An answer before the request was sent: the rest of it is of no use.
    else if (this.#stream?.maySend) this.#reset(errorCode.noError);
  }

  closed(end: StreamEnd): void {
    this.#message = undefined;
    this.#over(this);
    this.#listener.closed(end);
  }

  #reset(code: ErrorCode): void {
    if (this.#stream) this.#session.reset(this.#stream, code);
  }
}
