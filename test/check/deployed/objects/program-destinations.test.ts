import { expect, test } from "vitest";
import { destinationsReachable } from "../../../../src/check/deployed/objects/destinations-reachable.ts";
import { programDestinations } from "../../../../src/check/deployed/objects/program-destinations.ts";
import { brief } from "../../topology/declared.ts";
import { deployed } from "./deployed.ts";

const of = (pool: object, balancer: object = {}) => deployed({ pool, balancer: { target: "fairlead", ...balancer } });
const ways = (pool: object, balancer: object = {}) =>
  of(pool, balancer)
    .programs.flatMap(programDestinations)
    .map(({ host, port, lookup }) => `${host}:${port} ${lookup}`);

test("each kind of resolver leads somewhere", () => {
  expect(ways({ count: 1 })).toEqual(["backend-1.shop.svc.cluster.local:4317 name"]);
  expect(ways({ count: 1 }, { backendProtocol: "http" })).toEqual(["backend-1.shop.svc.cluster.local:4318 name"]);
  expect(ways({ discovery: { kind: "dns" } })).toEqual(["backend-headless.shop.svc.cluster.local:4317 addresses"]);
  expect(ways({ discovery: { kind: "k8s" } })).toEqual(["backend-headless.shop:4317 api"]);
});

const receivers = (grpc: object) => ({ receivers: { otlp: { protocols: { grpc } } } });

test("what backends do not offer is told at the balancer, once for all of them", () => {
  const found = destinationsReachable(of(receivers({ endpoint: "0.0.0.0:5317" }))).map(brief);
  expect(found.map(({ code, severity, message }) => [code, severity, message])).toEqual([
    [
      "FL4004",
      "error",
      'Nothing listens on 4317: behind the Service "backend-1" the pods of "backend-1" receive on 5317. The same holds for 1 other destination.',
    ],
  ]);
  expect(found[0]?.at).toMatch(/^edge\/lb: to/);
});

test("so are TLS and credentials that a receiver asks for and the balancer does not have", () => {
  const tls = { cert_file: "/c/tls.crt", key_file: "/c/tls.key" };
  const messages = (grpc: object) =>
    destinationsReachable(of(receivers({ endpoint: "0.0.0.0:4317", ...grpc }))).map(({ message }) => message);
  expect(messages({ tls })[0]).toMatch(/^Port 4317 is served with TLS, and this exporter speaks plain text/);
  expect(messages({ auth: { authenticator: "basicauth" } })[0]).toMatch(/^Port 4317 asks for credentials/);
  expect(messages({})).toEqual([]);
});
