/** Clients of node:http2, the second implementation that a server talks to. */

import { Buffer } from "node:buffer";
import http2 from "node:http2";

/** Its owner ends it. */
export function nodeSession(port: number, options: http2.ClientSessionOptions = {}): http2.ClientHttp2Session {
  const session = http2.connect(`http://127.0.0.1:${port}`, options);
  session.on("error", () => {});
  return session;
}

interface Answer {
  readonly status: number | undefined;
  readonly body: Buffer;
  readonly trailer: unknown;
}

/** What a request is answered. */
export function asked(session: http2.ClientHttp2Session, body?: Buffer, headers: http2.OutgoingHttpHeaders = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const stream = session.request({ ":method": "POST", ":path": "/", ...headers }, { endStream: body === undefined });
    const chunks: Buffer[] = [];
    let [status, trailer]: [number | undefined, unknown] = [undefined, undefined];
    stream.on("response", (head) => {
      status = head[":status"];
    });
    stream.on("trailers", (trailers) => {
      trailer = trailers["x-trailer"];
    });
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("error", reject);
    stream.on("close", () => resolve({ status, body: Buffer.concat(chunks), trailer }));
    if (body) stream.end(body);
  });
}
