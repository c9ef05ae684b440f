/** Who refuses is as the real exporters of 0.129.0 did: "grpc: the credentials require transport level security". */

import { describe, expect, test } from "vitest";
import { bearerToken, dns, mutualTls, roundRobin } from "../../../src/blueprint/vocabulary.ts";
import { tokenEncrypted } from "../../../src/check/topology/token-encrypted.ts";
import { brief, declared } from "./declared.ts";

const auth = bearerToken({ secret: "otlp" });
const security = mutualTls({ serverSecret: "server", clientSecret: "client" });
const found = (options: Parameters<typeof declared>[0]) => tokenEncrypted(declared(options)).map(brief);

describe("a token on the link to backends", () => {
  test("needs encryption where a Collector sends it", () => {
    expect(found({ pool: { auth, security: "plaintext" } })).toEqual([
      {
        code: "FL5003",
        severity: "error",
        at: "edge/backend: security",
        message:
          'The link to "backend" has a token and no encryption, so "lb" cannot send anything ("the credentials require transport level security"), and senders may hear success for what is lost.',
        help: "encrypt the link: `security: mutualTls({ serverSecret, clientSecret })`; or leave auth out",
      },
    ]);
  });

  test("needs it for round robin too, which is the same client", () => {
    const balancer = { routes: { traces: roundRobin() } };
    expect(found({ pool: { auth, discovery: dns() }, balancer })).toMatchObject([{ severity: "error" }]);
  });

  test("is shown to the network where Fairlead's balancer sends it", () => {
    expect(found({ pool: { auth }, balancer: { target: "fairlead" } })).toMatchObject([
      { code: "FL5003", severity: "warning", at: "edge/backend: security" },
    ]);
  });

  test.each(["collector", "fairlead"])("is fine on an encrypted link of a %s", (target) => {
    expect(found({ pool: { auth, security }, balancer: { target } })).toEqual([]);
  });

  test("that nobody asked for is not missed", () => {
    expect(found({ pool: { security: "plaintext" } })).toEqual([]);
  });
});

describe("a token that senders show to Fairlead's balancer", () => {
  const senders = (given: object) => found({ balancer: { target: "fairlead", senders: given } });

  test("is shown to the network without TLS, and Collectors refuse to", () => {
    expect(senders({ auth })).toMatchObject([{ code: "FL5003", severity: "warning", at: "edge/lb: senders" }]);
  });

  test("is fine with TLS", () => {
    expect(senders({ auth, tls: { secret: "edge-tls" } })).toEqual([]);
  });
});
