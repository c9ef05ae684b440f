import { App as PlainApp, Testing } from "cdk8s";
import { BlueprintChart } from "fairlead";
import { expect, test } from "vitest";
import { production } from "../../../blueprints/production.ts";
import { watched } from "../../../blueprints/watched.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../src/model/json.ts";
import { runbook } from "../../../src/target/runbook/runbook.ts";
import { blueprints, planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

type Given = Parameters<typeof planOf>[0];

function objectsOf(given: Given, kind: string): readonly JsonObject[] {
  const all = (Testing.synth(new BlueprintChart(new PlainApp(), given)) as Json[]).filter(isJsonObject);
  return all.filter((object) => object["kind"] === kind);
}

/** As GitHub makes the anchor of a heading: lower case, without punctuation, spaces as hyphens. */
function anchorsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}

test("each alert leads to a heading of the runbook, and the runbook has one for each alert, written or not", () => {
  const [rule] = objectsOf(production, "PrometheusRule");
  const groups = jsonAt(rule ?? {}, ["spec", "groups"]) as JsonObject[];
  const rules = groups.flatMap((group) => group["rules"] as JsonObject[]);
  const anchors = anchorsOf(runbook(planOf(production)));
  const urls = rules.map((one) => String(jsonAt(one, ["annotations", "runbook_url"])).split("#"));
  expect(urls.length).toBeGreaterThan(10);
  for (const [page, anchor] of urls) {
    expect(page).toBe("https://git.example.com/telemetry/blob/v1/dist/production/runbook.md");
    expect(anchors).toContain(anchor);
  }
  for (const given of blueprints) {
    const plan = planOf(given);
    const own = anchorsOf(runbook(plan));
    const wanted = new Set(plan.alerts.map(({ balancer, name }) => `${balancer}-${name.toLowerCase()}`));
    expect(own.filter((anchor) => wanted.has(anchor)).toSorted()).toEqual([...wanted].toSorted());
  }
});

test("links inside a runbook lead to its headings", () => {
  for (const given of blueprints) {
    const text = runbook(planOf(given));
    const links = [...text.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(anchorsOf(text)).toContain(link);
  }
});

const labelsOf = (object: JsonObject, ...path: readonly string[]) => jsonAt(object, path) as JsonObject;

test.each([
  {
    given: production,
    kind: "PodMonitor",
    of: ["Deployment", "StatefulSet"],
    labels: ["spec", "template", "metadata"],
    ports: ["spec", "template", "spec", "containers", 0],
  },
  { given: watched, kind: "ServiceMonitor", of: ["Service"], labels: ["metadata"], ports: ["spec"] },
])(
  "a $kind selects what there is, by a port that it has, and keeps the label of a backend",
  ({ given, kind, of, labels, ports }) => {
    const monitors = objectsOf(given, kind);
    expect(monitors).toHaveLength(2);
    const there = of.flatMap((one) => objectsOf(given, one));
    for (const monitor of monitors) {
      const selector = Object.entries(labelsOf(monitor, "spec", "selector", "matchLabels"));
      const spec = labelsOf(monitor, "spec");
      const [endpoint] = (spec["podMetricsEndpoints"] ?? spec["endpoints"]) as JsonObject[];
      const selected = there.filter((object) =>
        selector.every(([key, value]) => labelsOf(object, ...labels, "labels")[key] === value),
      );
      expect(selected.length).toBeGreaterThan(0);
      for (const object of selected) {
        const named = (jsonAt(object, [...ports, "ports"]) as JsonObject[]).map(({ name }) => name);
        expect(named).toContain(endpoint?.["port"]);
      }
      expect(JSON.stringify(endpoint)).toContain('{"action":"labeldrop","regex":"endpoint|service"}');
    }
  },
);

test("a monitor of what the operator makes finds its Service of metrics", () => {
  const monitoring = { scrape: "service-monitor", prometheus: { namespace: "m" } } as const;
  const given = small({ blueprint: { output: "operator", monitoring } });
  const edge = objectsOf(given, "ServiceMonitor").find((one) => jsonAt(one, ["metadata", "name"]) === "edge");
  // As internal/naming and internal/manifests/collector/service.go of operator 0.140.0 name it and its port.
  expect(jsonAt(edge ?? {}, ["spec", "selector", "matchLabels"])).toEqual({
    "app.kubernetes.io/name": "edge-collector-collector-monitoring",
  });
  expect(jsonAt(edge ?? {}, ["spec", "endpoints", 0, "port"])).toBe("monitoring");
});

test("the dashboard is JSON in a ConfigMap that Grafana's sidecar finds, and its panels lie side by side", () => {
  const config = objectsOf(production, "ConfigMap").find(
    (one) => jsonAt(one, ["metadata", "labels", "grafana_dashboard"]) === "1",
  );
  const [[file, text] = []] = Object.entries((config?.["data"] ?? {}) as Record<string, string>);
  expect(file).toMatch(/\.json$/);
  const board = JSON.parse(text ?? "") as { uid: string; panels: { id: number; gridPos: Record<string, number> }[] };
  expect(board.uid.length).toBeLessThanOrEqual(40);
  const cells = board.panels.flatMap(({ gridPos: { x = 0, y = 0, w = 0, h = 0 } }) =>
    Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length);
});
