import { bearerToken, dns, mutualTls } from "fairlead";
import { describe, expect, test } from "vitest";
import { jsonAt } from "../../../src/model/json.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

const security = mutualTls({ serverSecret: "backend-tls", clientSecret: "edge-tls" });

function linked(pool: object) {
  const plan = planOf(small({ pool }));
  const bodyOf = (tier: string) => plan.configs.find((config) => config.tier === tier)?.body ?? null;
  const otlp = ["exporters", "loadbalancing", "protocol", "otlp"];
  const grpc = ["receivers", "otlp", "protocols", "grpc"];
  return {
    client: (...path: string[]) => jsonAt(bodyOf("balancer"), [...otlp, ...path]),
    server: (...path: string[]) => jsonAt(bodyOf("backends"), [...grpc, ...path]),
    tokens: ["balancer", "backends"].map((tier) => jsonAt(bodyOf(tier), ["extensions", "bearertokenauth"])),
    mounts: ["edge-collector", "backend-1", "backend"].map(
      (workload) => plan.workloads.find(({ name }) => name === workload)?.secretMounts,
    ),
  };
}

const files = { cert_file: "/etc/fairlead/tls/tls.crt", key_file: "/etc/fairlead/tls/tls.key", reload_interval: "10m" };

describe("the two ends of a link", () => {
  test("say plain text where there are no certificates", () => {
    const { client, server, mounts } = linked({});
    expect([client("tls"), server("tls"), mounts]).toEqual([{ insecure: true }, undefined, [[], [], undefined]]);
  });

  test("show each other certificates of their own Secrets, at the same place", () => {
    const { client, server, mounts } = linked({ security });
    const ca = "/etc/fairlead/tls/ca.crt";
    expect(client("tls")).toEqual({ insecure: false, ca_file: ca, ...files });
    expect(server("tls")).toEqual({ client_ca_file: ca, ...files });
    const path = "/etc/fairlead/tls";
    expect(mounts.slice(0, 2)).toEqual([
      [{ name: "tls", secret: "edge-tls", keys: ["ca.crt", "tls.crt", "tls.key"], path }],
      [{ name: "tls", secret: "backend-tls", keys: ["ca.crt", "tls.crt", "tls.key"], path }],
    ]);
  });

  test("agree on a name where backends are found by their addresses", () => {
    const { client } = linked({ security, discovery: dns() });
    expect(client("tls", "server_name_override")).toBe("backend-headless.small.svc.cluster.local");
    expect(linked({ security }).client("tls", "server_name_override")).toBeUndefined();
  });

  test("share a token, which both read from a file", () => {
    const { client, server, tokens, mounts } = linked({ security, auth: bearerToken({ secret: "link-token" }) });
    const auth = { authenticator: "bearertokenauth" };
    expect([client("auth"), server("auth")]).toEqual([auth, auth]);
    const extension = { scheme: "Bearer", filename: "/etc/fairlead/token/token" };
    expect(tokens).toEqual([extension, extension]);
    const mount = { name: "token", secret: "link-token", keys: ["token"], path: "/etc/fairlead/token" };
    expect(mounts.slice(0, 2).map((each) => each?.[1])).toEqual([mount, mount]);
  });
});
