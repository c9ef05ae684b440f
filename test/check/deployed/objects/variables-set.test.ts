import { expect, test } from "vitest";
import { variablesSet } from "../../../../src/check/deployed/objects/variables-set.ts";
import type { Deployed } from "../../../../src/model/deployed.ts";
import { brief } from "../../topology/declared.ts";
import { changed, configured, deployed } from "./deployed.ts";

const key = "${env:VENDOR_API_KEY}";
const exporters = {
  "otlphttp/vendor": { endpoint: "https://ingest.example.com", headers: { "api-key": key, also: key } },
};
const found = (from: Deployed) => variablesSet(from).map(brief);

test("a variable that nobody sets is told once, for all backends and settings", () => {
  expect(found(deployed({ pool: { exporters } }))).toEqual([
    {
      code: "FL4033",
      severity: "error",
      at: "edge/backend: exporters.otlphttp/vendor.headers.api-key",
      message:
        "Nothing sets the variable VENDOR_API_KEY: the Collector puts an empty text in its place. The same holds for 1 other setting.",
      help: 'declare it on the tier, as in `env: { VENDOR_API_KEY: { kind: "secret", secret: "…", key: "…" } }`, or give it a default: ${env:VENDOR_API_KEY:-…}',
    },
  ]);
});

test("one that the tier declares is set, and so is what Fairlead sets", () => {
  const env = { VENDOR_API_KEY: { kind: "secret", secret: "vendor", key: "token" } };
  expect(found(deployed({ pool: { exporters, env } }))).toEqual([]);
  expect(found(deployed({ pool: { exporters }, balancer: { env } }))).toHaveLength(1);
  const debug = { debug: { verbosity: "${env:GOMEMLIMIT}" } };
  expect(found(deployed({ pool: { exporters: debug } }))).toEqual([]);
});

/** As the real Collector has it: \`env:\` may be left out, a default needs it, and \`$$\` is a dollar sign (core confmap). */
test.each<[string, number]>([
  ["${env:NAME}", 1],
  ["${NAME}", 1],
  ["https://${env:NAME}:4317/${env:NAME}", 1],
  ["${env:NAME:-other}", 0],
  ["${env:NAME:-}", 0],
  ["$${env:NAME}", 0],
  ["${file:/etc/x}", 0],
  ["${env:KUBERNETES_SERVICE_HOST}", 0],
  ["${env:TEMPO_SERVICE_PORT_OTLP}", 0],
  ["${env:HOSTNAME}", 0],
])("%s", (text, count) => {
  const from = deployed({ pool: { discovery: { kind: "dns" } } });
  expect(found(configured(from, "backend-config", ["exporters", "debug", "verbosity"], text))).toHaveLength(count);
});

// contrib k8sattributesprocessor config.go, FilterConfig Validate: "`node_from_env_var` is configured but envvar … is not set".
test("the variable of a node filter is set in a blueprint's pods, and asked for elsewhere", () => {
  const from = deployed({ pool: { processors: { k8sattributes: { filter: { node_from_env_var: "KUBE_NODE" } } } } });
  expect(found(from)).toEqual([]);
  const bare = changed(from, "workloads", "backend-1", () => ({ env: [] }));
  expect(found(bare).map(({ message }) => message)).toEqual([
    'Nothing sets the variable KUBE_NODE, which "k8sattributes" reads.',
  ]);
});

test("what does not run is left to the rule that says so", () => {
  const from = configured(deployed(), "backend-config", ["exporters", "file"], { path: "${env:NAME}" });
  expect(found(from)).toEqual([]);
});

test("what a pod knows of itself is suggested by its field", () => {
  const processors = {
    k8sattributes: { filter: { namespace: "${env:K8S_NODE_NAME}" } },
  };
  expect(found(deployed({ pool: { processors } }))[0]?.help).toBe(
    'declare it on the tier, as in `env: { K8S_NODE_NAME: { kind: "field", path: "spec.nodeName" } }`, or give it a default: ${env:K8S_NODE_NAME:-…}',
  );
});

test("a container may have more than its manifest says", () => {
  const from = deployed({ pool: { exporters, discovery: { kind: "dns" } } });
  expect(found(changed(from, "workloads", "backend", () => ({ env: undefined })))).toEqual([]);
});

test("the operator sets the name of the pod", () => {
  const debug = { exporters: { debug: { verbosity: "${env:POD_NAME}" } } };
  expect(found(deployed({ balancer: debug, blueprint: { output: "operator" } }))).toEqual([]);
  expect(found(deployed({ balancer: debug }))).toHaveLength(1);
});
