/**
 * A dashboard for Grafana (schema 39, of Grafana 10 and 11), in a ConfigMap with the label by which its sidecar finds one. The
 * data source is asked for at its head.
 */

import type { Monitoring, Panel, PanelRow } from "../../model/monitoring.ts";
import type { Plan } from "../../model/plan.ts";
import { type KubernetesObject, kubernetesObject } from "../kubernetes/object.ts";

export function dashboard(plan: Plan, { labels }: Monitoring): KubernetesObject {
  const name = `${plan.blueprint}-dashboard`;
  return kubernetesObject("ConfigMap", {
    // As the chart of Grafana sets its sidecar up: https://github.com/grafana/helm-charts, sidecar.dashboards.label.
    metadata: { name, labels: { ...labels, "app.kubernetes.io/component": "monitoring", grafana_dashboard: "1" } },
    data: { [`${plan.namespace}-${plan.blueprint}.json`]: `${JSON.stringify(dashboardJson(plan), undefined, 1)}\n` },
  });
}

const [columns, width, height] = [24, 8, 7];
const source = Object.freeze({ type: "prometheus", uid: "$source" });

function dashboardJson({ blueprint, namespace, panels }: Plan) {
  return {
    uid: uidOf(`${namespace}-${blueprint}`),
    title: `${blueprint} in ${namespace}`,
    tags: ["fairlead", "opentelemetry"],
    schemaVersion: 39,
    timezone: "browser",
    time: { from: "now-1h", to: "now" },
    refresh: "30s",
    editable: true,
    templating: { list: [{ name: "source", label: "Prometheus", type: "datasource", query: "prometheus", hide: 0 }] },
    panels: rowsOf(panels),
  };
}

/** At most 40 characters (Grafana 11, pkg/util/shortid_generator.go). */
function uidOf(text: string): string {
  return text.slice(0, 40);
}

function rowsOf(rows: readonly PanelRow[]) {
  const placed: object[] = [];
  let [y, id] = [0, 1];
  for (const { title, panels } of rows) {
    placed.push({ id: id++, type: "row", title, collapsed: false, gridPos: { x: 0, y, w: columns, h: 1 }, panels: [] });
    y += 1;
    for (const [index, panel] of panels.entries()) {
      const x = (index * width) % columns;
      placed.push(panelOf(panel, id++, { x, y, w: width, h: height }));
      if (x + width === columns || index === panels.length - 1) y += height;
    }
  }
  return placed;
}

function panelOf({ title, unit, queries }: Panel, id: number, gridPos: object) {
  return {
    id,
    type: "timeseries",
    title,
    datasource: source,
    gridPos,
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    options: { legend: { displayMode: "list", placement: "bottom" }, tooltip: { mode: "multi", sort: "desc" } },
    targets: queries.map(({ expression, legend }, index) => ({
      refId: String.fromCharCode("A".charCodeAt(0) + index),
      datasource: source,
      expr: expression,
      legendFormat: legend,
    })),
  };
}
