import { expect, test } from "vitest";
import type { Json } from "../../src/model/json.ts";
import { filesRead, foldersWritten } from "../../src/needs/files.ts";
import type { ComponentKind } from "../../src/schema/registry.ts";

function running(section: ComponentKind, id: string, settings: Json): Json {
  const uses = section === "extensions" ? { extensions: [id] } : { pipelines: { traces: { [section]: [id] } } };
  return { [section]: { [id]: settings }, service: uses };
}

const read = (...of: Parameters<typeof running>) => filesRead(running(...of)).map(({ file }) => file);
const written = (...of: Parameters<typeof running>) => foldersWritten(running(...of)).map(({ folder }) => folder);

test.each<[ComponentKind, string, Json, readonly string[]]>([
  ["exporters", "otlp", { tls: { ca_file: "/a", cert_file: "/b", key_file: "/c", ca_pem: "/d" } }, ["/a", "/b", "/c"]],
  ["extensions", "bearertokenauth", { filename: "/token" }, ["/token"]],
  ["extensions", "basicauth", { htpasswd: { file: "/users" } }, ["/users"]],
  ["receivers", "prometheus", { config: { scrape_configs: [{ basic_auth: { password_file: "/pw" } }] } }, ["/pw"]],
  [
    "receivers",
    "file_log",
    { include: ["/var/log/pods/*/*.log", "/a.log"], include_file_name: true },
    ["/var/log/pods", "/a.log"],
  ],
  ["receivers", "hostmetrics", { root_path: "/hostfs" }, ["/hostfs"]],
  ["exporters", "debug", { verbosity: "${file:/level} and $${file:/text}" }, ["/level"]],
  ["extensions", "pprof", { save_to_file: "/cpu" }, []],
  ["exporters", "otlp", { tls: { ca_file: "${env:CA}" } }, []],
  ["exporters", "otlp", { tls: { ca_file: "" } }, []],
])("%s/%s %j is read from", (section, id, settings, files) => {
  expect(read(section, id, settings)).toEqual(files);
});

test.each<[ComponentKind, string, Json, readonly string[]]>([
  ["extensions", "file_storage", null, ["/var/lib/otelcol/file_storage"]],
  ["extensions", "file_storage/a", { directory: "/data/" }, ["/data"]],
  ["extensions", "file_storage", { directory: "/a", compaction: { on_rebound: true, directory: "/b" } }, ["/a", "/b"]],
  ["exporters", "file", { path: "/data/out.json" }, ["/data"]],
  ["exporters", "file", { path: "/dev/null" }, []],
  ["extensions", "pprof", { save_to_file: "/data/cpu" }, ["/data"]],
  ["exporters", "prometheus_remote_write", { wal: { directory: "/wal" } }, ["/wal"]],
])("%s/%s %j is written to", (section, id, settings, folders) => {
  expect(written(section, id, settings)).toEqual(folders);
});

test("telemetry reads certificates, too", () => {
  const service = { telemetry: { metrics: { readers: [{ tls: { certificate_file: "/x" } }] } } };
  expect(filesRead({ service }).map(({ file, path }) => [file, path.join(".")])).toEqual([
    ["/x", "service.telemetry.metrics.readers.0.tls.certificate_file"],
  ]);
});
