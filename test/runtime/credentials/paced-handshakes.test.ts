import { once } from "node:events";
import { readFileSync } from "node:fs";
import net, { type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import tls from "node:tls";
import { expect, test } from "vitest";
import { paceHandshakes } from "../../../src/runtime/credentials/paced-handshakes.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { closingAfterEach } from "../closing.ts";

const closing = closingAfterEach();
const file = (name: string) => readFileSync(`test/fixtures/certificates/localhost.${name}`);

async function served(heldBytesMax: number) {
  const held = createHeldBytes(heldBytesMax);
  const server = tls.createServer({ key: file("key"), cert: file("crt") }, (socket) => {
    socket.on("error", () => {});
    socket.pipe(socket);
  });
  paceHandshakes(server, held);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing(() => server.close());
  const { port } = server.address() as AddressInfo;
  const connect = () => {
    const socket = tls.connect({ port, host: "127.0.0.1", ca: file("crt"), servername: "localhost" });
    socket.on("error", () => {});
    closing(() => socket.destroy());
    return socket;
  };
  return { held, connect, port };
}

test("clients that come at once all get their handshake, and what it holds is given back with the connection", async () => {
  const { held, connect } = await served(10_000_000);
  const sockets = Array.from({ length: 40 }, connect);
  const echoes = sockets.map(async (socket, n) => {
    await once(socket, "secureConnect");
    socket.write(`hello ${n}`);
    const [chunk] = (await once(socket, "data")) as [Buffer];
    return chunk.toString();
  });
  expect(await Promise.all(echoes)).toEqual(sockets.map((_socket, n) => `hello ${n}`));
  expect(held.held()).toBeGreaterThan(40 * 20_000);
  for (const socket of sockets) socket.destroy();
  for (let look = 0; look < 3_000 && held.held() > 0; look++) await sleep(10);
  expect(held.held()).toBe(0);
});

test("without room there is no handshake, and who has said nothing holds as much as that takes", async () => {
  const { held, connect, port } = await served(50_000);
  const silent = net.connect(port, "127.0.0.1");
  closing(() => silent.destroy());
  const first = connect();
  await once(first, "secureConnect");
  const second = connect();
  await new Promise((resolve) => second.once("close", resolve));
  expect(second.authorized).toBe(false);
  first.destroy();
  for (let look = 0; look < 3_000 && held.held() > 8_192; look++) await sleep(10);
  expect(held.held()).toBe(8_192);
  silent.destroy();
  for (let look = 0; look < 3_000 && held.held() > 0; look++) await sleep(10);
  expect(held.held()).toBe(0);
  await once(connect(), "secureConnect");
});
