import { collector, dns, k8s } from "fairlead";
import { expect, test } from "vitest";
import { existing } from "../../../src/target/runbook/existing.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

function wordsOn(options: object, balancer: object = {}): string {
  const sampler = collector("0.129.1").existing("sampler", { security: "plaintext", ...options });
  return existing(planOf(small({ balancer: { to: sampler, ...balancer }, blueprint: { backends: [] } }))).join("\n");
}

const network = { clients: [{ podLabels: {} }], apiServer: { cidr: "10.0.0.1/32", port: 6443 } };

test("a pool that is deployed has no section", () => {
  expect(existing(planOf(small()))).toEqual([]);
});

test("a Service that DNS answers for is shown to be headless", () => {
  const words = wordsOn({ service: "sampling/tail-sampler", discovery: dns() });
  expect(words).toContain("kubectl -n sampling get service tail-sampler -o jsonpath='{.spec.clusterIP}' # None");
  expect(words).toContain(
    "one has to let in: Pods labelled `app.kubernetes.io/name=edge-collector,app.kubernetes.io/managed-by=fairlead` in the namespace `small`, to TCP port 4317.",
  );
  expect(words).not.toContain("```yaml");
});

test("what the owner of the namespace is to apply is there as manifests", () => {
  const pool = { service: "sampling/tail-sampler", discovery: k8s(), podLabels: { app: "s" } };
  const kinds = (words: string) => [...words.matchAll(/^kind: (\w+)/gm)].map(([, kind]) => kind);
  expect(kinds(wordsOn(pool, { network }))).toEqual(["NetworkPolicy"]);
  expect(kinds(wordsOn({ ...pool, grants: "nothing" }, { network }))).toEqual(["Role", "RoleBinding", "NetworkPolicy"]);
  const granted = wordsOn({ ...pool, grants: "role-and-policy" }, { network });
  expect(kinds(granted)).toEqual([]);
  expect(granted).toContain(
    "needs the right to: Role `edge-collector.small`, RoleBinding `edge-collector.small`, NetworkPolicy `edge-collector.small`.",
  );
});

test("whoever applies a policy into another namespace is told whom it shuts out", () => {
  const pool = {
    service: "sampling/tail-sampler",
    discovery: k8s(),
    podLabels: { app: "s" },
    grants: "role-and-policy",
  };
  expect(wordsOn(pool, { network })).toContain(
    "**The NetworkPolicy `edge-collector.small` closes the pods with `app=s` to everybody else: whoever sends to them now, but for the balancers of `small`, is cut off unless another policy lets them in.**",
  );
  expect(wordsOn({ ...pool, grants: undefined }, { network })).not.toContain("is cut off");
});

test("an egress to anywhere is said", () => {
  expect(wordsOn({ hosts: ["gw.example.com"] })).toContain("lets `edge` send to any address on that port");
  expect(wordsOn({ hosts: ["gw.example.com"], cidrs: ["192.0.2.0/24"] })).not.toContain("any address");
});
