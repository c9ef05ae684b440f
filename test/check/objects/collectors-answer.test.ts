import { describe, expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

interface Gateway {
  readonly config?: string;
  readonly probe?: string;
  readonly service?: string;
  readonly containers?: string;
}

const healthy = `
      extensions: { health_check: { endpoint: "0.0.0.0:13133" } }
      receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
      exporters: { debug: {} }
      service: { extensions: [health_check], pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }`;

function manifests({
  config = healthy,
  probe = "httpGet: { port: 13133 }",
  service = "port: 4317",
  containers = "",
}: Gateway) {
  return `
apiVersion: v1
kind: ConfigMap
metadata: { name: gateway, namespace: telemetry }
data:
  config.yaml: |${config}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: telemetry }
spec:
  selector: { matchLabels: { app: gateway } }
  template:
    metadata: { labels: { app: gateway } }
    spec:
      containers:
        - name: collector
          image: otel/opentelemetry-collector-contrib:0.161.0
          args: [--config=/conf/config.yaml]
          ports: [{ name: otlp, containerPort: 4317 }, { name: health, containerPort: 13133 }]
          readinessProbe: { ${probe} }
          livenessProbe: { ${probe} }
          volumeMounts: [{ name: conf, mountPath: /conf }]
${containers}
      volumes: [{ name: conf, configMap: { name: gateway } }]
---
apiVersion: v1
kind: Service
metadata: { name: gateway, namespace: telemetry }
spec: { selector: { app: gateway }, ports: [{ name: otlp, ${service} }] }
`;
}

function found(gateway: Gateway, ...codes: readonly string[]) {
  const { diagnostics } = checkFiles([{ file: "gateway.yaml", text: manifests(gateway) }]);
  return diagnostics
    .filter(({ code }) => codes.includes(code))
    .map(({ message, place }) => `${place.in === "text" ? place.range.start.line : ""} ${message}`);
}

describe("probes", () => {
  const of = (gateway: Gateway) => found(gateway, "FL4046", "FL4042");

  test("that the extension answers draw no finding, by number or by name", () => {
    expect(of({})).toEqual([]);
    expect(of({ probe: "httpGet: { port: health, path: /ready }" })).toEqual([]);
    expect(of({ probe: "tcpSocket: { port: otlp }" })).toEqual([]);
    expect(of({ probe: "exec: { command: [ls] }" })).toEqual([]);
  });

  test("of a port on which nothing listens are found once", () => {
    expect(of({ probe: "httpGet: { port: 13134 }" })).toEqual([
      expect.stringMatching(/^25 The readinessProbe asks port 13134, on which nothing of the configuration listens/),
    ]);
    const files = [
      {
        file: "gateway.yaml",
        text: manifests({}).replace("livenessProbe: { httpGet: { port: 13133", "livenessProbe: { httpGet: { port: 1"),
      },
    ];
    const [killed] = checkFiles(files).diagnostics.filter(({ code }) => code === "FL4046");
    expect(killed?.message).toMatch(/livenessProbe asks port 1, .*are restarted again and again\.$/);
    const apart = manifests({ probe: "httpGet: { port: 1 }" }).replace("port: 1 }", "port: 2 }");
    const both = checkFiles([{ file: "gateway.yaml", text: apart }]).diagnostics.filter(
      ({ code }) => code === "FL4046",
    );
    expect(both.map(({ message }) => message.slice(0, 36))).toEqual([
      "The readinessProbe asks port 2, on w",
      "The livenessProbe asks port 1, on wh",
    ]);
    const disabled = healthy.replace("extensions: [health_check], ", "");
    expect(of({ config: disabled })).toHaveLength(1);
  });

  test("of an extension that listens on localhost are found, its default too", () => {
    expect(of({ config: healthy.replace("0.0.0.0:13133", "localhost:13133") })).toEqual([
      expect.stringContaining("where health_check listens on localhost only, so"),
    ]);
    expect(of({ config: healthy.replace('{ endpoint: "0.0.0.0:13133" }', "{}") })).toEqual([
      expect.stringContaining("localhost only, its default"),
    ]);
  });

  test("of another path than the extension's are found", () => {
    const served = healthy.replace('0.0.0.0:13133"', '0.0.0.0:13133", path: /health');
    expect(of({ config: served })).toEqual([
      expect.stringContaining("asks the path /, and health_check answers /health"),
    ]);
    expect(of({ config: served, probe: "httpGet: { port: 13133, path: /health }" })).toEqual([]);
    const apart = manifests({ config: served, probe: "httpGet: { port: 13133, path: /live }" }).replace(
      "/live",
      "/ready",
    );
    const both = checkFiles([{ file: "gateway.yaml", text: apart }]).diagnostics.filter(
      ({ code }) => code === "FL4046",
    );
    expect(both.map(({ message }) => /path \S+,/.exec(message)?.[0])).toEqual(["path /ready,", "path /live,"]);
  });

  test("of somebody who answers otherwise are found", () => {
    expect(of({ probe: "httpGet: { port: 13133, scheme: HTTPS }" })).toEqual([
      expect.stringContaining("asks port 13133 with TLS, and health_check speaks plain text, so"),
    ]);
    const secure = healthy.replace(
      '0.0.0.0:13133"',
      '0.0.0.0:13133", tls: { cert_file: /c/tls.crt, key_file: /c/tls.key }',
    );
    expect(of({ config: secure })).toEqual([expect.stringContaining("in plain text, and health_check speaks TLS")]);
    expect(of({ config: secure, probe: "httpGet: { port: 13133, scheme: HTTPS }" })).toEqual([]);
    expect(of({ probe: "httpGet: { port: otlp }" })).toEqual([
      expect.stringContaining("asks port 4317 by GET, and otlp answers none"),
    ]);
    expect(of({ probe: "grpc: { port: 4317 }" })).toEqual([
      expect.stringContaining("asks port 4317 for grpc.health.v1, which otlp does not have"),
    ]);
    expect(of({ probe: "grpc: { port: 13133 }" })).toEqual([expect.stringContaining("health_check does not have")]);
    expect(of({ probe: "tcpSocket: { port: 13133 }" })).toEqual([]);
  });

  test("of a pod with other containers, or of an unknown address, are not judged", () => {
    expect(of({ probe: "httpGet: { port: 1 }", containers: "        - { name: proxy, image: envoy }" })).toEqual([]);
    const unknown = healthy.replace("0.0.0.0:13133", "$" + "{env:HEALTH}");
    expect(of({ config: unknown, probe: "httpGet: { port: 1 }" })).toEqual([]);
  });
});

describe("a Service", () => {
  const of = (gateway: Gateway) => found(gateway, "FL4047");

  test("that leads to a receiver draws no finding, nor one of the Collector's own metrics", () => {
    expect(of({})).toEqual([]);
    expect(of({ service: "port: 80, targetPort: otlp" })).toEqual([]);
    expect(of({ service: "port: 8888" })).toEqual([]);
  });

  test("that leads to a port on which nothing listens is found", () => {
    expect(of({ service: "port: 4318" })).toEqual([
      expect.stringContaining('leads to 4318/TCP of "gateway", on which nothing of its configuration listens'),
    ]);
    expect(of({ service: "port: 4317, protocol: UDP" })).toHaveLength(1);
  });

  test("that leads to a receiver on localhost is found", () => {
    expect(of({ config: healthy.replace('grpc: { endpoint: "0.0.0.0:4317" }', "grpc: {}") })).toEqual([
      expect.stringContaining(
        "where otlp listens on localhost only, its default: nothing outside of the pod can connect",
      ),
    ]);
  });
});

describe("what has no address", () => {
  const unsaid = healthy.replace('{ endpoint: "0.0.0.0:13133" }', "{}").replace('{ endpoint: "0.0.0.0:4317" }', "{}");
  const told = (version: string, gates = "") => {
    const text = manifests({ config: unsaid })
      .replace("contrib:0.161.0", `contrib:${version}`)
      .replace("--config=/conf/config.yaml", `--config=/conf/config.yaml${gates}`);
    return checkFiles([{ file: "gateway.yaml", text }])
      .diagnostics.map(({ code }) => code)
      .filter((code) => code === "FL4046" || code === "FL4047");
  };

  /** Core changelog: 0.104.0 changed the default, and 0.110.0 made that stable. */
  test.each([
    ["0.103.1", "", []],
    ["0.104.0", "", ["FL4046", "FL4047"]],
    ["0.109.0", ', "--feature-gates=-component.UseLocalHostAsDefaultHost"', []],
    ["0.110.0", ', "--feature-gates=-component.UseLocalHostAsDefaultHost"', ["FL4046", "FL4047"]],
  ])("is answered on localhost only from 0.104.0 on: %s%s", (version, gates, expected) => {
    expect(told(version, gates).sort()).toEqual(expected);
  });
});
