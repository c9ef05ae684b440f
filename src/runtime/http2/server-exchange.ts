/** A request and its answer at the server's end: what comes on a stream, for whoever listens, within time and memory. */

import type { Buffer } from "node:buffer";
import type { HeldBytes } from "../memory/held-bytes.ts";
import { turnTime } from "../turn-end.ts";
import { type ErrorCode, errorCode } from "./frames.ts";
import type { FieldList } from "./hpack/decoder.ts";
import { type MessageFields, readHead } from "./message-head.ts";
import type { Session } from "./session.ts";
import type { SessionStream, SessionStreamListener } from "./session-stream.ts";
import type { Answer, Headers, ServerStream, ServerStreamListener } from "./stream.ts";

const goOn: Headers = Object.freeze({ ":status": 100 });

/** What an exchange has of its connection. */
export interface ExchangeConnection {
  readonly session: Session;
  readonly held: HeldBytes;
  /** @returns undefined if the stream was refused already */
  readonly receive: (stream: ServerStream) => ServerStreamListener | undefined;
  /** One of its exchanges is over. */
  readonly rests: () => void;
}

export interface Begun {
  readonly head: MessageFields;
  /** Held for it already. */
  readonly heldBytes: number;
}

/** A class because every request makes one. */
export class ServerExchange implements ServerStream, SessionStreamListener {
  readonly held: HeldBytes;
  readonly head: MessageFields;
  readonly #connection: ExchangeConnection;
  readonly #stream: SessionStream;
  readonly #heldBytes: number;
  #listener: ServerStreamListener | undefined;
  /** Of the first byte of the request, then of the first of the answer. */
  #since = turnTime();
  #isAnswered = false;
  #isWhole = false;

  constructor(connection: ExchangeConnection, stream: SessionStream, { head, heldBytes }: Begun) {
    this.#connection = connection;
    this.held = connection.held;
    this.#stream = stream;
    this.head = head;
    this.#heldBytes = heldBytes;
    this.#listener = connection.receive(this);
    if (head.waitsForContinue && !this.#isAnswered) connection.session.sending.interim(stream, goOn);
  }

  respond(answer: Answer): void {
    if (this.#isAnswered || !this.#stream.maySend) return;
    this.#answers();
    this.#connection.session.sending.answer(this.#stream, answer);
  }

  refuse(headers: Headers): void {
    if (this.#isAnswered || !this.#stream.maySend) return;
    this.#answers();
    const { session } = this.#connection;
    session.sending.send(this.#stream, { headers, pieces: [], trailers: undefined });
    // The rest of the request is of no use. @see RFC 9113, 8.1
    session.reset(this.#stream, errorCode.noError);
  }

  /** The server looks at everything that is under way now and then. */
  sweep(limit: number): void {
    if (this.#since > limit) return;
    if (this.#isAnswered) this.#connection.session.reset(this.#stream, errorCode.cancel);
    else if (!this.#isWhole) this.#listener?.late();
  }

  headers(fields: FieldList, isLast: boolean): ErrorCode | undefined {
    return isLast && readHead(fields, "trailers") ? undefined : errorCode.protocolError;
  }

  data(bytes: Buffer, start: number, end: number, isLast: boolean): void {
    if (!this.#isAnswered) this.#listener?.data(bytes, start, end, isLast);
  }

  end(): void {
    this.#isWhole = true;
    if (!this.#isAnswered) this.#listener?.end();
  }

  closed(): void {
    this.held.release(this.#heldBytes);
    this.#listener?.closed();
    this.#connection.rests();
  }

  #answers(): void {
    this.#isAnswered = true;
    this.#since = turnTime();
  }
}
