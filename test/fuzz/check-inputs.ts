/** Texts for the check, made from a seed: configurations and objects that are cut, mixed and spoilt in ways that people and tools do. */

export interface CheckInput {
  readonly file: string;
  readonly text: string;
}

/** The same numbers for a seed in every run. */
export function seeded(seed: number): () => number {
  let state = Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const fragments = [
  "receivers:\n  otlp:\n    protocols:\n      grpc: { endpoint: 0.0.0.0:4317 }\n",
  "exporters:\n  loadbalancing:\n    resolver: { static: { hostnames: [a, b:4317] } }\n    protocol: { otlp: {} }\n",
  "exporters:\n  otlp: &otlp { endpoint: a:4317, timeout: 5, tls: { insecure: true } }\n  otlp/b: { <<: *otlp, endpoint: b }\n",
  "processors:\n  batch:\n  tail_sampling: { policies: [{ name: a, type: always_sample }] }\n",
  "service:\n  pipelines:\n    traces: { receivers: [otlp], processors: [batch], exporters: [loadbalancing] }\n",
  "service:\n  telemetry: { metrics: { address: 0.0.0.0:8888, readers: [{ pull: {} }] } }\n",
  "kind: ConfigMap\nmetadata: { name: a }\ndata:\n  config.yaml: |\n    receivers: { otlp: }\n",
  "apiVersion: opentelemetry.io/v1beta1\nkind: OpenTelemetryCollector\nmetadata: { name: a }\nspec: { replicas: 3, config: { receivers: {} } }\n",
  "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { template: { spec: { containers: [{ image: otel/x:0.129.1, args: [--config=/c/config.yaml] }] } } }\n",
  "kind: Service\nmetadata: { name: a }\nspec: { selector: { app: a }, ports: [{ port: 4317, targetPort: otlp }] }\n",
  "kind: NetworkPolicy\nspec: { podSelector: {}, ingress: [{ ports: [{ port: 1 }] }], egress: [] }\n",
  "kind: HorizontalPodAutoscaler\nspec: { scaleTargetRef: { kind: Deployment, name: a }, maxReplicas: 9 }\n",
  "kind: RoleBinding\nroleRef: { kind: Role, name: a }\nsubjects: [{ name: a }]\n",
  "mode: daemonset\npresets: { logsCollection: { enabled: true } }\nconfig: { exporters: { debug: {} } }\n",
  "```yaml\nreceivers: { otlp: {} }\n```\n",
  "# fairlead-ignore FL3005: known\n",
  "---\n",
  "%YAML 1.1\n",
];
const pieces = [
  ...["*otlp", "&a [*a]", "<<: *x", "? [a]: b", "!!binary aGk=", "!!str 1", "!x {}", "| \n a", ">-\n  b", "~", "0o17"],
  ...["0x1f", "1e400", "-.inf", ".nan", "2024-01-01", "yes", "::", "a::b: 1", "${env:X:-y}", "${file:x}", "${", "$$"],
  ...["\t", "\r", "\r\n", "\0", "\u2028", "\ufeff", "\ud800", "é", "{", "}", "[", "]", '"', "'", "- ", ": ", "#", ","],
  ...["null", "true", "-1", "1.5", "5s", "4317", "__proto__: 1", "constructor: 1", "toString", "{{ .Values.x }}"],
];
const names = ["a.yaml", "b.json", "c.md", "stdin", "dir/d.yml"];

export function checkInput(seed: number): readonly CheckInput[] {
  const random = seeded(seed);
  const below = (end: number): number => Math.floor(random() * end);
  const oneOf = (list: readonly string[]): string => list[below(list.length)] ?? "";
  const text = (): string => {
    let made = Array.from({ length: 1 + below(5) }, () => oneOf(fragments)).join(random() < 0.5 ? "" : "---\n");
    for (let edits = below(5); edits > 0; edits--) {
      const at = below(made.length + 1);
      const cut = random() < 0.4 ? below(12) : 0;
      made = made.slice(0, at) + (random() < 0.8 ? oneOf(pieces) : "") + made.slice(at + cut);
    }
    return made;
  };
  return Array.from({ length: 1 + below(2) }, (_, index) => ({ file: `${index}-${oneOf(names)}`, text: text() }));
}
