import { expect, test } from "vitest";
import { referencesExpanded } from "../../../src/check/topology/references-expanded.ts";
import type { Variation } from "../../small.ts";
import { brief, declared } from "./declared.ts";

const found = (variation: Variation) => referencesExpanded(declared(variation)).map(brief);
const headers = { "x-scope-orgid": "${env:TENANT}" };

test("Fairlead's balancer would send the text itself, in headers and in resources", () => {
  const balancer = { target: "fairlead", headers, resourceAttributes: { cluster: "a-${CLUSTER}" } };
  expect(found({ balancer })).toEqual([
    {
      code: "FL1010",
      severity: "error",
      at: "edge/lb: headers.x-scope-orgid",
      message: "Nothing expands ${env:TENANT} here: Fairlead's balancer takes the text as it is.",
      help: 'write the value, or use `target: "collector"`, whose settings are expanded where they run',
    },
    expect.objectContaining({ at: "edge/lb: resourceAttributes.cluster" }),
  ]);
});

test("a Collector expands it", () => {
  expect(found({ balancer: { headers } })).toEqual([]);
});

test.each(["$KEY", "$(key)", "Bearer $KEY", "%KEY%", "{{ .Values.key }}", "<your key>"])(
  "Fairlead's balancer would send %s itself, which may be meant",
  (text) => {
    const [only, ...others] = found({ balancer: { target: "fairlead", headers: { "api-key": text } } });
    expect([only?.code, only?.severity, only?.at, others]).toEqual([
      "FL1006",
      "warning",
      "edge/lb: headers.api-key",
      [],
    ]);
  },
);

test.each(["$${env:B}", "5$", "a$B", "50%", "{}", "<", "a < b > c", "<none>"])("%s is not like a variable", (text) => {
  expect(found({ balancer: { target: "fairlead", headers: { a: text } } })).toEqual([]);
});

test("Kubernetes and telemetrygen take it as text", () => {
  const variation = {
    pool: { env: { A: "${env:B}" } },
    generator: { attributes: { a: "${env:B}" }, env: { A: "${B}" } },
  };
  const places = found(variation).map(({ code, at }) => `${code} ${at}`);
  expect(places).toEqual([
    "FL1010 edge/checkout: attributes.a",
    "FL1010 edge/backend: env.A",
    "FL1010 edge/checkout: env.A",
  ]);
});

// kubernetes.io/docs, EnvVar.value: "Variable references $(VAR_NAME) are expanded using the previously defined environment
// variables in the container and any service environment variables. If a variable cannot be resolved, the reference … will be
// unchanged. Double $$ are reduced to a single $".
test("variables are expanded by those that stand before them", () => {
  const env = { A: "$(B)", B: "b", C: "x-$(B)-y", D: "$$(E)", E: "$(KUBERNETES_SERVICE_HOST)", F: "$B" };
  expect(found({ pool: { env } }).map(({ at, message }) => `${at} ${message}`)).toEqual([
    "edge/backend: env.A No variable before this one sets $(B), so Kubernetes leaves the text as it is.",
    "edge/backend: env.F Nothing expands $B here: Kubernetes takes the text as it is.",
  ]);
});

test("arguments are expanded by all variables of their container", () => {
  const generator = { attributes: { a: "$(A)", b: "$(B)" }, env: { A: "a" } };
  const agent = { image: "example.com/agent:1", args: ["--key=$KEY", "--a=$(A)", "--b=$(B)"], env: { A: "a" } };
  expect(found({ generator, pool: { sidecars: { agent } } }).map(({ at }) => at)).toEqual([
    "edge/checkout: attributes.b",
    "edge/backend: sidecars.agent.args.0",
    "edge/backend: sidecars.agent.args.2",
  ]);
});

test("a shell reads what Kubernetes leaves", () => {
  const setup = { image: "example.com/setup:1", command: ["/bin/sh", "-c", "$HOME"], args: ["$(id)"] };
  expect(found({ pool: { initContainers: { setup } } })).toEqual([]);
});

test("annotations are not expanded by Kubernetes, and may be by whoever applies them", () => {
  const pool = {
    serviceAccount: { annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::${ACCOUNT}:role/x" } },
    podAnnotations: { "vault.hashicorp.com/agent-inject-template-x": "{{ a }}" },
  };
  expect(found({ pool }).map(({ severity, at }) => `${severity} ${at}`)).toEqual([
    "warning edge/backend: serviceAccount.annotations.eks.amazonaws.com/role-arn",
  ]);
});
