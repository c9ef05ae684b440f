import { expect, test } from "vitest";
import { injectedContainersServed } from "../../../src/check/topology/injected-containers-served.ts";
import { brief, declared } from "./declared.ts";

const found = (variation: object) => injectedContainersServed(declared(variation)).map(brief);
const elsewhere = { namespace: { name: "shop", create: false } };

test("a mesh's proxy may reach its control plane", () => {
  const podLabels = { "sidecar.istio.io/inject": "true" };
  expect(found({ pool: { podLabels }, blueprint: elsewhere })).toEqual([
    {
      code: "FL4052",
      severity: "warning",
      at: "edge/backend: podLabels.sidecar.istio.io/inject",
      message:
        'Istio puts a container into the pods of "backend", and it may not reach its control plane (15012), because the NetworkPolicy lets nothing out that is not named: the pods never become ready.',
      help: 'let it out, as in `network: { egress: [{ namespace: "istio-system", podLabels: {}, port: 15012 }] }`',
    },
  ]);
  const network = { egress: [{ namespace: "istio-system", podLabels: {}, port: [15010, 15012] }] };
  expect(found({ pool: { podLabels, network }, blueprint: elsewhere })).toEqual([]);
});

test("the namespace that is written refuses what redirects packets", () => {
  const network = { egress: [{ namespace: "linkerd", podLabels: {}, port: [8080, 8086, 8090] }] };
  const [only] = found({ balancer: { podAnnotations: { "linkerd.io/inject": "enabled" }, network } });
  expect(only?.message).toContain("its init container is refused by the restricted profile");
  expect(only?.help).toBe("accept this where the CNI plugin is installed");
});

test.each([
  ["linkerd.io/inject", "ingress"],
  ["consul.hashicorp.com/connect-inject", "true"],
  ["kuma.io/sidecar-injection", "enabled"],
  ["vault.hashicorp.com/agent-inject", "true"],
  ["dapr.io/enabled", "true"],
])("%s=%s is asked for by an annotation", (key, value) => {
  expect(found({ generator: { podAnnotations: { [key]: value } } }).map(({ code }) => code)).toEqual(["FL4052"]);
});

test("what asks for no container has no finding", () => {
  const podAnnotations = {
    "linkerd.io/inject": "disabled",
    "sidecar.istio.io/inject": "false",
    "example.com/inject": "true",
  };
  expect(found({ pool: { podAnnotations } })).toEqual([]);
});

test("a revision of Istio asks for nothing where the pods say no", () => {
  const podLabels = { "istio.io/rev": "stable", "sidecar.istio.io/inject": "false" };
  expect(found({ pool: { podLabels } })).toEqual([]);
  expect(found({ pool: { podLabels: { "istio.io/rev": "stable" } } })).toHaveLength(1);
});
