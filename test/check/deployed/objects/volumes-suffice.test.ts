import { compileBlueprint, dns } from "fairlead";
import { expect, test } from "vitest";
import { small } from "../../../small.ts";
import { brief } from "../../topology/declared.ts";

const exporter = { endpoint: "https://203.0.113.7:4318", retry_on_failure: { max_elapsed_time: "0s" } };
const network = { egress: [{ cidr: "203.0.113.0/24", port: 4318 }] };
const found = (pool: object) =>
  compileBlueprint(small({ release: "0.161.0", pool: { discovery: dns(), network, ...pool } })).diagnostics.map(brief);

test("persistence has room for a full queue", () => {
  const exporters = { otlp_http: exporter };
  expect(found({ exporters, persistence: { size: "1Ki" } })).toEqual([
    {
      code: "FL4039",
      severity: "warning",
      at: "small/backend: persistence.size",
      message:
        'The volume at /var/lib/fairlead/queue has 1 KiB, and the queue of "otlp_http" takes 1 MiB or more when it is full: what comes then is lost.',
      help: "make it several times larger, because requests are larger than the smallest, or lower queue_size",
    },
  ]);
  expect(found({ exporters, persistence: { size: "1Gi" } })).toEqual([]);
});

test.each(["empty-dir", "claim-template"])("a volume of %s, too, and its queue in bytes", (kind) => {
  const sending_queue = { storage: "file_storage", sizer: "bytes", queue_size: 1_000_000_000 };
  const pool = (size: string) => ({
    exporters: { otlp_http: { ...exporter, sending_queue } },
    extensions: { file_storage: { directory: "/queue" } },
    volumes: { queue: { kind, path: "/queue", [kind === "empty-dir" ? "sizeLimit" : "size"]: size } },
  });
  expect(found(pool("500Mi")).map(({ code, at }) => [code, at])).toEqual([
    ["FL4039", "small/backend: extensions.file_storage.directory"],
  ]);
  expect(found(pool("1Gi"))).toEqual([]);
});

test("a folder without a queue needs nothing", () => {
  const volumes = { queue: { kind: "empty-dir", path: "/queue", sizeLimit: "1Ki" } };
  expect(found({ extensions: { file_storage: { directory: "/queue" } }, volumes })).toEqual([]);
});
