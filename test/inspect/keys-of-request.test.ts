import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keysOfRequest } from "../../src/inspect/keys-of-request.ts";
import { type PreparedRoute, prepareRoutes } from "../../src/inspect/prepared-route.ts";
import { balancerOfAddresses } from "../../src/inspect/routed-balancer.ts";
import { dialTarget } from "../../src/routing/endpoint.ts";
import { vectorsFolder } from "../conformance/vectors.compare.ts";
import { attributes, bytesField, resourceSection, scopeSection } from "../routing/otlp-encoder.ts";

const folder = vectorsFolder();

/** What the recordings hold of a run, as far as it is compared here. */
interface Recording {
  readonly source: string;
  readonly cases: readonly {
    readonly name: string;
    readonly signal: string;
    readonly endpointSets: Readonly<Record<string, readonly string[]>>;
    readonly runs: readonly {
      readonly routingKey: string;
      readonly routingAttributes?: readonly string[];
      readonly error?: unknown;
      readonly deliveries?: Readonly<
        Record<string, readonly { readonly endpoint: string; readonly groups: readonly (readonly string[])[] }[]>
      >;
    }[];
  }[];
}

type RecordedCase = Recording["cases"][number];

/** `span endpoint` as we find it and as it was recorded, of one case over all its runs and sets of endpoints. */
function comparedSpans(version: string, { name, endpointSets, runs }: RecordedCase, request: Uint8Array) {
  const sound = runs.filter(({ error }) => error === undefined);
  return sound.flatMap(({ routingKey, routingAttributes = [], deliveries = {} }) =>
    Object.entries(endpointSets).map(([set, endpoints]) => ({
      where: `${version} ${name} by ${routingKey} at ${set}`,
      found: spansAt(
        prepareRoutes(balancerOfAddresses({ endpoints, routingKey, routingAttributes, version }))[0],
        request,
      ),
      recorded: (deliveries[set] ?? []).flatMap(({ endpoint, groups }) =>
        groups.flat().map((span) => `${span} ${endpoint}`),
      ),
    })),
  );
}

function spansAt(route: PreparedRoute | undefined, request: Uint8Array): readonly string[] {
  const keys = route?.kind === "keyed" && keysOfRequest("traces", route.rule, request);
  if (!keys || keys.kind === "wrong") return ["not routed"];
  return keys.items.flatMap(({ item, key }) => (key ? [`${item} ${dialTarget(route.table.routeOf(key).owner)}`] : []));
}

test.skipIf(folder === undefined)(
  "every span has the backend that the real exporter sent it to: skipped where FAIRLEAD_VECTORS is not a folder",
  () => {
    const { requests } = JSON.parse(readFileSync(join(folder ?? "", "protobuf.json"), "utf8")) as {
      requests: { file: string; signal: string; name: string; protobuf: string }[];
    };
    const bytesOf = (wanted: string) =>
      Buffer.from(requests.find((one) => `${one.file} ${one.signal} ${one.name}` === wanted)?.protobuf ?? "", "base64");
    const compared = ["0.129.0", "0.152.0", "0.161.0"].flatMap((version) => {
      const file = JSON.parse(readFileSync(join(folder ?? "", `keys-v${version}.json`), "utf8")) as Recording;
      const traces = file.cases.filter(({ signal }) => signal === "traces");
      return traces.flatMap((one) => comparedSpans(version, one, bytesOf(`keys traces ${one.name}`)));
    });
    for (const { where, found, recorded } of compared) {
      expect([where, ...[...found].sort()]).toEqual([where, ...[...recorded].sort()]);
    }
    expect(compared.flatMap(({ recorded }) => recorded).length).toBeGreaterThan(500);
  },
  30_000,
);

test("a record without a trace id has a random key, and the next one its own", () => {
  const record = (id: string) => bytesField(2, bytesField(9, Buffer.from(id, "hex")));
  const id = "0af7651916cd43dd8448eb211c80319c";
  const bytes = resourceSection({}, scopeSection({}, record(""), record(id)));
  const rule = { kind: "traceID", text: "bytes", missing: "random of scope" } as const;
  const keys = keysOfRequest("logs", rule, bytes);
  expect(keys).toMatchObject({
    kind: "keys",
    items: [
      { item: "record 1", traceId: "", isRandom: true },
      { item: "record 2", traceId: id, isRandom: false, key: Buffer.from(id, "hex") },
    ],
  });
});

test("data points are named by their metric, and have the key of what they are in", () => {
  const metric = bytesField(2, bytesField(1, "requests"), bytesField(5, bytesField(1, attributes(7)), bytesField(1)));
  const keys = keysOfRequest("metrics", { kind: "metric" }, resourceSection({}, scopeSection({}, metric)));
  expect(keys).toMatchObject({
    items: [
      { item: "requests[0]", key: Buffer.from("requests") },
      { item: "requests[1]", key: Buffer.from("requests") },
    ],
  });
});

test("what is not OTLP is told with its place", () => {
  expect(keysOfRequest("traces", { kind: "resource" }, Buffer.from("ff", "hex"))).toEqual({
    kind: "wrong",
    reason: expect.stringMatching(/^not OTLP traces: truncated at byte \d+$/) as string,
  });
});
