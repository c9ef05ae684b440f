/** A connection lives while its peer answers. */

import type http2 from "node:http2";

/** A silent peer is sent a PING; if it does not answer within the same time, the connection is half open and ends. */
export function pingWhenIdle(session: http2.Http2Session, keepaliveMs: number): void {
  let late: NodeJS.Timeout | undefined;
  const end = () => session.destroy(new Error("no answer to a ping"));
  session.setTimeout(keepaliveMs);
  // Not as the callback of `setTimeout`, which Node calls only once.
  session.on("timeout", () => {
    if (session.destroyed || late) return;
    late = setTimeout(end, keepaliveMs);
    const isAsked = session.ping(() => {
      clearTimeout(late);
      late = undefined;
      if (!session.destroyed) session.setTimeout(keepaliveMs);
    });
    if (!isAsked) end();
  });
  session.on("close", () => clearTimeout(late));
}
