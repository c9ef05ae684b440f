import { describe, expect, test } from "vitest";
import { configuration, findings, verdicts } from "./configuration.ts";

const service = (given: object) => ({
  ...configuration({}),
  service: { ...(configuration({})["service"] as object), ...given },
});

describe("the sections of a configuration", () => {
  test.each([
    {
      name: "a section that does not exist",
      config: { ...configuration({}), exporter: {} },
      found: "error FL1002 exporter",
    },
    { name: "a template's holder", config: { ...configuration({}), "x-common": {} }, found: "error FL1002 x-common" },
    { name: "pipeline for pipelines", config: service({ pipeline: {} }), found: "error FL1002 service.pipeline" },
    {
      name: "a section that is a list",
      config: { ...configuration({}), extensions: [] },
      found: "error FL1003 extensions",
    },
    {
      name: "extensions that are a text",
      config: service({ extensions: "health_check" }),
      found: "error FL1003 service.extensions",
    },
    {
      name: "exporters of a pipeline that are a text",
      config: service({ pipelines: { traces: { receivers: ["otlp"], exporters: "debug" } } }),
      found: "error FL1003 service.pipelines.traces.exporters",
    },
    {
      name: "an unknown list of a pipeline",
      config: service({ pipelines: { traces: { receivers: ["otlp"], exporter: ["debug"], exporters: ["debug"] } } }),
      found: "error FL1002 service.pipelines.traces.exporter",
    },
    {
      name: "a pipeline of no signal",
      config: service({ pipelines: { trace: { receivers: ["otlp"], exporters: ["debug"] } } }),
      found: "error FL1004 service.pipelines.trace",
    },
    {
      name: "an id with a dash in its type",
      config: configuration({ exporters: { "load-balancing": null } }),
      found: "error FL1004 exporters.load-balancing",
    },
  ])("$name is refused", ({ config, found }) => {
    expect(verdicts(config as never)).toContain(found);
  });

  test("the nearest name is suggested", () => {
    const [found] = findings({ ...configuration({}), exportes: {} } as never);
    expect(found?.help).toBe("did you mean exporters?");
  });

  test("an extension that is enabled and not defined is refused", () => {
    expect(verdicts(service({ extensions: ["health_chek"] }) as never)).toEqual(["error FL2001 service.extensions[0]"]);
  });

  test("routing attributes and the key belong together: refused from 0.147, without effect before", () => {
    const exporters = (settings: object) => ({
      loadbalancing: {
        resolver: { static: { hostnames: ["a"] } },
        protocol: { otlp: { tls: {}, sending_queue: {} } },
        ...settings,
      },
    });
    const lonely = configuration({
      exporters: exporters({ routing_key: "service", routing_attributes: ["a"] }) as never,
    });
    expect(verdicts(lonely, "0.129.0")).toEqual(["warning FL1103 exporters.loadbalancing.routing_attributes"]);
    expect(verdicts(lonely, "0.161.0")).toEqual(["error FL1103 exporters.loadbalancing.routing_attributes"]);
    const without = configuration({ exporters: exporters({ routing_key: "attributes" }) as never });
    expect(verdicts(without, "0.161.0")).toEqual(["error FL1103 exporters.loadbalancing.routing_attributes"]);
  });

  test("an unknown release is held against the nearest schemas before it", () => {
    expect(verdicts(configuration({ exporters: { load_balancing: null } }), "0.131.0")).toContain(
      "error FL1001 exporters.load_balancing",
    );
    expect(verdicts(configuration({ exporters: { load_balancing: null } }), "0.150.0")).not.toContain(
      "error FL1001 exporters.load_balancing",
    );
  });
});
