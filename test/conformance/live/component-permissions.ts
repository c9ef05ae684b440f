/**
 * A component may ask what it asks, by the account and the roles that the manifests write, and nothing else: by the word of a real
 * API server, and by a real Collector whose k8sattributes waits for what it watches, and ends where the role is not bound.
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { blueprint, collector, routeBy } from "fairlead";
import { parseAllDocuments, stringify } from "yaml";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../src/model/json.ts";
import { permissionsAsked } from "../../../src/needs/asked-permissions.ts";
import { collectorBinary } from "../../../tools/collectors/build.mjs";
import { planOf } from "../../every-blueprint.ts";
import { apply } from "../objects/api.ts";
import { synthesise } from "../synthesis.ts";
import type { Tally } from "../tally.ts";
import type { ControlPlane } from "./control-plane.ts";
import { isReady, startAlone } from "./lone-pod.ts";
import { folder } from "./processes.ts";

const namespace = "asking";

function asking() {
  const otel = collector("0.129.1");
  const network = { apiServer: { cidr: "10.0.0.1/32", port: 6443 } };
  const pool = otel.backends("backend", {
    count: 1,
    discovery: "static",
    security: "plaintext",
    processors: {
      k8sattributes: {
        wait_for_metadata: true,
        extract: {
          metadata: ["k8s.deployment.name", "k8s.node.uid", "k8s.cluster.uid"],
          labels: [{ key: "team", tag_name: "team", from: "namespace" }],
        },
        pod_association: [{ sources: [{ from: "resource_attribute", name: "k8s.pod.ip" }] }],
      },
      "k8sattributes/here": {
        wait_for_metadata: true,
        filter: { namespace },
        extract: { metadata: ["k8s.pod.name"] },
        pod_association: [{ sources: [{ from: "resource_attribute", name: "k8s.pod.ip" }] }],
      },
    },
    network,
  });
  const edge = otel.balancer("edge", {
    to: pool,
    routes: { traces: routeBy.traceID() },
    queue: "per-backend",
    network: { clients: [{ podLabels: {} }] },
  });
  return blueprint("asking", { namespace, collector: otel, backends: [pool], balancers: [edge] });
}

const rights = ["Namespace", "ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"];

export async function componentPermissions(tally: Tally, plane: ControlPlane): Promise<void> {
  const written = asking();
  const objects = synthesise(written, join(folder, "asking"))
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Json))
    .filter(isJsonObject)
    .filter(({ kind }) => rights.includes(String(kind)))
    .toSorted((left, right) => rights.indexOf(String(left["kind"])) - rights.indexOf(String(right["kind"])));
  for (const object of objects) {
    const { status, body } = await apply(plane, object);
    if (status >= 300) throw new Error(`${String(object["kind"])}: ${JSON.stringify(body)}`);
  }
  const config = planOf(written).configs.find(({ name }) => name === "backend-config")?.body ?? {};
  await asTheServerSays(tally, plane, config);
  await asTheCollectorFinds(tally, plane, config, objects);
}

async function asTheServerSays(tally: Tally, plane: ControlPlane, config: JsonObject): Promise<void> {
  const asked = permissionsAsked(config, "0.129.1").flatMap(({ apiGroup, resources, verbs, namespaces = [""] }) =>
    resources.flatMap((resource) =>
      verbs.flatMap((verb) => namespaces.map((where) => ({ group: apiGroup, resource, verb, namespace: where }))),
    ),
  );
  const refused: string[] = [];
  for (const one of asked) if (!(await isAllowed(plane, one))) refused.push(JSON.stringify(one));
  tally.check(
    `asking: the account may do all ${asked.length} things that its components ask`,
    refused.length === 0,
    refused.join(),
  );
  const others = [
    { group: "", resource: "secrets", verb: "get", namespace },
    { group: "", resource: "pods", verb: "delete", namespace },
    { group: "apps", resource: "deployments", verb: "list", namespace: "" },
  ];
  const allowed: string[] = [];
  for (const one of others) if (await isAllowed(plane, one)) allowed.push(JSON.stringify(one));
  tally.check(
    "asking: the account may not read Secrets, delete pods or list deployments",
    allowed.length === 0,
    allowed.join(),
  );
}

async function isAllowed(plane: ControlPlane, resourceAttributes: object): Promise<boolean> {
  const { body } = await plane.ask("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews", {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SubjectAccessReview",
    spec: {
      user: `system:serviceaccount:${namespace}:backend`,
      groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, "system:authenticated"],
      resourceAttributes,
    },
  });
  return jsonAt(body, ["status", "allowed"]) === true;
}

async function asTheCollectorFinds(
  tally: Tally,
  plane: ControlPlane,
  config: JsonObject,
  objects: readonly JsonObject[],
): Promise<void> {
  const account = join(folder, "account");
  mkdirSync(account);
  const token = await plane.ask("POST", `/api/v1/namespaces/${namespace}/serviceaccounts/backend/token`, {
    apiVersion: "authentication.k8s.io/v1",
    kind: "TokenRequest",
    spec: {},
  });
  writeFileSync(join(account, "token"), String(jsonAt(token.body, ["status", "token"])));
  writeFileSync(join(account, "ca.crt"), readFileSync(plane.caFile));
  writeFileSync(join(account, "namespace"), namespace);
  const configFile = join(folder, "asking.yaml");
  writeFileSync(configFile, stringify(config, { lineWidth: 0, version: "1.1" }));
  const { hostname, port } = new URL(plane.url);
  const started = async () => {
    const env = { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port };
    const run = startAlone({
      binary: collectorBinary("0.129.0"),
      configFile,
      volumes: [],
      network: "here",
      env,
      account,
    });
    const ready = await isReady(run);
    run.process.kill("SIGKILL");
    return { ready, said: run.said() };
  };
  const permitted = await started();
  tally.check("asking: k8sattributes of 0.129.0 has what it waits for", permitted.ready, permitted.said);
  const binding = objects.find(({ kind }) => kind === "ClusterRoleBinding");
  const name = String(jsonAt(binding ?? {}, ["metadata", "name"]));
  await plane.ask("DELETE", `/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/${name}`);
  const refused = await started();
  tally.check(
    "asking: without its binding it does not start",
    !refused.ready && /forbidden|sync/.test(refused.said),
    refused.said,
  );
}
