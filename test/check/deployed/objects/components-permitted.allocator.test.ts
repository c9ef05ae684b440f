/** Whose permission it takes: operator 0.140.0 and 0.152.0, internal/manifests/{collector,targetallocator}. */

import { describe } from "vitest";
import { holds } from "../../../findings-told.ts";
import { documents, operated } from "../../../fixtures/written-tiers.ts";

const scraping = (receiver = "prometheus") => `receivers:
  ${receiver}: {config: {scrape_configs: [{job_name: pods, kubernetes_sd_configs: [{role: pod}]}]}}
exporters: {debug: {}}
service: {pipelines: {metrics: {receivers: [${receiver}], exporters: [debug]}}}`;
const allocated = (more = "", receiver?: string) =>
  operated("scraper", scraping(receiver), `mode: statefulset\ntargetAllocator: {enabled: true${more}}`);
const bound = (account: string, ...rules: readonly string[]) => `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: discovering}
rules: [${rules.map((rule) => `{${rule}, verbs: [get, list, watch]}`).join(", ")}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: discovering}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: discovering}
subjects: [{kind: ServiceAccount, name: ${account}, namespace: otel}]`;
const account = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: scraper-targetallocator, namespace: otel}";
const pods = 'apiGroups: [""], resources: [pods]';
const monitors = "apiGroups: [monitoring.coreos.com], resources: [servicemonitors, podmonitors]";

describe("the target allocator of the operator", () => {
  holds([
    ["asks with the account that the operator makes", documents(allocated(), bound("scraper-targetallocator", pods))],
    ["or with one that is named", documents(allocated(", serviceAccount: ta"), bound("ta", pods))],
    [
      "and not with the Collector's",
      documents(allocated(), bound("scraper-collector", pods), account),
      /^FL4031 \{config.*"scraper-targetallocator" may not get, list, watch pods/,
    ],
    [
      "for monitors, too",
      documents(allocated(", prometheusCR: {enabled: true}"), bound("scraper-targetallocator", pods)),
      /^FL4031 true\}\}* \|.*may not get, list, watch servicemonitors, podmonitors/,
    ],
    [
      "which it may",
      documents(allocated(", prometheusCR: {enabled: true}"), bound("scraper-targetallocator", pods, monitors)),
    ],
    ["where nobody writes its account or binds it, the operator may", documents(allocated(), bound("other", pods))],
    [
      "objects that name no namespace are put into that of the binding",
      documents(allocated().replace(", namespace: otel", ""), bound("scraper-targetallocator", pods)),
    ],
    [
      "another receiver asks itself",
      documents(allocated("", "prometheus/own"), bound("scraper-targetallocator", pods)),
      /^FL4020 true.*no receiver called prometheus/,
      /^FL4031 \{config.*"scraper-collector" may not get, list, watch pods, as "prometheus\/own" has to/,
    ],
  ]);
});
