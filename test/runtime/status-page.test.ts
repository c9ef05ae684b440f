import { once } from "node:events";
import net from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { CountedStatus } from "../../src/contract/status.ts";
import type { PageAnswer, PageState } from "../../src/page/page-state.ts";
import { countedStatus } from "../../src/runtime/metrics/counted-status.ts";
import { createRegistry } from "../../src/runtime/metrics/registry.ts";
import { startStatusPage } from "../../src/runtime/status-page.ts";
import { balancerConfig } from "./configuration.ts";
import { freePort } from "./free-port.ts";
import { startedBalancer } from "./started-balancer.ts";

const opened: { readonly close: () => void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

const names = ["127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3"];

async function pageOf(endpoints: readonly string[], status?: () => CountedStatus) {
  const base = balancerConfig(endpoints);
  const config = { ...base, telemetry: { ...base.telemetry, page: { port: await freePort() } } };
  const balancer = await startedBalancer(config);
  const registry = createRegistry();
  const page = await startStatusPage({
    config,
    status: status ?? (() => countedStatus(balancer.status(), registry)),
    events: () => [{ atMs: 1, text: "127.0.0.1:1 was ejected", times: 2 }],
    failed: () => {},
  });
  opened.push(balancer, ...(page ? [page] : []));
  const asked = async <Answer>(path: string) =>
    (await (await fetch(`http://127.0.0.1:${page?.port}${path}`)).json()) as Answer;
  return { page, asked, balancer, registry };
}

describe("a balancer's page", () => {
  test("shows its backends with what they own, and has no buttons", async () => {
    const { asked, page } = await pageOf(names);
    const { balancers, actions, events } = await asked<PageState>("/state");
    expect(actions).toEqual([]);
    expect(events).toEqual([{ atMs: 1, text: "127.0.0.1:1 was ejected", times: 2 }]);
    expect(balancers[0]?.backends.map(({ name }) => name)).toEqual(names);
    const owned = balancers[0]?.backends.reduce((sum, one) => sum + (one.owned.traces ?? 0), 0);
    expect(owned).toBeCloseTo(1, 9);
    const origin = `http://127.0.0.1:${page?.port}`;
    const headers = { origin, "content-type": "application/json" };
    const pressed = await fetch(`${origin}/act`, { method: "POST", headers, body: '{"kind":"stop","backend":"a"}' });
    expect(pressed.status).toBe(405);
  });

  test("says where a trace goes, and that nobody is there to take it", async () => {
    const { asked } = await pageOf(names);
    const { answers } = await asked<{ readonly answers: readonly PageAnswer[] }>(
      "/route?traceId=4bf92f3577b34da6a3ce929d0e0e4736",
    );
    expect(answers).toMatchObject([
      { signal: "traces", by: "trace id", result: { kind: "routed", hash: 374_044_869, place: { at: 4_869 } } },
    ]);
    expect(JSON.stringify(answers)).toContain("there is no connection to it: what has this key waits in the balancer");
  });

  test("counts what was counted since the start", async () => {
    const { asked, registry } = await pageOf(names);
    registry.add("otelcol_exporter_sent_spans_total", { endpoint: names[0] ?? "" }, 7);
    registry.add("otelcol_exporter_sent_log_records_total", { endpoint: names[0] ?? "" }, 5);
    registry.add("otelcol_receiver_accepted_spans_total", { transport: "grpc" }, 9);
    registry.add("otelcol_loadbalancer_backend_outcome_total", { endpoint: names[0] ?? "", success: "false" }, 2);
    registry.histogram("otelcol_loadbalancer_backend_latency_milliseconds", { endpoint: names[0] ?? "" }).observe(7);
    const { balancers } = await asked<PageState>("/state");
    expect(balancers[0]?.counts).toMatchObject({ acceptedItems: 9 });
    expect(balancers[0]?.backends[0]).toMatchObject({
      items: 12,
      calls: { failed: 2 },
      latency: { count: 1, sumMs: 7 },
    });
    expect(balancers[0]?.backends[1]).toMatchObject({ items: 0 });
  });

  test("of thousands of backends shows some, and lays out no tables beside its work", async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `127.0.0.1:${index + 1}`);
    const made = countedStatus((await startedBalancerOf(names)).status(), createRegistry());
    const [first] = made.backends;
    const status = { ...made, backends: many.flatMap((endpoint) => (first ? [{ ...first, endpoint }] : [])) };
    const { asked } = await pageOf(names, () => status);
    const { balancers } = await asked<PageState>("/state");
    expect(balancers[0]?.backends).toHaveLength(500);
    expect(balancers[0]?.notes).toEqual(["the first 500 of 2000 backends are shown"]);
    expect(await asked("/ring?signal=traces")).toHaveProperty("reason");
  });

  test("is not there where nobody asked for it", async () => {
    const config = balancerConfig(names);
    const nothing = { status: () => countedStatus({} as never, createRegistry()), events: () => [], failed: () => {} }; // not called
    expect(await startStatusPage({ config, ...nothing })).toBeUndefined();
  });

  test("says which port it cannot have", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as net.AddressInfo;
    const base = balancerConfig(names);
    const config = { ...base, telemetry: { ...base.telemetry, page: { port } } };
    const nothing = { status: () => countedStatus({} as never, createRegistry()), events: () => [], failed: () => {} }; // not called
    await expect(startStatusPage({ config, ...nothing })).rejects.toThrow("EADDRINUSE");
    server.close();
  });
});

async function startedBalancerOf(endpoints: readonly string[]) {
  const balancer = await startedBalancer(balancerConfig(endpoints));
  opened.push(balancer);
  return balancer;
}
