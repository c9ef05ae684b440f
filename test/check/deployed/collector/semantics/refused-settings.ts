/** Settings that the real Collector 0.129.0 refuses, and where our finding stands. */

/** Each is refused by the real Collector: in `validate`, or (b) when pipelines are built, or (s) at start. */
export const refused = [
  {
    name: "batch with a maximum below the default size",
    sections: { processors: { batch: { send_batch_max_size: 1000 } } },
    at: "FL1102 processors.batch.send_batch_max_size",
  },
  {
    name: "memory_limiter without a limit",
    sections: { processors: { memory_limiter: { check_interval: "1s" } } },
    at: "FL1101 processors.memory_limiter.limit_percentage",
  },
  {
    name: "memory_limiter without an interval",
    sections: { processors: { memory_limiter: { limit_mib: 100, check_interval: "0s" } } },
    at: "FL1101 processors.memory_limiter.check_interval",
  },
  {
    name: "a spike as large as the limit",
    sections: { processors: { memory_limiter: { check_interval: "1s", limit_mib: 100, spike_limit_mib: 100 } } },
    at: "FL1102 processors.memory_limiter.spike_limit_mib",
  },
  {
    name: "an attributes action misspelt (b)",
    sections: { processors: { attributes: { actions: [{ key: "a", value: 1, action: "upsrt" }] } } },
    at: "FL1102 processors.attributes.actions[0].action",
  },
  {
    name: "resource without actions",
    sections: { processors: { resource: {} } },
    at: "FL1101 processors.resource.attributes",
  },
  {
    name: "a policy without a name (b)",
    sections: { processors: { tail_sampling: { policies: [{ type: "always_sample" }] } } },
    at: "FL1101 processors.tail_sampling.policies[0].name",
  },
  { name: "otlp without an endpoint", sections: { exporters: { otlp: {} } }, at: "FL1101 exporters.otlp.endpoint" },
  {
    name: "otlp without a port",
    sections: { exporters: { otlp: { endpoint: "backend" } } },
    at: "FL1102 exporters.otlp.endpoint",
  },
  {
    name: "an unknown gRPC balancer",
    sections: { exporters: { otlp: { endpoint: "a:1", balancer_name: "least_request" } } },
    at: "FL1102 exporters.otlp.balancer_name",
  },
  {
    name: "retry that ends before it begins",
    sections: { exporters: { otlp: { endpoint: "a:1", retry_on_failure: { max_elapsed_time: "1s" } } } },
    at: "FL1102 exporters.otlp.retry_on_failure.max_elapsed_time",
  },
  {
    name: "a queue of size zero",
    sections: { exporters: { otlp: { endpoint: "a:1", sending_queue: { queue_size: 0 } } } },
    at: "FL1102 exporters.otlp.sending_queue.queue_size",
  },
  {
    name: "an unknown TLS version",
    sections: { exporters: { otlp: { endpoint: "a:1", tls: { min_version: "1.9" } } } },
    at: "FL1102 exporters.otlp.tls.min_version",
  },
  {
    name: "otlphttp without an endpoint",
    sections: { exporters: { otlphttp: {} } },
    at: "FL1101 exporters.otlphttp.endpoint",
  },
  { name: "file without a path", sections: { exporters: { file: {} } }, at: "FL1101 exporters.file.path" },
  {
    name: "otlp receiver without a protocol",
    sections: { receivers: { otlp: {} } },
    at: "FL1101 receivers.otlp.protocols",
  },
  {
    name: "both kinds of token",
    sections: { extensions: { bearertokenauth: { token: "a", tokens: ["b"] } } },
    at: "FL1103 extensions.bearertokenauth.tokens",
  },
  {
    name: "basicauth for no end",
    sections: { extensions: { basicauth: {} } },
    at: "FL1101 extensions.basicauth.htpasswd",
  },
  {
    name: "a health path without a slash",
    sections: { extensions: { health_check: { path: "health" } } },
    at: "FL1102 extensions.health_check.path",
  },
  {
    name: "a scrape job without a name",
    sections: { receivers: { prometheus: { config: { scrape_configs: [{ scrape_interval: "5s" }] } } } },
    at: "FL1101 receivers.prometheus.config.scrape_configs[0].job_name",
  },
  {
    name: "retry with a negative wait",
    sections: { exporters: { otlp: { endpoint: "a:1", retry_on_failure: { initial_interval: "-1s" } } } },
    at: "FL1102 exporters.otlp.retry_on_failure.initial_interval",
  },
  {
    name: "retry with a negative multiplier",
    sections: { exporters: { otlp: { endpoint: "a:1", retry_on_failure: { multiplier: -1 } } } },
    at: "FL1102 exporters.otlp.retry_on_failure.multiplier",
  },
  {
    name: "retry with more randomness than there is",
    sections: { exporters: { otlp: { endpoint: "a:1", retry_on_failure: { randomization_factor: 1.5 } } } },
    at: "FL1102 exporters.otlp.retry_on_failure.randomization_factor",
  },
  {
    name: "no consumer of a queue",
    sections: { exporters: { otlp: { endpoint: "a:1", sending_queue: { num_consumers: 0 } } } },
    at: "FL1102 exporters.otlp.sending_queue.num_consumers",
  },
  {
    name: "waiting for the result of what is stored",
    sections: {
      extensions: { file_storage: { directory: "/var" } },
      exporters: { otlp: { endpoint: "a:1", sending_queue: { storage: "file_storage", wait_for_result: true } } },
    },
    at: "FL1103 exporters.otlp.sending_queue.wait_for_result",
  },
  {
    name: "a stored queue counted in items",
    sections: {
      extensions: { file_storage: { directory: "/var" } },
      exporters: { otlp: { endpoint: "a:1", sending_queue: { storage: "file_storage", sizer: "items" } } },
    },
    at: "FL1103 exporters.otlp.sending_queue.sizer",
  },
  {
    name: "a batch in a queue counted in requests",
    sections: { exporters: { otlp: { endpoint: "a:1", sending_queue: { batch: { flush_timeout: "1s" } } } } },
    at: "FL1103 exporters.otlp.sending_queue.batch",
  },
  {
    name: "a batch in a queue that is never sent",
    sections: { exporters: { otlp: { endpoint: "a:1", sending_queue: { sizer: "items", batch: { min_size: 10 } } } } },
    at: "FL1101 exporters.otlp.sending_queue.batch.flush_timeout",
  },
  {
    name: "a batch in a queue with its ends swapped",
    sections: {
      exporters: {
        otlp: {
          endpoint: "a:1",
          sending_queue: { sizer: "items", batch: { flush_timeout: "1s", min_size: 10, max_size: 5 } },
        },
      },
    },
    at: "FL1102 exporters.otlp.sending_queue.batch.max_size",
  },
  {
    name: "a negative timeout",
    sections: { exporters: { otlp: { endpoint: "a:1", timeout: "-1s" } } },
    at: "FL1102 exporters.otlp.timeout",
  },
  {
    name: "a certificate twice",
    sections: { exporters: { otlp: { endpoint: "a:1", tls: { ca_file: "/a", ca_pem: "b" } } } },
    at: "FL1103 exporters.otlp.tls.ca_pem",
  },
  {
    name: "TLS versions the wrong way round",
    sections: { exporters: { otlp: { endpoint: "a:1", tls: { min_version: "1.3", max_version: "1.2" } } } },
    at: "FL1103 exporters.otlp.tls.min_version",
  },
  {
    name: "a port in words",
    sections: { exporters: { otlp: { endpoint: "a:otlp" } } },
    at: "FL1102 exporters.otlp.endpoint",
  },
  {
    name: "an IPv6 address without brackets",
    sections: { exporters: { otlp: { endpoint: "::1:4317" } } },
    at: "FL1102 exporters.otlp.endpoint",
  },
  {
    name: "an endpoint of the load balanced protocol without a port",
    sections: {
      exporters: {
        loadbalancing: { resolver: { static: { hostnames: ["a"] } }, protocol: { otlp: { endpoint: "b" } } },
      },
    },
    at: "FL1102 exporters.loadbalancing.protocol.otlp.endpoint",
  },
  {
    name: "a verbosity of none",
    sections: { exporters: { debug: { verbosity: "none" } } },
    at: "FL1102 exporters.debug.verbosity",
  },
  {
    name: "an unknown file format",
    sections: { exporters: { file: { path: "/var/out", format: "xml" } } },
    at: "FL1102 exporters.file.format",
  },
  {
    name: "an unknown file compression",
    sections: { exporters: { file: { path: "/var/out", compression: "gzip" } } },
    at: "FL1102 exporters.file.compression",
  },
  {
    name: "appending to compressed files",
    sections: { exporters: { file: { path: "/var/out", append: true, compression: "zstd" } } },
    at: "FL1102 exporters.file.append",
  },
  {
    name: "appending to rotated files",
    sections: { exporters: { file: { path: "/var/out", append: true, rotation: { max_megabytes: 1 } } } },
    at: "FL1102 exporters.file.append",
  },
  {
    name: "grouped files without a place for the group",
    sections: { exporters: { file: { path: "/var/out", group_by: { enabled: true } } } },
    at: "FL1102 exporters.file.path",
  },
  {
    name: "a percentage above a hundred",
    sections: { processors: { memory_limiter: { check_interval: "1s", limit_percentage: 101 } } },
    at: "FL1102 processors.memory_limiter.limit_percentage",
  },
  {
    name: "a negative batch timeout",
    sections: { processors: { batch: { timeout: "-1s" } } },
    at: "FL1102 processors.batch.timeout",
  },
  {
    name: "a metadata key in two cases",
    sections: { processors: { batch: { metadata_keys: ["a", "A"] } } },
    at: "FL1103 processors.batch.metadata_keys",
  },
  {
    name: "an action without a key (b)",
    sections: { processors: { attributes: { actions: [{ value: 1, action: "insert" }] } } },
    at: "FL1101 processors.attributes.actions[0].key",
  },
  {
    name: "an action with two sources (b)",
    sections: {
      processors: { attributes: { actions: [{ key: "a", value: 1, from_attribute: "b", action: "insert" }] } },
    },
    at: "FL1103 processors.attributes.actions[0].from_attribute",
  },
  {
    name: "extract without a pattern (b)",
    sections: { processors: { attributes: { actions: [{ key: "a", action: "extract" }] } } },
    at: "FL1101 processors.attributes.actions[0].pattern",
  },
  {
    name: "convert without a type (b)",
    sections: { processors: { attributes: { actions: [{ key: "a", action: "convert" }] } } },
    at: "FL1101 processors.attributes.actions[0].converted_type",
  },
  {
    name: "two policies of one name (b)",
    sections: {
      processors: {
        tail_sampling: {
          policies: [
            { name: "a", type: "always_sample" },
            { name: "a", type: "always_sample" },
          ],
        },
      },
    },
    at: "FL1103 processors.tail_sampling.policies[1].name",
  },
  {
    name: "an unknown policy type (b)",
    sections: { processors: { tail_sampling: { policies: [{ name: "a", type: "ratelimiting" }] } } },
    at: "FL1102 processors.tail_sampling.policies[0].type",
  },
  {
    name: "an unknown status code (b)",
    sections: {
      processors: {
        tail_sampling: { policies: [{ name: "a", type: "status_code", status_code: { status_codes: ["error"] } }] },
      },
    },
    at: "FL1102 processors.tail_sampling.policies[0].status_code.status_codes",
  },
  {
    name: "no status code (b)",
    sections: { processors: { tail_sampling: { policies: [{ name: "a", type: "status_code" }] } } },
    at: "FL1101 processors.tail_sampling.policies[0].status_code.status_codes",
  },
  {
    name: "a prometheus receiver with nothing to scrape",
    sections: { receivers: { prometheus: {} } },
    at: "FL1101 receivers.prometheus.config.scrape_configs",
  },
  {
    name: "two scrape jobs of one name",
    sections: { receivers: { prometheus: { config: { scrape_configs: [{ job_name: "a" }, { job_name: "a" }] } } } },
    at: "FL1103 receivers.prometheus.config.scrape_configs[1].job_name",
  },
  {
    name: "attributes for endpoints that nobody observes",
    sections: { receivers: { receiver_creator: { watch_observers: [], resource_attributes: { a: { b: "c" } } } } },
    at: "FL1102 receivers.receiver_creator.resource_attributes.a",
  },
  {
    name: "no host scraper",
    sections: { receivers: { hostmetrics: {} } },
    at: "FL1101 receivers.hostmetrics.scrapers",
  },
  {
    name: "no token",
    sections: { extensions: { bearertokenauth: {} } },
    at: "FL1101 extensions.bearertokenauth.token",
  },
  {
    name: "both ends in one basicauth",
    sections: {
      extensions: { basicauth: { htpasswd: { inline: "a:b" }, client_auth: { username: "a", password: "b" } } },
    },
    at: "FL1103 extensions.basicauth.client_auth",
  },
  {
    name: "an empty health endpoint",
    sections: { extensions: { health_check: { endpoint: "" } } },
    at: "FL1101 extensions.health_check.endpoint",
  },
  {
    name: "two kinds of histogram",
    sections: { connectors: { spanmetrics: { histogram: { explicit: {}, exponential: {} } } } },
    at: "FL1103 connectors.spanmetrics.histogram",
  },
  {
    name: "a dimension that is there already",
    sections: { connectors: { spanmetrics: { dimensions: [{ name: "service.name" }] } } },
    at: "FL1103 connectors.spanmetrics.dimensions[0]",
  },
  {
    name: "an empty routing table",
    sections: { connectors: { routing: { table: [] } } },
    at: "FL1101 connectors.routing.table",
  },
  {
    name: "a routing entry that leads nowhere",
    sections: { connectors: { routing: { table: [{ statement: "route()", pipelines: [] }] } } },
    at: "FL1101 connectors.routing.table[0].pipelines",
  },
  {
    name: "a routing entry without a condition",
    sections: { connectors: { routing: { table: [{ pipelines: ["traces"] }] } } },
    at: "FL1103 connectors.routing.table[0]",
  },
] as const;
