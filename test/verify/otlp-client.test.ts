import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { createOtlpClient } from "../../src/verify/otlp-client.ts";
import { freePort } from "../runtime/free-port.ts";

test("a balancer that is gone is waited for once, and not by each request", async () => {
  const target = `127.0.0.1:${await freePort()}`;
  const asked = { protocol: "grpc", target, tls: undefined, headers: () => ({}), compression: "none" } as const;
  const client = createOtlpClient(asked, 30);
  const send = () => client.send("traces", Buffer.alloc(0));
  expect(await send()).toMatchObject({ kind: "refused", message: expect.stringContaining("there is no connection") });
  const began = performance.now();
  for (let requests = 0; requests < 5; requests++) expect(await send()).toMatchObject({ kind: "refused" });
  client.close();
  expect(performance.now() - began).toBeLessThan(2_000);
});
