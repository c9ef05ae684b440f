/** What a browser says as `Origin` is of RFC 6454, 6.2: scheme, host and port. */

import { describe, expect, test } from "vitest";
import { mutualTls } from "../../../src/blueprint/vocabulary.ts";
import { pagesMaySend } from "../../../src/check/topology/pages-may-send.ts";
import { compile } from "../../../src/compile.ts";
import { brief, declared } from "./declared.ts";

type Options = Parameters<typeof declared>[0];
const found = (options: Options) => pagesMaySend(declared(options)).map(brief);
const network = { clients: [{ podLabels: {} }] };
const shop = { origins: ["https://shop.example"] };

describe("an origin that no browser says", () => {
  test.each(["shop.example", "https://shop.example/", "ftp://shop.example", "https://*.*.example", "null", ""])(
    "as %j is refused on a Collector, which would take it and match nothing",
    (origin) => {
      for (const options of [
        { balancer: { senders: { origins: ["https://a.example", origin] } } },
        { pool: { network, senders: { origins: ["https://a.example", origin] } } },
      ]) {
        expect(found(options)).toMatchObject([{ code: "FL3024", severity: "error" }]);
        expect(found(options)[0]?.at).toMatch(/: senders\.origins\.1$/);
      }
    },
  );

  test.each(["*", "https://*.shop.example", "http://localhost:*", "http://[::1]:3000"])("%s is one", (origin) => {
    expect(found({ balancer: { senders: { origins: [origin] } } })).toEqual([]);
    expect(found({ pool: { network, senders: { origins: [origin] } } })).toEqual([]);
  });
});

test("a tier that asks everybody for a certificate answers no preflight, which comes without", () => {
  const security = mutualTls({ serverSecret: "server", clientSecret: "client" });
  expect(found({ pool: { network, security, senders: shop } })).toMatchObject([
    { code: "FL3024", at: "edge/backend: senders.origins" },
  ]);
  const tls = { secret: "edge-tls", clientCertificates: true };
  expect(found({ balancer: { target: "fairlead", senders: { ...shop, tls } } })).toMatchObject([
    { code: "FL3024", at: "edge/lb: senders.origins" },
  ]);
  expect(found({ balancer: { target: "fairlead", senders: { ...shop, tls: { secret: "edge-tls" } } } })).toEqual([]);
});

test("nothing reads it beside a receiver of the author's own, or where only balancers are let in", () => {
  const receivers = { otlp: { protocols: { http: { endpoint: "0.0.0.0:4318" } } } };
  for (const options of [
    { balancer: { senders: shop, receivers } },
    { pool: { network, senders: shop, receivers } },
    { pool: { senders: shop } },
  ])
    expect(found(options)).toMatchObject([{ code: "FL3021", severity: "warning" }]);
});

test("what only Fairlead's balancer asks of senders is refused on a Collector by its name", () => {
  const senders = { ...shop, headers: ["x-tenant"], auth: { kind: "bearer-token", secret: "s" } };
  const errors = compile(declared({ balancer: { senders } })).diagnostics.filter(
    ({ severity }) => severity === "error",
  );
  expect(errors.map(brief)).toMatchObject([
    { code: "FL3015", at: "edge/lb: senders.auth" },
    { code: "FL3015", at: "edge/lb: senders.headers" },
  ]);
});
