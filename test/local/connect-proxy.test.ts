import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { afterEach, expect, test } from "vitest";
import { startConnectProxy } from "../../src/local/connect-proxy.ts";

const close: (() => void)[] = [];
afterEach(() => {
  for (const one of close.splice(0)) one();
});

/** What a proxy answers to CONNECT, and what comes back through it. */
async function through(port: number, target: string): Promise<{ status: number | undefined; echoed: string }> {
  const request = http.request({ port, host: "127.0.0.1", method: "CONNECT", path: target }).end();
  const [response, socket] = (await once(request, "connect")) as [http.IncomingMessage, net.Socket];
  if (response.statusCode !== 200) return { status: response.statusCode, echoed: "" };
  socket.end("hello");
  let echoed = "";
  for await (const part of socket) echoed += String(part);
  return { status: 200, echoed };
}

test("a name of the topology leads to its local port, and every other name nowhere", async () => {
  const echo = net.createServer((socket) => socket.pipe(socket)).listen(0, "127.0.0.1");
  await once(echo, "listening");
  const { port } = echo.address() as net.AddressInfo;
  const proxy = await startConnectProxy((target) => (target === "backend-1.example:4317" ? port : undefined));
  close.push(proxy.close, () => echo.close());
  expect(await through(proxy.port, "backend-1.example:4317")).toEqual({ status: 200, echoed: "hello" });
  expect(await through(proxy.port, "example.com:443")).toEqual({ status: 403, echoed: "" });
});
