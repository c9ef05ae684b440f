import { expect, test } from "vitest";
import { podsCoherent } from "../../../src/check/objects/pods-coherent.ts";
import type { JsonObject } from "../../../src/model/json.ts";
import { deployment, fittingContainer } from "./written-objects.ts";

test("a pod that fits draws no finding", () => {
  expect(podsCoherent([deployment()])).toEqual([]);
});

test.each<readonly [string, string, JsonObject, JsonObject]>([
  ["a mount of no volume", "volumeMounts/0/name", { volumeMounts: [{ name: "confg", mountPath: "/config" }] }, {}],
  [
    "two mounts of one path",
    "volumeMounts/1",
    { volumeMounts: ["config", "config"].map((name) => ({ name, mountPath: "/config" })) },
    {},
  ],
  ["two containers of a name", "containers/1", {}, { containers: [fittingContainer, fittingContainer] }],
  [
    "two volumes of a name",
    "volumes/1",
    {},
    { volumes: ["a", "b"].map((name) => ({ name: "config", configMap: { name } })) },
  ],
  [
    "a volume that does not say of which ConfigMap it is",
    "volumes/0/configMap",
    {},
    { volumes: [{ name: "config", configMap: {} }] },
  ],
  [
    "a probe of an undeclared port",
    "readinessProbe/httpGet/port",
    { readinessProbe: { httpGet: { port: 13133 } } },
    {},
  ],
  [
    "a request above the limit",
    "limits/cpu",
    { resources: { requests: { cpu: "2" }, limits: { cpu: "1500m", memory: "256Mi" } } },
    {},
  ],
  ["Go above the limit", "env/0/value", { resources: { limits: { memory: "100Mi" } } }, {}],
])("%s is found at its place", (_, end, container, pod) => {
  const found = podsCoherent([deployment(container, pod)]);
  expect(found.map(({ code }) => code)).toEqual([end === "env/0/value" ? "FL4045" : "FL4042"]);
  expect(found[0]?.place.path.join("/")).toMatch(new RegExp(`${end}$`));
});

test("a variable of a patched pod names a file that a volume has", () => {
  const image = "otel/opentelemetry-collector-contrib:0.161.0";
  const env = (value: string) => [{ name: "SSL_CERT_FILE", value }];
  const [lost, ...others] = podsCoherent([deployment({ image, env: env("/etc/ca/ca.pem") })]);
  expect([lost?.code, lost?.severity, others]).toEqual(["FL4035", "warning", []]);
  expect(podsCoherent([deployment({ image, env: env("/config/ca.pem") })])).toEqual([]);
});
