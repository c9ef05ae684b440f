/** Kubernetes objects of a tier, as people write them: a ConfigMap, a Deployment that runs it, and a headless Service of the same name. */

export interface Tier {
  readonly name: string;
  readonly tag: string;
  /** The configuration, but for its receivers. */
  readonly config: string;
  readonly replicas?: number;
  readonly protocols?: string;
  readonly extensions?: string;
  readonly memory?: string;
  /** Of the Service and the container, beside 4318. */
  readonly port?: number;
}

export const grpcAndHttp = 'grpc: { endpoint: "0.0.0.0:4317" }, http: { endpoint: "0.0.0.0:4318" }';
export const healthy = 'health_check: { endpoint: "0.0.0.0:13133" }';

/** Everything a backend takes; `Cluster` adds a file, which says what that was. */
export const backend = `exporters: { debug: {} }
    service: { extensions: [health_check], pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }`;

/** @param exporter its type and settings, in flow style */
export function sendingBy(exporter: string): string {
  return `exporters: { ${exporter} }
    service: { extensions: [health_check], pipelines: { traces: { receivers: [otlp], exporters: [${exporter.split(":")[0]}] } } }`;
}

export function tier({
  name,
  tag,
  config,
  replicas = 1,
  protocols = grpcAndHttp,
  extensions = healthy,
  memory = "512Mi",
  port = 4317,
}: Tier): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: shop }
data:
  config.yaml: |
    receivers: { otlp: { protocols: { ${protocols} } } }
    extensions: { ${extensions} }
    ${config}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: collector
          image: otel/opentelemetry-collector-contrib:${tag}
          args: [--config=/conf/config.yaml]
          ports: [{ containerPort: ${port} }, { containerPort: 4318 }, { containerPort: 13133 }]
          resources: { limits: { memory: ${memory} } }
          readinessProbe: { httpGet: { path: /, port: 13133 } }
          volumeMounts: [{ name: conf, mountPath: /conf }]
      volumes: [{ name: conf, configMap: { name: ${name} } }]
---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec:
  clusterIP: None
  selector: { app: ${name} }
  ports: [{ name: grpc, port: ${port} }, { name: http, port: 4318 }]
---
`;
}
