import { expect, test } from "vitest";
import { kubernetesObject } from "../../../src/target/kubernetes/object.ts";

/** What kube-apiserver 1.36.3 gave back, applied as these are: `npm run conformance:kubernetes` asks it about whole manifests. */
test("what the API server would drop is not written", () => {
  const peer = (podSelector: object) => ({ from: [{ podSelector, namespaceSelector: {} }] });
  const policy = kubernetesObject("NetworkPolicy", {
    metadata: { name: "edge" },
    spec: { podSelector: {}, policyTypes: ["Ingress"], ingress: [peer({ matchLabels: {} })], egress: [] },
  });
  expect(policy["spec"]).toEqual({ podSelector: {}, policyTypes: ["Ingress"], ingress: [peer({})] });
});

test("an empty text of a ConfigMap stays, and that of a variable goes", () => {
  expect(kubernetesObject("ConfigMap", { metadata: { name: "edge" }, data: { "a.txt": "" } })["data"]).toEqual({
    "a.txt": "",
  });
  const env = [{ name: "EMPTY", value: "" }];
  const template = { spec: { containers: [{ name: "edge", env }] } };
  const deployment = kubernetesObject("Deployment", { metadata: { name: "edge" }, spec: { selector: {}, template } });
  expect(deployment["spec"]).toMatchObject({ template: { spec: { containers: [{ env: [{ name: "EMPTY" }] }] } } });
  expect(JSON.stringify(deployment)).not.toContain("value");
});
