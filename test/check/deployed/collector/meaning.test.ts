import { describe, expect, test } from "vitest";
import { settingChecks } from "../../../../src/check/deployed/collector/semantics/settings-meaningful.ts";
import { canonicalType } from "../../../../src/schema/registry.ts";
import { configuration, verdicts } from "./configuration.ts";
import { refused } from "./refused-settings.ts";

describe("the meaning of settings", () => {
  test.each(refused)("$name is refused", ({ sections, at }) => {
    const config = configuration(sections as never);
    const whole =
      "service" in sections
        ? { ...config, service: { ...(configuration({})["service"] as object), ...sections.service } }
        : config;
    expect(verdicts(whole as never).filter((found) => found.startsWith("error"))).toContain(`error ${at}`);
  });

  test("a disabled retry is not looked at by 0.129 and is by 0.161", () => {
    const config = configuration({
      exporters: { otlp: { endpoint: "a:1", retry_on_failure: { enabled: false, multiplier: -1 } } },
    });
    expect(verdicts(config, "0.129.0")).toEqual([]);
    expect(verdicts(config, "0.161.0")).toEqual(["error FL1102 exporters.otlp.retry_on_failure.multiplier"]);
  });

  test("a certificate without its key is refused by 0.161; 0.129 notices when it connects", () => {
    const config = configuration({ exporters: { otlp: { endpoint: "a:1", tls: { cert_file: "/a" } } } });
    expect(verdicts(config, "0.129.0")).toEqual(["warning FL1103 exporters.otlp.tls.key_file"]);
    expect(verdicts(config, "0.161.0")).toEqual(["error FL1103 exporters.otlp.tls.key_file"]);
  });

  test("a component whose shape is wrong is not asked what it means", () => {
    expect(verdicts(configuration({ exporters: { otlp: { endpoit: "a:1" } } }))).toEqual([
      "error FL1002 exporters.otlp.endpoit",
    ]);
  });

  test.each(settingChecks)(
    "$component is a component of some version, and its behaviour is named",
    ({ component, mirrors }) => {
      const [kind, type] = component.split("/") as ["exporters", string];
      expect(["0.129.0", "0.161.0"].map((version) => canonicalType(version, kind, type))).toContain(type);
      expect(mirrors).not.toBe("");
    },
  );
});
