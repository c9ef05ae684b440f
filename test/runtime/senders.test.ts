import { expect, test } from "vitest";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { exportTraces, startTestBackend, startTestSender } from "./peers.ts";
import { startedBalancer } from "./started-balancer.ts";

const closing = closingAfterEach();
const http = { host: "127.0.0.1", port: 0, tls: undefined, auth: undefined };
const idOf = (n: number) => n.toString(16).padStart(32, "0");
const request = (n: number) => resourceSection({}, scopeSection({}, span({ trace: idOf(n) })));

test("requests with the same headers are joined, and no others: each backend's call has those of its senders", async () => {
  const backend = await startTestBackend();
  const config = balancerConfig([backend.endpoint]);
  const batch = { itemsMax: 100, bytesMax: 100_000, timeoutMs: 200, whenIdle: "wait" } as const;
  const balancer = await startedBalancer({
    ...config,
    exporter: { ...config.exporter, batch },
    senders: { origins: [], headers: ["authorization"] },
  });
  const sender = startTestSender(balancer.grpcPort ?? 0);
  closing(backend.close, balancer.close, sender.close);
  const send = (n: number, tenant: string) => sender.call(exportTraces, request(n), { authorization: tenant });
  const answers = await Promise.all([send(1, "a"), send(2, "a"), send(3, "b"), send(4, "b"), send(5, "a")]);
  expect(answers.map(({ status }) => status)).toEqual(["0", "0", "0", "0", "0"]);
  const items = backend.received.map((message) => [1, 2, 3, 4, 5].filter((n) => message.includes(idBytes(n))));
  expect(backend.authorizations.map((tenant, index) => [tenant, items[index]])).toEqual([
    ["a", [1, 2]],
    ["b", [3, 4]],
    ["a", [5]],
  ]);
});

test("headers of the configuration may have capitals, which HTTP/2 refuses on the wire", async () => {
  const backend = await startTestBackend();
  const config = balancerConfig([backend.endpoint]);
  const balancer = await startedBalancer({
    ...config,
    exporter: { ...config.exporter, headers: { "X-Scope-OrgID": "shop", Authorization: "Basic c2hvcA==" } },
  });
  const sender = startTestSender(balancer.grpcPort ?? 0);
  closing(backend.close, balancer.close, sender.close);
  expect((await sender.call(exportTraces, request(1))).status).toBe("0");
  expect(backend.authorizations).toEqual(["Basic c2hvcA=="]);
});

const idBytes = (n: number) => Buffer.from(idOf(n), "hex");

test.each([
  ["429, to be sent again, when the backend has enough for now", "8 quota used up", 429],
  ["413 when it is too large", "8 grpc: received message larger than max (9 vs. 4)", 413],
  ["403 when the backend says so", "7 license expired", 403],
])("over HTTP a sender hears %s", async (_what, answer, status) => {
  const backend = await startTestBackend();
  backend.answerWith = answer;
  const balancer = await startedBalancer(balancerConfig([backend.endpoint], { receivers: { grpc: undefined, http } }));
  closing(backend.close, balancer.close);
  const sent = await fetch(`http://127.0.0.1:${balancer.httpPort}/v1/traces`, {
    method: "POST",
    headers: { "content-type": "application/x-protobuf" },
    body: new Uint8Array(request(1)),
  });
  expect(sent.status).toBe(status);
});
