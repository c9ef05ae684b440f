import { describe, expect, test } from "vitest";
import { unknownKeyHelp } from "../../../../src/check/deployed/collector/unknown-key-help.ts";

describe("help for a setting that does not exist", () => {
  test.each([
    { path: ["service", "telemetry", "metrics"], key: "address", help: /readers/ },
    { path: ["exporters", "loadbalancing", "resolver", "static"], key: "weights", help: /`weights` on the pool/ },
    { path: ["exporters", "loadbalancing", "resolver"], key: "health_check", help: /`healthCheck` on a pool/ },
    { path: ["exporters", "loadbalancing", "protocol", "otlp"], key: "insecure", help: /one level down/ },
    { path: ["exporters", "otlp"], key: "tls_setting", help: /called `tls`/ },
  ])("$key says how it is had", ({ path, key, help }) => {
    expect(unknownKeyHelp(path, key, ["endpoint"])).toMatch(help);
  });

  test("a typing mistake gets the nearest setting, before anything else is listed", () => {
    expect(unknownKeyHelp(["exporters", "otlp"], "endpiont", ["endpoint", "tls"])).toBe("did you mean endpoint?");
  });

  test("otherwise what there is is listed, a dozen at most", () => {
    expect(unknownKeyHelp(["a"], "zzzzzzzz", ["one"])).toBe("there is one");
    const many = Array.from({ length: 20 }, (_, index) => `setting_${index}`);
    expect(unknownKeyHelp(["a"], "zzzzzzzzzzzzzzzz", many)).toMatch(/^there are setting_0, .*setting_11, …$/);
    expect(unknownKeyHelp(["a"], "zzzzzzzz", [])).toBe("remove it");
  });
});
