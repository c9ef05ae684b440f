/** Components without a schema compile in one way: spread by `unchecked`. */

import { collector, dns, unchecked } from "../../src/index.ts";

const otel = collector("0.161.0");

export const accepted = otel.backends("sampler", {
  count: 1,
  discovery: dns(),
  security: "plaintext",
  receivers: { ...unchecked("k8s_events", { namespaces: ["shop"] }, { signals: ["logs"] }) },
  processors: { batch: {}, ...unchecked("schema/renamed", { targets: ["a"] }), ...unchecked("sumologic") },
  exporters: { ...unchecked("elasticsearch", { endpoint: "http://search:9200" }) },
});

export const refused = otel.backends("sampler", {
  count: 1,
  discovery: dns(),
  security: "plaintext",
  // @ts-expect-error a component without a schema, past `unchecked`
  receivers: { k8s_events: { namespaces: ["shop"] } },
  exporters: {
    // @ts-expect-error what is not JSON cannot stand in a configuration
    ...unchecked("elasticsearch", { endpoint: () => "http://search:9200" }),
    // @ts-expect-error what has a schema is held to it, beside one that has none
    debug: { verbosity: "loud" },
  },
});
