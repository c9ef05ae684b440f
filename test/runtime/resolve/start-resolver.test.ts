import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startResolver } from "../../../src/runtime/resolve/start-resolver.ts";
import { closingAfterEach } from "../closing.ts";

const closing = closingAfterEach();

test("a list in the configuration is there at once, in the order of rings, each endpoint once", () => {
  const lists: unknown[] = [];
  const backends = ["b:1", "a:1", "b:1"].map((endpoint, index) => ({ endpoint, weight: index + 1 }));
  const events = { changed: (list: unknown) => lists.push(list), failed: () => expect.unreachable() };
  startResolver({ kind: "static", backends }, Math.random, events);
  expect(lists).toEqual([
    [
      { endpoint: "a:1", weight: 2 },
      { endpoint: "b:1", weight: 3 },
    ],
  ]);
});

test("more backends than a balancer can have are a failed lookup", async () => {
  const addresses = Array.from({ length: 4_097 }, (_unused, index) => `10.0.${index >> 8}.${index & 255}`);
  const items = [{ metadata: { name: "slice" }, endpoints: [{ addresses }] }];
  const server = http.createServer((request, response) => {
    if (!request.url?.includes("watch=1")) response.end(JSON.stringify({ metadata: { resourceVersion: "1" }, items }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const folder = mkdtempSync(join(tmpdir(), "fairlead-resolver-"));
  writeFileSync(join(folder, "token"), "secret");
  const reasons: string[] = [];
  const stop = startResolver(
    {
      kind: "k8s",
      service: "backends",
      namespace: "default",
      port: 4317,
      apiServer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      tokenFile: join(folder, "token"),
      caFile: "",
    },
    () => 0.5,
    { changed: () => expect.unreachable("too many"), failed: (reason) => reasons.push(reason) },
  );
  closing(
    () => rmSync(folder, { recursive: true }),
    () => server.close(),
    () => server.closeAllConnections(),
    stop,
  );
  await expect.poll(() => reasons[0]).toBe("4097 backends are more than 4096");
});
