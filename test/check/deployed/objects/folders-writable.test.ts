import { describe, expect, test } from "vitest";
import { foldersWritable } from "../../../../src/check/deployed/objects/folders-writable.ts";
import type { Deployed } from "../../../../src/model/deployed.ts";
import { brief } from "../../topology/declared.ts";
import { changed, deployed } from "./deployed.ts";

const directory = "/var/lib/otelcol/queue";
const extensions = { file_storage: { directory, create_directory: true } };
const at = (kind: string, path: string, more: object = {}) => ({ data: { kind, path, ...more } });
const found = (from: Deployed) => foldersWritable(from).map(brief);

describe("file_storage", () => {
  test("without a volume is refused once, with the options that give one", () => {
    expect(found(deployed({ pool: { extensions } }))).toEqual([
      {
        code: "FL4034",
        severity: "error",
        at: "edge/backend: extensions.file_storage.directory",
        message: `"file_storage" writes to ${directory}, where its pod has no volume: the rest of the container is read-only.`,
        help: `leave the extension out and set \`persistence: { size: "1Gi" }\`, which adds a claim for each pod; or mount a volume there, as in \`volumes: { data: { kind: "empty-dir", path: "${directory}" } }\``,
      },
    ]);
  });

  test.each<[string, object, number]>([
    ["at its folder", at("empty-dir", directory), 0],
    ["around it, which it creates", at("empty-dir", "/var/lib/otelcol"), 0],
    ["beside it", at("empty-dir", "/var/lib/otelcol/queues"), 1],
    ["that is read-only", at("config-map", directory, { configMap: "x" }), 1],
    ["of a claim that is only read", at("claim", directory, { claim: "x", readOnly: true }), 1],
  ])("with a volume %s", (_, volumes, count) => {
    expect(found(deployed({ balancer: { extensions, volumes } }))).toHaveLength(count);
  });

  /** contrib filestorage config.go: "directory must exist". */
  test("below a volume needs its folder made", () => {
    const own = { file_storage: { directory } };
    const from = deployed({ balancer: { extensions: own, volumes: at("empty-dir", "/var/lib/otelcol") } });
    expect(found(from).map(({ message, help }) => [message, help])).toEqual([
      [
        `"file_storage" needs the folder ${directory} at its start, and the volume at /var/lib/otelcol is empty.`,
        "write to /var/lib/otelcol itself, or set create_directory: true",
      ],
    ]);
  });

  test("at its own default needs a volume there", () => {
    const message = /writes to \/var\/lib\/otelcol\/file_storage, where/;
    expect(found(deployed({ balancer: { extensions: { file_storage: {} } } }))[0]?.message).toMatch(message);
  });

  test("compacts in another folder where it compacts", () => {
    const compacting = (compaction: object) => ({ file_storage: { directory, compaction } });
    const volumes = at("empty-dir", directory);
    const folders = (compaction: object) =>
      found(deployed({ balancer: { extensions: compacting(compaction), volumes } })).map((one) => one.at);
    expect(folders({ directory: "/tmp" })).toEqual([]);
    expect(folders({ directory: "/tmp", on_start: true })).toEqual([
      "edge/lb: extensions.file_storage.compaction.directory",
    ]);
  });

  test("of several pods on one claim locks all of them out but one", () => {
    const volumes = at("claim", directory, { claim: "queue" });
    expect(found(deployed({ balancer: { extensions, volumes } }))).toEqual([]);
    const message = /^2 pods write to \/var\/lib\/otelcol\/queue on one claim/;
    expect(found(deployed({ balancer: { extensions, volumes, replicas: 2 } }))[0]?.message).toMatch(message);
    expect(found(deployed({ pool: { extensions, volumes } }))[0]?.message).toMatch(message);
  });

  test("that persistence brings has its volume", () => {
    const exporters = { otlp: { endpoint: "tempo:4317" } };
    expect(found(deployed({ pool: { persistence: { size: "1Gi" }, exporters } }))).toEqual([]);
    const operated = { balancer: { persistence: { size: "1Gi" } }, blueprint: { output: "operator" } };
    expect(found(deployed(operated))).toEqual([]);
  });
});

test("a file exporter writes into the folder of its file, and not to /dev", () => {
  const folders = (path: string) =>
    found(deployed({ pool: { exporters: { file: { path } } } })).map(({ message }) => message.split(",")[0]);
  expect(folders("/data/traces.json")).toEqual(['"file" writes to /data']);
  expect(folders("/dev/stdout")).toEqual([]);
  expect(folders("${env:OUT}")).toEqual([]);
});

/** The project's images are made from nothing and run as user 10001 (opentelemetry-collector-releases Dockerfile). */
test("a container whose root is writable may hold the folder, where the image is the author's or the user is root", () => {
  const from = deployed({ pool: { extensions, discovery: { kind: "dns" } } });
  const messages = (around: object) =>
    found(changed(from, "workloads", "backend", () => ({ readOnlyRoot: false, ...around }))).map(
      ({ message }) => message,
    );
  expect(messages({ image: "registry.example/own:1" })).toEqual([]);
  expect(messages({ opensLowPorts: true })).toEqual([]);
  expect(messages({})).toEqual([
    `"file_storage" writes to ${directory}, where its pod has no volume: the image has no folder that its user may write to.`,
  ]);
});
