import { describe, expect, test } from "vitest";
import { distributionHas, distributionTypes, renamedType } from "../../../src/model/collector/distribution.ts";
import { schemaVersions } from "../../../src/model/collector/release.ts";
import { canonicalType, componentKinds, componentTypes } from "../../../src/schema/registry.ts";

describe("the contrib distribution", () => {
  test.each(schemaVersions)("of %s has every component that a schema is held of", (version) => {
    const missing = componentKinds.flatMap((kind) =>
      componentTypes(version, kind).filter((type) => !distributionHas(version, kind, type)),
    );
    expect(missing).toEqual([]);
  });

  test.each(schemaVersions)("of %s names each type once", (version) => {
    for (const kind of componentKinds) {
      const names = distributionTypes(version, kind);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test("has at the later version whatever has a schema at the earlier one, with a schema, so that an upgrade loses none", () => {
    const [before, after] = schemaVersions;
    const lost = componentKinds.flatMap((kind) =>
      (before ? componentTypes(before, kind) : []).filter(
        (type) => after !== undefined && canonicalType(after, kind, type) === undefined,
      ),
    );
    expect(lost).toEqual([]);
  });

  // As the changelogs of 0.131.0, 0.134.0, 0.140.0 and 0.151.0 say.
  test.each([
    ["receivers", "k8sobjects", true, true],
    ["receivers", "k8s_objects", false, true],
    ["receivers", "opencensus", true, false],
    ["receivers", "systemd", false, true],
    ["extensions", "text_encoding", false, true],
    ["exporters", "otlp", true, true],
    ["exporters", "otlp_grpc", false, true],
    ["exporters", "logging", false, false],
  ] as const)("%s %s: in 0.129.0 %s, in 0.161.0 %s", (kind, type, before, after) => {
    expect(schemaVersions.map((version) => distributionHas(version, kind, type))).toEqual([before, after]);
  });

  test("knows what the other version calls a component", () => {
    expect(renamedType("0.161.0", "exporters", "otlp")).toBe("otlp_grpc");
    expect(renamedType("0.129.0", "processors", "k8s_attributes")).toBe("k8sattributes");
    expect(renamedType("0.161.0", "processors", "batch")).toBeUndefined();
  });
});
