import { Buffer } from "node:buffer";
import { once } from "node:events";
import { expect, test } from "vitest";
import { closingAfterEach } from "../closing.ts";
import { startEchoServer } from "./echo-server.ts";
import { nodeSession } from "./node-peer.ts";

const closing = closingAfterEach();

test("a client that holds its body back until it hears 100 is told so, and answered", async () => {
  const { port, close, faults } = await startEchoServer();
  closing(close);
  const session = nodeSession(port);
  closing(() => session.destroy());
  for (const body of ["first", "second"]) {
    const stream = session.request({ ":method": "POST", ":path": "/", expect: "100-Continue" });
    await once(stream, "continue");
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.end(body);
    const [head] = await once(stream, "response");
    await once(stream, "close");
    expect([head[":status"], String(Buffer.concat(chunks))]).toEqual([200, body]);
  }
  expect(faults).toEqual([]);
});

test("one that is refused is not asked for its body", async () => {
  const { port, close } = await startEchoServer({
    receive: (stream) => {
      stream.refuse({ ":status": 404 });
      return undefined;
    },
  });
  closing(close);
  const session = nodeSession(port);
  closing(() => session.destroy());
  const stream = session.request({ ":method": "POST", ":path": "/", expect: "100-continue" });
  let isAsked = false;
  stream.on("continue", () => {
    isAsked = true;
  });
  const [head] = await once(stream, "response");
  await once(stream.resume(), "close");
  expect([head[":status"], isAsked]).toEqual([404, false]);
});
