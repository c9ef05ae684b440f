import { bearerToken, dns, mutualTls } from "fairlead";
import { expect, test } from "vitest";
import { runbook } from "../../../src/target/runbook/runbook.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

/** Undefined without the section. */
const sectionOf = (text: string) => /## What must be there first\n([\s\S]*?)\n## /.exec(text)?.[1];

test("a runbook lists what a blueprint names and does not write, with the command that looks for it", () => {
  const pool = {
    discovery: dns(),
    security: mutualTls({ serverSecret: "server-tls", clientSecret: "client-tls" }),
    auth: bearerToken({ secret: "link-token" }),
    env: {
      KEY: { kind: "secret", secret: "vendor", key: "api-key" },
      MODE: { kind: "config-map", configMap: "modes", key: "mode" },
    },
    volumes: {
      shared: { kind: "claim", path: "/shared", claim: "archive" },
      own: { kind: "claim-template", path: "/own", size: "1Gi", storageClass: "fast" },
    },
    priorityClass: "telemetry",
    imagePullSecrets: ["registry"],
    serviceAccount: { name: "samplers" },
  };
  const text = runbook(planOf(small({ pool, blueprint: { namespace: { name: "shop", create: false } } })));
  const section = sectionOf(text);
  for (const line of [
    "- The namespace `shop`.",
    "- Secret `client-tls` with `ca.crt`, `tls.crt`, `tls.key`, for `edge-collector`.",
    "- Secret `link-token` with `token`, for `backend`, `edge-collector`.",
    "- Secret `registry` with `.dockerconfigjson`, for `backend`.",
    "- Secret `vendor` with `api-key`, for `backend`.",
    "- ConfigMap `modes` with `mode`, for `backend`.",
    "- PersistentVolumeClaim `archive`, for `backend`.",
    "- ServiceAccount `samplers`, for `backend`.",
    "- StorageClass `fast`, for `backend`.",
    "- PriorityClass `telemetry`, for `backend`.",
  ]) {
    expect(section).toContain(`${line}\n`);
  }
  expect(section).toContain(
    "kubectl get namespace shop\nkubectl -n shop get configmap/modes persistentvolumeclaim/archive secret/client-tls secret/link-token secret/registry secret/server-tls secret/vendor serviceaccount/samplers\nkubectl get priorityclass/telemetry storageclass/fast\n",
  );
});

test("a runbook of a blueprint that names nothing has no such section", () => {
  expect(sectionOf(runbook(planOf(small())))).toBeUndefined();
});
