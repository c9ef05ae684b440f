import { Buffer } from "node:buffer";
import { once } from "node:events";
import http2 from "node:http2";
import net, { type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { pingWhenIdle } from "../../../src/runtime/http2/keepalive.ts";
import { closingAfterEach } from "../closing.ts";

const closing = closingAfterEach();
const keepaliveMs = 60;

/** A server that keeps its connections alive. @returns its port, and what its first session ended with */
async function server() {
  const made = http2.createServer();
  const ended = new Promise<string>((resolve) => {
    made.on("session", (session) => {
      session.on("error", (error) => resolve(error.message));
      pingWhenIdle(session, keepaliveMs);
      closing(() => session.destroy());
    });
  });
  made.listen(0, "127.0.0.1");
  await once(made, "listening");
  closing(() => made.close());
  // A test server listens on an address, never on a pipe.
  return { port: (made.address() as AddressInfo).port, ended };
}

test("a peer that answers is asked again and again, and stays", async () => {
  const { port } = await server();
  const session = http2.connect(`http://127.0.0.1:${port}`);
  closing(() => session.destroy());
  let pings = 0;
  session.on("ping", () => pings++);
  await expect.poll(() => pings, { timeout: 5_000 }).toBeGreaterThan(3);
  expect(session.destroyed).toBe(false);
});

test("a peer that does not answer loses its connection after twice the time", async () => {
  const { port, ended } = await server();
  const begun = performance.now();
  const socket = net.connect(port, "127.0.0.1");
  closing(() => socket.destroy());
  // The preface of RFC 9113, 3.4, with empty SETTINGS. Whatever comes back, nobody answers.
  socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  socket.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]));
  socket.resume();
  expect(await ended).toBe("no answer to a ping");
  expect(performance.now() - begun).toBeGreaterThan(2 * keepaliveMs - 10);
});
