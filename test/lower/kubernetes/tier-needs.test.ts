import { expect, test } from "vitest";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

const network = { apiServer: { cidr: "10.0.0.1/32", port: 6443 } };
const processors = { resourcedetection: { detectors: ["k8snode"] } };
const field = { kind: "field", path: "spec.nodeName" };

const envOf = (pool: object) =>
  planOf(small({ pool: { processors, network, ...pool } })).workloads.find(({ name }) => name === "backend-1")
    ?.container.env;

test("a variable that a component reads itself is set from the pod, unless the author sets it", () => {
  expect(envOf({})).toContainEqual({ name: "K8S_NODE_NAME", value: field });
  expect(envOf({ env: { K8S_NODE_NAME: "one" } })?.filter(({ name }) => name === "K8S_NODE_NAME")).toEqual([
    { name: "K8S_NODE_NAME", value: "one" },
  ]);
  expect(envOf({ processors: {} })?.map(({ name }) => name)).toEqual(["GOMEMLIMIT"]);
});

test("whoever asks the API server has a token and a role, and nobody else of the blueprint", () => {
  const plan = planOf(small({ pool: { processors, network } }));
  expect(plan.workloads.filter(({ automountToken }) => automountToken).map(({ name }) => name)).toEqual([
    "backend-1",
    "backend-2",
    "backend-3",
  ]);
  expect(plan.serviceAccounts.filter(({ automountToken }) => automountToken).map(({ name }) => name)).toEqual([
    "backend",
  ]);
  expect(plan.roles).toMatchObject([
    {
      name: "small-backend",
      namespace: undefined,
      serviceAccount: "backend",
      rules: [{ apiGroups: [""], resources: ["nodes"], verbs: ["get", "list"] }],
    },
  ]);
});

test("a role is bound to the account that the author names", () => {
  const plan = planOf(small({ pool: { processors, network, serviceAccount: { name: "theirs" } } }));
  expect(plan.roles.map(({ serviceAccount }) => serviceAccount)).toEqual(["theirs"]);
});
