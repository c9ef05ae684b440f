import { expect, test } from "vitest";
import { emptySections } from "../../../../src/check/deployed/collector/empty-sections.ts";
import { configuration, type Sections, told } from "./configuration.ts";

const facts = (sections: Sections, version?: string) =>
  told(emptySections, configuration(sections), version).map(({ at, message }) => [
    at.replace("warning FL1006 ", ""),
    message,
  ]);

// That each of these starts, and what of it is on then, is what real Collectors of both versions did.
test("an exporter's sections that hold nothing have their defaults, which are told", () => {
  const otlp = { endpoint: "store:4317", tls: null, sending_queue: null, retry_on_failure: null, auth: null };
  expect(told(emptySections, configuration({ exporters: { otlp } }))[0]).toEqual({
    at: "warning FL1006 exporters.otlp.tls",
    message: "tls is empty (null): as without the key, TLS is on, and it trusts the authorities of the system.",
    help: "write insecure: true below it for a server without TLS, or its settings",
  });
  expect(facts({ exporters: { otlp } }).slice(1)).toEqual([
    [
      "exporters.otlp.sending_queue",
      "sending_queue is empty (null): as without the key, 1000 requests wait in memory.",
    ],
    [
      "exporters.otlp.retry_on_failure",
      "retry_on_failure is empty (null): as without the key, failed requests are retried for 5m.",
    ],
    ["exporters.otlp.auth", "auth is empty (null): as without the key, requests have no credentials."],
  ]);
});

test("a server without TLS, callers or origins stays open", () => {
  const grpc = { endpoint: "0.0.0.0:4317", tls: null, auth: null };
  const http = { endpoint: "0.0.0.0:4318", cors: null };
  expect(facts({ receivers: { otlp: { protocols: { grpc, http } } } })).toEqual([
    ["receivers.otlp.protocols.grpc.tls", "tls is empty (null): as without the key, nothing is encrypted here."],
    [
      "receivers.otlp.protocols.grpc.auth",
      "auth is empty (null): as without the key, anyone who reaches the port may send.",
    ],
    [
      "receivers.otlp.protocols.http.cors",
      "cors is empty (null): as without the key, no page of another origin may send.",
    ],
  ]);
});

test("the load balancing exporter's own queue is switched on by its name at 0.161.0", () => {
  const resolver = { static: { hostnames: ["a:4317"] }, dns: null };
  const settings = { protocol: { otlp: { tls: { insecure: true } } }, resolver, sending_queue: null };
  expect(facts({ exporters: { loadbalancing: settings } })).toEqual([
    ["exporters.loadbalancing.resolver.dns", "dns is empty (null): it does not count as a resolver."],
    ["exporters.loadbalancing.sending_queue", "sending_queue is empty (null): as without the key, there is no queue."],
  ]);
  expect(facts({ exporters: { load_balancing: settings } }, "0.161.0")[1]).toEqual([
    "exporters.load_balancing.sending_queue",
    "sending_queue is empty (null): that enables a queue of 1000 requests, which does not exist without the key.",
  ]);
});

test("batch in a queue is nothing at 0.129.0, and on at 0.161.0", () => {
  const otlp = { endpoint: "store:4317", sending_queue: { sizer: "items", queue_size: 9_000, batch: null } };
  expect(facts({ exporters: { otlp } })).toEqual([
    ["exporters.otlp.sending_queue.batch", "batch is empty (null): as without the key, the queue builds no batches."],
  ]);
  expect(facts({ exporters: { otlp } }, "0.161.0")).toEqual([]);
});

test("components, protocols and scrapers that are only named are meant so", () => {
  const receivers = { otlp: { protocols: { grpc: null, http: null } }, hostmetrics: { scrapers: { cpu: null } } };
  expect(facts({ receivers, processors: { batch: null } })).toEqual([]);
});
