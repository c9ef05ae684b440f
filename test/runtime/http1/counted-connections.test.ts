import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { CountedConnections } from "../../../src/runtime/http1/counted-connections.ts";
import { closingAfterEach } from "../closing.ts";

const closing = closingAfterEach();

function counted(most: number) {
  let taken = 0;
  const connections = new CountedConnections({
    take: () => {
      if (taken >= most) return false;
      taken++;
      return true;
    },
    give: () => taken--,
  });
  return { connections, taken: () => taken };
}

test("a connection counts from the request that needs it to its end, however many use it", async () => {
  const server = http.createServer((_request, response) => response.end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing(() => server.close());
  const { port } = server.address() as AddressInfo;
  const agent = new http.Agent({ keepAlive: true });
  const { connections, taken } = counted(1);
  const ask = async () => {
    const request = http.get({ port, host: "127.0.0.1", agent });
    connections.begun(request);
    const [response] = (await once(request, "response")) as [http.IncomingMessage];
    response.resume();
    await once(request, "close");
  };
  for (let n = 0; n < 3; n++) {
    expect(connections.mayPost()).toBe(true);
    await ask();
    expect(taken()).toBe(1);
  }
  agent.destroy();
  await expect.poll(taken).toBe(0);
});

test("a request waits where all connections are in use, and one that cannot begin needs none", () => {
  const { connections, taken } = counted(1);
  expect([connections.mayPost(), connections.mayPost()]).toEqual([true, false]);
  connections.notBegun();
  expect(taken()).toBe(0);
  expect(connections.mayPost()).toBe(true);
});
