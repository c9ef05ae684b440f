/** What an HTTP server asks of the service behind it, which does not know sockets. */

import type { HttpBody } from "./body.ts";

/** A rejected promise is a mistake of ours; the request is answered 500. */
export type HttpService = (request: HttpRequest) => Promise<void>;

export interface HttpRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly header: (name: string) => string | undefined;
  /** Read when it is asked for; once. */
  readonly body: () => Promise<HttpBody>;
  /** The sender went away before it was answered. */
  readonly onCancelled: (listener: () => void) => void;
  /** Does nothing if the sender is gone. */
  readonly answer: (answer: HttpAnswer) => void;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Uint8Array | string;
  /** Ends the connection: what the sender still sends is ignored. */
  readonly isLast: boolean;
}
