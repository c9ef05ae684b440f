import { expect, test } from "vitest";
import { serveOperations } from "../../src/runtime/operations.ts";
import { balancerConfig } from "./configuration.ts";
import { freePort } from "./free-port.ts";
import { startedBalancer } from "./started-balancer.ts";

test("a mistake of ours in a page is answered 500 and reported; the next request is served", async () => {
  const { telemetry } = balancerConfig([]);
  const [metrics, health] = [
    { host: "127.0.0.1", port: await freePort() },
    { host: "127.0.0.1", port: await freePort() },
  ];
  const config = balancerConfig([], { telemetry: { ...telemetry, metrics, health } });
  const balancer = await startedBalancer(config);
  const status = () => {
    throw new Error("our mistake");
  };
  const failures: string[] = [];
  await serveOperations(config, status, (error) => failures.push(String(error)));
  const asked = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
  expect(await asked(health.port, "/status")).toBe(500);
  expect(await asked(metrics.port, "/metrics")).toBe(500);
  expect(failures).toEqual(["Error: our mistake", "Error: our mistake"]);
  expect(await asked(health.port, "/livez")).toBe(200);
  balancer.close();
});
