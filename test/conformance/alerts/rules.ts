/**
 * The rules of a blueprint as they are written, with their minutes, by promtool: taken, quiet over an hour in which all is well and
 * while a pod is replaced, and each alert firing no sooner than it says once its fault is there. Series have the shape of those that
 * the scenes scrape.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Blueprint } from "../../../src/blueprint/options.ts";
import type { AlertName } from "../../../src/model/monitoring.ts";
import { type Plan, workloadsOf } from "../../../src/model/plan.ts";
import { prometheusRule } from "../../../src/target/monitoring/prometheus-rule.ts";
import { blueprints, planOf } from "../../every-blueprint.ts";
import type { Tally } from "../tally.ts";

const hour = 60;
const monitoring = {
  ...{ scrape: undefined, alerts: true, dashboard: false, labels: {} },
  ...{ runbook: undefined, tiers: [], port: "" },
} as const;

/** @param more beside those of the project */
export function rulesHold(tally: Tally, more: readonly Blueprint[]): void {
  for (const given of [...blueprints, ...more]) {
    const plan = planOf(given);
    const folder = mkdtempSync(join(tmpdir(), "fairlead-rules-"));
    const rules = join(folder, "rules.json");
    writeFileSync(rules, JSON.stringify(prometheusRule(plan, monitoring)["spec"]));
    const checked = spawnSync("promtool", ["check", "rules", rules], { encoding: "utf8" });
    tally.check(
      `rules: promtool takes those of ${plan.blueprint}`,
      checked.status === 0,
      checked.stdout + checked.stderr,
    );
    const tests = [quietTest(plan), ...plan.links.flatMap((link) => faultTests(link.balancer, plan))];
    writeFileSync(
      join(folder, "tests.json"),
      JSON.stringify({ rule_files: [rules], evaluation_interval: "1m", tests }),
    );
    const tested = spawnSync("promtool", ["test", "rules", join(folder, "tests.json")], { encoding: "utf8" });
    tally.check(
      `rules: ${tests.length} tests of ${plan.blueprint} hold`,
      tested.status === 0,
      tested.stdout + tested.stderr,
    );
    rmSync(folder, { recursive: true });
  }
}

/** A sample each minute: where it begins, and what is added. */
type Values = readonly [start: number, step: number];

interface Series {
  readonly metric: string;
  readonly pod: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly values: Values | string;
}

function quietTest(plan: Plan): object {
  const all = plan.links.flatMap(({ balancer }) => wellSeries(balancer, plan));
  const replacedPods = new Set(
    plan.links.flatMap(({ balancer, pool }) => [podsOf(balancer, plan)[0], podsOf(pool, plan)[0]]),
  );
  // A pod that is replaced is not there for three minutes.
  const replaced = all.map((one) =>
    one.metric === "up" && replacedPods.has(one.pod) ? { ...one, values: `1x20 0x3 1x${hour}` } : one,
  );
  const expr = 'count(ALERTS{alertstate="firing"}) or vector(0)';
  const at = [10, 20, 22, 24, 26, 40, hour].map((minute) => ({
    expr,
    eval_time: `${minute}m`,
    exp_samples: [{ labels: "{}", value: 0 }],
  }));
  return { name: "all is well", interval: "1m", input_series: written(replaced, plan), promql_expr_test: at };
}

function faultTests(balancer: string, plan: Plan): readonly object[] {
  const well = wellSeries(balancer, plan);
  const names = [...new Set(plan.alerts.filter((one) => one.balancer === balancer).map(({ name }) => name))];
  return names.map((name) => {
    const changed = faults[name](well, balancer, plan);
    const waits = plan.alerts.filter((one) => one.name === name).map(({ forMinutes }) => forMinutes);
    const expr = `count(ALERTS{alertstate="firing",alertname="${name}",balancer="${balancer}"}) > bool 0 or vector(0)`;
    const expect = (minute: number, value: number) => ({
      expr,
      eval_time: `${minute}m`,
      exp_samples: [{ labels: "{}", value }],
    });
    return {
      name: `${balancer}: ${name}`,
      interval: "1m",
      input_series: written(changed, plan),
      promql_expr_test: [expect(Math.min(...waits) - 1, 0), expect(hour, 1)],
    };
  });
}

function written(all: readonly Series[], { namespace }: Plan): readonly object[] {
  const unique = new Map(
    all.map(({ metric, pod, labels = {}, values }) => {
      const named = Object.entries({ namespace, pod, ...labels }).map(
        ([key, value]) => `${key}=${JSON.stringify(value)}`,
      );
      const [start, step] = typeof values === "string" ? [0, 0] : values;
      return [`${metric}{${named.join(",")}}`, typeof values === "string" ? values : `${start}+${step}x${hour}`];
    }),
  );
  return [...unique].map(([series, values]) => ({ series, values }));
}

/** As the controllers of Kubernetes name them. */
function podsOf(declaration: string, plan: Plan): readonly string[] {
  return workloadsOf(declaration, plan).flatMap(({ name, kind, replicas, volumes }) =>
    Array.from({ length: replicas }, (_, replica) => {
      const made = kind === "OpenTelemetryCollector" ? `${name}-collector` : name;
      const isNumbered = kind === "StatefulSet" || volumes.some(({ volume }) => volume.kind === "claim-template");
      return isNumbered ? `${made}-${replica}` : `${made}-6d4cf56db6-x7ab${replica}`;
    }),
  );
}

const items = ["spans", "metric_points", "log_records"] as const;
const endpoint = { endpoint: "10.0.0.1:4317" };

/** A hundred items a minute and more, evenly; a counter of faults that stands still. */
function wellSeries(balancer: string, plan: Plan): readonly Series[] {
  const link = plan.links.find((one) => one.balancer === balancer);
  if (!link) return [];
  const isOwn = link.target === "fairlead";
  const suffix = isOwn ? "_total" : "";
  // Those of an existing pool are three.
  const count = podsOf(link.pool, plan).length || 3;
  const backends = podsOf(link.pool, plan).flatMap((pod): readonly Series[] => [
    { metric: "up", pod, values: [1, 0] },
    ...items.flatMap((item): readonly Series[] => [
      { metric: `otelcol_receiver_accepted_${item}`, pod, labels: { receiver: "otlp" }, values: [0, 6_000] },
      { metric: `otelcol_receiver_refused_${item}`, pod, labels: { receiver: "otlp" }, values: [0, 0] },
    ]),
  ]);
  const own = podsOf(balancer, plan);
  const balancers = own.flatMap((pod): readonly Series[] => [
    { metric: "up", pod, values: [1, 0] },
    ...items.flatMap((item): readonly Series[] => [
      { metric: `otelcol_receiver_refused_${item}${suffix}`, pod, labels: { transport: "grpc" }, values: [0, 0] },
      {
        ...{ metric: `otelcol_exporter_sent_${item}${suffix}`, pod },
        labels: isOwn ? endpoint : { exporter: "load_balancing" },
        values: [0, (6_000 * count) / own.length],
      },
      {
        ...{ metric: `otelcol_exporter_send_failed_${item}${suffix}`, pod },
        labels: isOwn ? { reason: "deadline" } : { exporter: "load_balancing" },
        values: [0, 0],
      },
    ]),
    { metric: "otelcol_loadbalancer_num_backends", pod, values: [count, 0] },
    { metric: `otelcol_loadbalancer_num_resolutions${suffix}`, pod, labels: { success: "true" }, values: [0, 60] },
    { metric: `otelcol_loadbalancer_num_resolutions${suffix}`, pod, labels: { success: "false" }, values: [0, 0] },
    ...["50", "10000", "+Inf"].map((le) => ({
      metric: `otelcol_loadbalancer_backend_latency${isOwn ? "_milliseconds" : ""}_bucket`,
      ...{ pod, labels: { ...endpoint, le } },
      values: [0, 600] as const,
    })),
    ...(isOwn
      ? ([
          { metric: "otelcol_loadbalancer_backend_health", pod, labels: endpoint, values: [1, 0] },
          { metric: "fairlead_queue_full_total", pod, labels: endpoint, values: [0, 0] },
          { metric: "fairlead_held_bytes", pod, values: [1_000, 0] },
          {
            metric: "fairlead_uncounted_refusals_total",
            ...{ pod, labels: { transport: "grpc", signal: "unknown" }, values: [0, 0] as const },
          },
        ] as const)
      : ([
          {
            metric: "otelcol_exporter_queue_size",
            pod,
            labels: { exporter: "load_balancing", data_type: "traces" },
            values: [10, 0],
          },
          {
            metric: "otelcol_exporter_queue_capacity",
            pod,
            labels: { exporter: "load_balancing", data_type: "traces" },
            values: [1_000, 0],
          },
        ] as const)),
  ]);
  return [...backends, ...balancers];
}

type Fault = (well: readonly Series[], balancer: string, plan: Plan) => readonly Series[];

/** Those of which it holds have other values; without any they are gone. */
function having(which: (one: Series) => boolean, values: Values | undefined): Fault {
  return (well) => well.flatMap((one) => (which(one) ? (values ? [{ ...one, values }] : []) : [one]));
}

const counts = (stem: string) => (one: Series) => one.metric.startsWith(stem);
const first = (pods: readonly string[]) => (one: Series) => one.pod === pods[0];
const poolOf = (balancer: string, plan: Plan) =>
  podsOf(plan.links.find((one) => one.balancer === balancer)?.pool ?? "", plan);

const faults: Readonly<Record<AlertName, Fault>> = {
  BalancerDown: (well, balancer, plan) =>
    having(({ metric, pod }) => metric === "up" && podsOf(balancer, plan).includes(pod), [0, 0])(well, balancer, plan),
  BalancerPodsMissing: (well, balancer, plan) =>
    having((one) => first(podsOf(balancer, plan))(one), undefined)(well, balancer, plan),
  BackendPodsMissing: (well, balancer, plan) =>
    having((one) => first(poolOf(balancer, plan))(one), undefined)(well, balancer, plan),
  // None was ever found, and there is no series.
  BackendsMissing: having(counts("otelcol_loadbalancer_num_backends"), undefined),
  BackendLookupFails: having(
    ({ metric, labels }) => metric.includes("num_resolutions") && labels?.["success"] === "false",
    [0, 70],
  ),
  BackendUnhealthy: having(counts("otelcol_loadbalancer_backend_health"), [0, 0]),
  BackendIdle: (well, balancer, plan) =>
    having((one) => counts("otelcol_receiver_accepted")(one) && first(poolOf(balancer, plan))(one), undefined)(
      well,
      balancer,
      plan,
    ),
  BackendOverloaded: (well, balancer, plan) =>
    having((one) => counts("otelcol_receiver_accepted")(one) && first(poolOf(balancer, plan))(one), [0, 600_000])(
      well,
      balancer,
      plan,
    ),
  BackendsRefuse: (well, balancer, plan) =>
    having((one) => counts("otelcol_receiver_refused")(one) && first(poolOf(balancer, plan))(one), [0, 5])(
      well,
      balancer,
      plan,
    ),
  BackendsSlow: having(({ metric, labels }) => metric.includes("backend_latency") && labels?.["le"] === "50", [0, 6]),
  TelemetryLost: having(counts("otelcol_exporter_send_failed"), [0, 5]),
  TelemetryNotArriving: having(counts("otelcol_receiver_accepted"), [0, 60]),
  TelemetryRefused: having(counts("otelcol_receiver_refused"), [0, 5]),
  QueueFilling: having(
    (one) => one.metric === "otelcol_exporter_queue_size" || one.metric === "fairlead_queue_full_total",
    [900, 1],
  ),
  MemoryFilling: having(counts("fairlead_held_bytes"), [1e12, 0]),
};
