/** What an HTTP server asks of a service behind it, which knows no sockets: requests, one after another. */

import type { HttpBody } from "./body.ts";

export interface HttpService {
  /** A promise that is rejected is a mistake of ours: the request is answered so. */
  readonly receive: (request: HttpRequest) => Promise<void>;
}

export interface HttpRequest {
  readonly method: string;
  /** Without what is asked behind it. */
  readonly path: string;
  readonly header: (name: string) => string | undefined;
  /** Arrives when it is asked for; once. */
  readonly body: () => Promise<HttpBody>;
  /** The sender went away before it was answered. */
  readonly onCancelled: (listener: () => void) => void;
  /** Nothing happens where the sender is gone. */
  readonly answer: (answer: HttpAnswer) => void;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Uint8Array | string;
  /** What the sender still sends on this connection is not wanted. */
  readonly isLast: boolean;
}
