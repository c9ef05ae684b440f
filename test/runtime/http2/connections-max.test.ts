import { once } from "node:events";
import http2 from "node:http2";
import { describe, expect, test } from "vitest";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig } from "../configuration.ts";
import { startEchoServer } from "./echo-server.ts";
import { asked, nodeSession } from "./node-peer.ts";

const closing = closingAfterEach();
const { limits } = balancerConfig([]);

async function server(changes: Parameters<typeof startEchoServer>[0]) {
  const made = await startEchoServer(changes);
  closing(made.close);
  return made;
}

function nodeClient(port: number) {
  const session = nodeSession(port);
  closing(() => session.destroy());
  return session;
}

describe("with as many connections as a server takes", () => {
  test("the one that has rested for longest gives way, and hears that nothing of its is lost", async () => {
    const { port, faults } = await server({ limits: { ...limits, connectionsMax: 3 } });
    const rested = [nodeClient(port), nodeClient(port), nodeClient(port)];
    for (const client of rested) await asked(client);
    const goaway = new Promise<number[]>((resolve) =>
      rested[0]?.on("goaway", (code, lastStream) => resolve([code, lastStream])),
    );
    expect((await asked(nodeClient(port))).status).toBe(200);
    expect(await goaway).toEqual([http2.constants.NGHTTP2_NO_ERROR, 1]);
    await expect.poll(() => rested.map(({ closed }) => closed)).toEqual([true, false, false]);
    expect(faults).toEqual(["gave way"]);
  });

  test("of an address that has as many as it may, its own that has rested for longest gives way", async () => {
    const { port, faults } = await server({ limits: { ...limits, connectionsMax: 100, connectionsPerAddressMax: 2 } });
    const [busy, rested] = [nodeClient(port), nodeClient(port)];
    await asked(rested);
    const stream = busy.request({ ":method": "POST", ":path": "/" }, { endStream: false });
    stream.on("error", () => {});
    stream.write("begun");
    await new Promise((resolve) => setTimeout(resolve, 50));
    const goaway = once(rested, "goaway");
    expect((await asked(nodeClient(port))).status).toBe(200);
    expect((await goaway).slice(0, 2)).toEqual([http2.constants.NGHTTP2_NO_ERROR, 1]);
    expect([busy.closed, faults]).toEqual([false, ["gave way"]]);
  });

  test("one whose request is under way stays, and nobody else comes in its place", async () => {
    const { port } = await server({ limits: { ...limits, connectionsMax: 1 } });
    const busy = nodeClient(port);
    const stream = busy.request({ ":method": "POST", ":path": "/" }, { endStream: false });
    stream.on("error", () => {});
    stream.write("begun");
    await once(busy, "remoteSettings");
    await new Promise((resolve) => setTimeout(resolve, 50));
    const other = nodeClient(port);
    await once(other, "close");
    expect(busy.closed).toBe(false);
  });

  test("a request that there was no memory for does not keep its connection", async () => {
    const full = { ...limits, connectionsMax: 1, heldBytesMax: 1 };
    const { port } = await server({ limits: full, held: createHeldBytes(1) });
    const refused = nodeClient(port);
    await expect(asked(refused)).rejects.toThrow("NGHTTP2_REFUSED_STREAM");
    nodeClient(port);
    await once(refused, "close");
  });
});
