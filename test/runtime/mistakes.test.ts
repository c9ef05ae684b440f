import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { wholeCore } from "../../src/routing/split/general-core.ts";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { exportTraces, startTestBackend, startTestSender } from "./peers.ts";
import { startedBalancer } from "./started-balancer.ts";

const closing = closingAfterEach();

const request = resourceSection({}, scopeSection({}, span({ trace: "0123456789abcdef0123456789abcdef" })));
const listener = { host: "127.0.0.1", port: 0, tls: undefined, auth: undefined };
/** A balancer with a core that fails once in the middle of a request, as a mistake of ours would. */
async function mistaken() {
  const backend = await startTestBackend();
  const whole = wholeCore("traces");
  let plans = 0;
  const failures: string[] = [];
  const plan: typeof whole.plan = (...args) => {
    plans++;
    if (plans === 1) throw new Error("our mistake");
    return whole.plan(...args);
  };
  const balancer = await startedBalancer(
    balancerConfig([backend.endpoint], { receivers: { grpc: listener, http: listener } }),
    {
      cores: { traces: { ...whole, plan } },
      observer: { failed: (transport, error) => failures.push(`${transport}: ${(error as Error).message}`) },
    },
  );
  const sender = startTestSender(balancer.grpcPort ?? 0);
  closing(backend.close, balancer.drain, sender.close);
  return { balancer, sender, backend, failures, url: `http://127.0.0.1:${balancer.httpPort}/v1/traces` };
}

describe("a mistake of ours in one request", () => {
  test.each([
    ["plain", request, {}],
    ["compressed", gzipSync(request), { "grpc-encoding": "gzip" }],
  ])(
    "is answered INTERNAL over gRPC (%s) and reported; the next request is served",
    async (_form, message, headers) => {
      const { sender, backend, balancer, failures } = await mistaken();
      expect((await sender.call(exportTraces, message, headers)).status).toBe("13");
      expect(failures).toEqual(["grpc: our mistake"]);
      expect((await sender.call(exportTraces, message, headers)).status).toBe("0");
      expect(backend.received).toEqual([request]);
      expect(balancer.status().heldBytes).toBe(0);
    },
  );

  test("is answered 500 over HTTP and reported; the next request is served", async () => {
    const { url, backend, balancer, failures } = await mistaken();
    const headers = { "content-type": "application/x-protobuf", "content-encoding": "gzip" };
    const post = async () => (await fetch(url, { method: "POST", headers, body: gzipSync(request) })).status;
    expect(await post()).toBe(500);
    expect(failures).toEqual(["http: our mistake"]);
    expect(await post()).toBe(200);
    expect(backend.received).toEqual([request]);
    expect(balancer.status().heldBytes).toBe(0);
  });
});
