import { describe, expect, test } from "vitest";
import { componentsConform } from "../../../../src/check/deployed/collector/components-conform.ts";
import { unknownKeyHelp } from "../../../../src/check/deployed/collector/unknown-key-help.ts";
import { configuration, told } from "./configuration.ts";

describe("help for a setting that does not exist", () => {
  test.each([
    { path: ["service", "telemetry", "metrics"], key: "address", help: /readers/ },
    { path: ["exporters", "loadbalancing", "resolver", "static"], key: "weights", help: /`weights` on the pool/ },
    { path: ["exporters", "loadbalancing", "resolver"], key: "health_check", help: /`healthCheck` on a pool/ },
    { path: ["exporters", "otlp"], key: "tls_setting", help: /called `tls`/ },
  ])("$key says how it is had", ({ path, key, help }) => {
    expect(unknownKeyHelp(path, key, { known: ["endpoint"] })).toMatch(help);
  });

  test("a text is not told of what blueprints have", () => {
    const help = unknownKeyHelp(["service", "telemetry", "metrics"], "address", { known: [], isText: true });
    expect(help).toMatch(/^ignored from 0\.123 on and removed in 0\.128: use `readers: .*`$/);
  });

  test.each([
    [
      "exporters.otlp.insecure",
      { exporters: { otlp: { endpoint: "a:4317", insecure: true } } },
      "did you mean tls.insecure, one level down?",
    ],
    [
      "exporters.otlp.tls.endpoint",
      { exporters: { otlp: { tls: { endpoint: "a:4317" } } } },
      "it belongs one level up, beside tls",
    ],
    [
      "exporters.loadbalancing.protocol.otlp.insecure",
      { exporters: { loadbalancing: { protocol: { otlp: { insecure: true } } } } },
      "did you mean tls.insecure, one level down?",
    ],
  ])("%s is of another level", (at, sections, help) => {
    const found = told(componentsConform, configuration(sections)).filter((one) => one.at.includes(at));
    expect(found.map((one) => one.help)).toEqual([help]);
  });

  test("a typing mistake gets the nearest setting, before anything else is listed", () => {
    expect(unknownKeyHelp(["exporters", "otlp"], "endpiont", { known: ["endpoint", "tls"] })).toBe(
      "did you mean endpoint?",
    );
  });

  test("otherwise what there is is listed, a dozen at most", () => {
    expect(unknownKeyHelp(["a"], "zzzzzzzz", { known: ["one"] })).toBe("there is one");
    const many = Array.from({ length: 20 }, (_, index) => `setting_${index}`);
    expect(unknownKeyHelp(["a"], "zzzzzzzzzzzzzzzz", { known: many })).toMatch(
      /^there are setting_0, .*setting_11, …$/,
    );
    expect(unknownKeyHelp(["a"], "zzzzzzzz", { known: [] })).toBe("remove it");
  });
});
