import { expect, test } from "vitest";
import { configuredTimesSensible } from "../../../../src/check/deployed/collector/configured-times-sensible.ts";
import { configuration, type Sections, told } from "./configuration.ts";

const places = (sections: Sections) => told(configuredTimesSensible, configuration(sections)).map(({ at }) => at);

test("an exporter's timeout of a millisecond is told, with what follows", () => {
  const exporters = { otlp: { endpoint: "store:4317", timeout: "1ms" } };
  expect(told(configuredTimesSensible, configuration({ exporters }))).toEqual([
    {
      at: "warning FL1006 exporters.otlp.timeout",
      message: "timeout is 1ms: in this time nothing can answer, so every request fails and is repeated.",
      help: "use 10 ms or more",
    },
  ]);
});

test("rounds that begin before the last has ended are told, however deep they stand", () => {
  const config = { scrape_configs: [{ job_name: "a", scrape_interval: "1ms" }] };
  expect(places({ receivers: { prometheus: { config } } })).toEqual([
    "warning FL1006 receivers.prometheus.config.scrape_configs[0].scrape_interval",
  ]);
  expect(places({ connectors: { spanmetrics: { metrics_flush_interval: "1ms" } } })).toHaveLength(1);
});

test("memory that is looked at once an hour is not limited", () => {
  expect(places({ processors: { memory_limiter: { check_interval: "1h", limit_mib: 100 } } })).toHaveLength(1);
  expect(places({ processors: { memory_limiter: { check_interval: "1s", limit_mib: 100 } } })).toEqual([]);
});

test("usual times, zero and a batch of a millisecond are not told", () => {
  const exporters = {
    otlp: { endpoint: "store:4317", timeout: "0s" },
    "otlp/b": { endpoint: "b:4317", timeout: "5s" },
  };
  expect(places({ exporters, processors: { batch: { timeout: "1ms" } } })).toEqual([]);
});
