import { expect, test } from "vitest";
import { collector } from "../../../../src/blueprint/declarations.ts";
import { dns } from "../../../../src/blueprint/vocabulary.ts";
import { namesNotTaken } from "../../../../src/check/deployed/objects/names-not-taken.ts";
import { inBlueprint } from "../../../../src/diagnostics/place.ts";
import { brief } from "../../topology/declared.ts";
import { deployed } from "./deployed.ts";

const otel = collector("0.129.1");
const help = "rename one of them; suffixes that Fairlead adds can make two names collide";

test("names of one blueprint differ", () => {
  expect(namesNotTaken(deployed())).toEqual([]);
  expect(namesNotTaken(deployed({ blueprint: { output: "operator" } }))).toEqual([]);
});

test("a pool named like a backend of another takes its workload, Service and labels", () => {
  const backends = [
    otel.backends("backend", { count: 2, discovery: "static", security: "plaintext" }),
    otel.backends("backend-2", { count: 2, discovery: dns(), security: "plaintext" }),
  ];
  expect(namesNotTaken(deployed({ blueprint: { backends } })).map(brief)).toEqual([
    {
      code: "FL4002",
      severity: "error",
      at: "edge/backend-2: ",
      message:
        'There is already a workload "backend-2" in the namespace "shop", of edge/backend: one would overwrite the other.',
      help,
    },
  ]);
});

test("objects of one kind and name are refused, of another kind or namespace not", () => {
  const base = deployed();
  const [service] = base.services;
  if (!service) throw new Error("a blueprint has Services");
  const second = { ...service, origin: inBlueprint("edge/other") };
  expect(namesNotTaken({ ...base, services: [...base.services, { ...second, namespace: "elsewhere" }] })).toEqual([]);
  expect(namesNotTaken({ ...base, services: [...base.services, second] }).map(brief)).toEqual([
    {
      code: "FL4002",
      severity: "error",
      at: "edge/other: ",
      message:
        'There is already a Service "backend-1" in the namespace "shop", of edge/backend: one would overwrite the other.',
      help,
    },
  ]);
});

test("workloads of two kinds may share a name unless their pods share it too", () => {
  const base = deployed();
  const [workload] = base.workloads;
  if (!workload) throw new Error("a blueprint has workloads");
  const foreign = { ...workload, kind: "StatefulSet", podLabels: { app: "backend-1" } };
  expect(namesNotTaken({ ...base, workloads: [...base.workloads, foreign] })).toEqual([]);
  expect(namesNotTaken({ ...base, workloads: [...base.workloads, foreign, foreign] }).map(brief)).toEqual([
    {
      code: "FL4002",
      severity: "error",
      at: "edge/backend: ",
      message: 'There is already a StatefulSet "backend-1" in the namespace "shop": one would overwrite the other.',
      help,
    },
  ]);
});
