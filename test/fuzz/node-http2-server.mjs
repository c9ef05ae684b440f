/** A server on node:http2, in a process of its own: some of what `npm run fuzz:frames` sends ends it. Says its port. */

import { Buffer } from "node:buffer";
import http2 from "node:http2";

const settings = { maxConcurrentStreams: 1_000, initialWindowSize: 2 ** 20, maxHeaderListSize: 16_384 };
const server = http2.createServer({ settings });
server.on("session", (session) => session.on("error", () => {}));
server.on("stream", (stream) => {
  stream.on("error", () => {});
  stream.resume();
  stream.on("end", () => {
    if (stream.destroyed || stream.closed) return;
    stream.respond({ ":status": 200, "content-type": "text/plain" }, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "x-trailer": "there" }));
    stream.end(Buffer.from("an answer"));
  });
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address().port));
process.on("disconnect", () => process.exit());
