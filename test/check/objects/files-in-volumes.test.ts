import { describe } from "vitest";
import { holds } from "../../findings-told.ts";
import { documents, indented, tier } from "../../fixtures/written-tiers.ts";

const config = `receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317", tls: {cert_file: /tls/tls.crt, key_file: /tls/tls.key}}}}}
exporters: {debug: {}}
service: {pipelines: {traces: {receivers: [otlp], exporters: [debug]}}}`;

/** A gateway with a second volume at /tls. */
function gateway(volume: string, mount = "mountPath: /tls") {
  return tier({ name: "gateway", config })
    .replace("volumeMounts: [", `volumeMounts: [{name: tls, ${mount}}, `)
    .replace("volumes: [", `volumes: [{name: tls, ${volume}}, `);
}

const crt = "{key: tls.crt, path: tls.crt}";
const key = "{key: tls.key, path: tls.key}";
const secret = (keys: string, more = "") =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: tls, namespace: otel${more}}\nstringData: {${keys}}`;
const whole = secret("tls.crt: a, tls.key: b");

// Kubernetes API, KeyToPath and SecretVolumeSource.items: "If specified, the listed keys will be projected into the specified paths,
// and unlisted keys will not be present."
describe("files of a volume", () => {
  holds([
    ["all items", gateway(`secret: {secretName: tls, items: [${crt}, ${key}]}`)],
    [
      "items that leave one out",
      gateway(`secret: {secretName: tls, items: [${crt}]}`),
      /^FL4035 \/tls\/tls\.key.*the Secret "tls" brings only what its items list, tls\.crt\..*did you mean|add it to the items/,
    ],
    [
      "items under other paths",
      gateway(`secret: {secretName: tls, items: [${crt}, {key: tls.key, path: private/tls.key}]}`),
      /^FL4035 \/tls\/tls\.key.*tls\.crt, private\/tls\.key/,
    ],
    ["all keys of what is not shown", gateway("secret: {secretName: tls}")],
    ["all keys", documents(whole, gateway("secret: {secretName: tls}"))],
    [
      "keys that lack one",
      documents(secret("tls.crt: a"), gateway("secret: {secretName: tls}")),
      /^FL4035 \/tls\/tls\.key.*the Secret "tls" brings tls\.crt\./,
    ],
    ["what somebody in the cluster fills", documents(secret(""), gateway("secret: {secretName: tls}"))],
    [
      "an item of a key that is not there",
      documents(secret("tls.crt: a"), gateway(`secret: {secretName: tls, items: [${crt}, ${key}]}`)),
      /^FL4035 \/tls\/tls\.key/,
    ],
    [
      "a projected volume of several",
      gateway(`projected: {sources: [{secret: {name: a, items: [${crt}]}}, {configMap: {name: b, items: [${key}]}}]}`),
    ],
    [
      "a projected volume that lacks one",
      gateway(`projected: {sources: [{secret: {name: a, items: [${crt}]}}, {serviceAccountToken: {path: token}}]}`),
      /^FL4035 \/tls\/tls\.key.*the projected volume "tls" brings tls\.crt, token/,
    ],
    [
      "a projected volume with a source that is not shown",
      gateway(`projected: {sources: [{secret: {name: a, items: [${crt}]}}, {secret: {name: c}}]}`),
    ],
    [
      "a single file of the volume, beside which there is none",
      gateway(`secret: {secretName: tls, items: [${crt}]}`, "mountPath: /tls/tls.crt, subPath: tls.crt"),
      /^FL4035 \/tls\/tls\.key.*no volume is mounted there/,
    ],
    [
      "a subPath that the items leave out",
      gateway(`secret: {secretName: tls, items: [${crt}]}`, "mountPath: /tls/tls.key, subPath: tls.key").replace(
        "cert_file: /tls/tls.crt, ",
        "cert_file: /etc/ssl/certs/ca-certificates.crt, ",
      ),
      /^FL4035 \/tls\/tls\.key.*brings only what its items list, tls\.crt/,
    ],
    [
      "of the operator's object",
      `apiVersion: opentelemetry.io/v1beta1
kind: OpenTelemetryCollector
metadata: {name: gateway, namespace: otel}
spec:
  image: otel/opentelemetry-collector-contrib:0.129.0
  volumes: [{name: tls, secret: {secretName: tls, items: [${crt}]}}]
  volumeMounts: [{name: tls, mountPath: /tls}]
  config:
${indented(4, config)}`,
      /^FL4035 \/tls\/tls\.key/,
    ],
  ]);
});
