import { describe, expect, test } from "vitest";
import { checkText } from "../../../../src/check-text.ts";
import { pathText } from "../../../../src/diagnostics/format.ts";

const rule = 'type == "port"';

function of(receivers: object, collector = "0.161.0") {
  const text = JSON.stringify({
    extensions: { k8s_observer: null },
    receivers: { receiver_creator: { watch_observers: ["k8s_observer"], receivers } },
    exporters: { debug: null },
    service: {
      extensions: ["k8s_observer"],
      pipelines: { metrics: { receivers: ["receiver_creator"], exporters: ["debug"] } },
    },
  });
  return checkText(text, { file: "a.yaml", collector }).diagnostics.map(
    ({ code, severity, collectorPath = [], message }) =>
      ({ at: `${severity} ${code} ${pathText(collectorPath.slice(3))}`, message }) as const,
  );
}

function at(receivers: object, collector?: string) {
  return of(receivers, collector).map((one) => one.at);
}

describe("receivers that receiver_creator starts", () => {
  test("are held against what each of them takes", () => {
    const config = { collection_intervall: "1s", username: 5 };
    expect(at({ "redis/a": { rule, config } })).toEqual([
      "warning FL1002 redis/a.config.collection_intervall",
      "warning FL1003 redis/a.config.username",
    ]);
    expect(at({ redis: { rule, config: { collection_interval: "0s" } } })).toEqual([
      "warning FL1102 redis.config.collection_interval",
    ]);
  });

  test("are told to be what never starts, while the Collector does", () => {
    const [found] = of({ redis: { rule, config: { collection_interval: "0s" } } });
    expect(found?.message).toBe(
      "collection_interval is not positive; the Collector would start, and this receiver never.",
    );
  });

  test("have an endpoint, which is that of what is found", () => {
    expect(at({ redis: { rule } })).toEqual([]);
    expect(
      at({ kubeletstats: { rule, config: { endpoint: "`endpoint`:`kubelet_endpoint_port`" } } }, "0.129.0"),
    ).toEqual([]);
    expect(at({ redis: { rule, config: { tls: { insecure: "`is_plain`" } } } })).toEqual([]);
  });

  test("are of the distribution", () => {
    expect(at({ nosuch: { rule } })).toEqual(["warning FL1001 nosuch"]);
    expect(at({ nginx: { rule } })).toEqual([]);
  });

  test("have an id, which the Collector reads when it starts", () => {
    expect(at({ "redis/": { rule } })).toEqual(["error FL1004 redis/"]);
  });

  test("say by an expression what they are for", () => {
    expect(at({ redis: { rule: 'type == "port" &&' } })).toEqual(["error FL1102 redis.rule"]);
  });
});
