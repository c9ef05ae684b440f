/** What clients of Kafka refuse (contrib internal/kafka and configkafka, both versions). */

import { isReference } from "../reference.ts";
import { levelProblems } from "./clients.ts";
import { compressionKnown, franzLimits, saramaLimits, versionProblems } from "./kafka-limits.ts";
import {
  atLeast,
  atMost,
  hostAndPort,
  needed,
  notNegative,
  onStart,
  positive,
  problemsIn,
  type Row,
  regex,
  whenBuilt,
  word,
} from "./rows.ts";
import {
  conflict,
  outOfRange,
  type Problems,
  refusedAtStart,
  required,
  type SettingCheck,
  type Settings,
  textIn,
} from "./setting-check.ts";
import { isEncoding } from "./text-encodings.ts";

const mechanisms = Object.freeze(["PLAIN", "AWS_MSK_IAM_OAUTHBEARER", "SCRAM-SHA-256", "SCRAM-SHA-512"]);

function* client(settings: Settings): Problems {
  const words = settings.has("kafkaByFranz") ? [...mechanisms, "OAUTHBEARER"] : mechanisms;
  yield* problemsIn(
    [
      needed("brokers", "name a broker, such as kafka:9092"),
      word("auth.sasl.mechanism", words),
      needed("auth.sasl.mechanism", `use ${words.join(" or ")}`),
      positive("conn_idle_timeout", "9m"),
      ...(settings.has("kafkaByFranz") ? [] : [notNegative("auth.sasl.version"), atMost("auth.sasl.version", 1)]),
    ],
    settings,
  );
  if (settings.text("auth", "sasl", "mechanism") === "OAUTHBEARER")
    yield* problemsIn([needed("auth.sasl.oauthbearer_token_source", "name an extension oauth2client")], settings);
  yield* saslProblems(settings);
  yield* versionProblems(settings);
}

function* saslProblems(settings: Settings): Problems {
  const mechanism = settings.text("auth", "sasl", "mechanism");
  if (settings.section("auth", "sasl") === undefined || !/^(PLAIN|SCRAM)/.test(mechanism)) return;
  for (const key of ["username", "password"]) {
    if (settings.text("auth", "sasl", key) === "")
      yield required(["auth", "sasl", key], `${mechanism} needs ${key}`, `give ${key}, from the environment`);
  }
}

const signals = Object.freeze(["logs", "metrics", "traces", "profiles"]);

function* excludedTopics(settings: Settings): Problems {
  for (const signal of signals) {
    const excluded = settings.list(signal, "exclude_topics");
    const topics = settings.list(signal, "topics").map(String);
    if (excluded.length === 0) continue;
    if (topics.some((topic) => topic.startsWith("^"))) {
      yield* regex(`${signal}.exclude_topics.*`)(settings);
      for (const [index, topic] of excluded.entries())
        if (topic === "" || topic === null)
          yield outOfRange([signal, "exclude_topics", index], "An empty pattern excludes every topic", "remove it");
    } else
      yield required(
        [signal, "exclude_topics"],
        "exclude_topics is for topics that are a regular expression",
        "write ^ before it",
        [[signal, "topics"]],
      );
  }
}

/** Logs may be texts in any encoding, whose name follows. */
function* decodable(settings: Settings): Problems {
  const [, name] = /^text_(.*)$/.exec(settings.text("logs", "encoding")) ?? [];
  if (settings.signals.includes("logs") && name !== undefined && !isReference(name) && !isEncoding(name))
    yield outOfRange(["logs", "encoding"], `"${name}" is not an encoding`, "use text_utf-8, for example");
}

const offsets = word("initial_offset", ["latest", "earliest"]);
const fetchSizes: readonly Row[] = Object.freeze([
  notNegative("max_fetch_size"),
  notNegative("min_fetch_size"),
  notNegative("max_partition_fetch_size"),
]);

export const kafkaReceiver: SettingCheck = Object.freeze({
  component: "receivers/kafka",
  mirrors: "contrib kafkareceiver Validate, both versions",
  check: function* kafka(settings: Settings): Problems {
    yield* client(settings);
    // 0.129.0 takes any size (contrib configkafka ConsumerConfig.Validate).
    yield* problemsIn([offsets, ...(settings.has("fetchSizesCompared") ? fetchSizes : [])], settings);
    yield* rebalancing(settings);
    yield* excludedTopics(settings);
    yield* decodable(settings);
    yield* independentPartitions(settings);
    const [least, most] = [settings.number("min_fetch_size") ?? 0, settings.number("max_fetch_size") ?? 0];
    if (
      settings.has("fetchSizesCompared") &&
      settings.written("max_fetch_size") !== undefined &&
      most >= 0 &&
      most < least
    )
      yield outOfRange("max_fetch_size", "max_fetch_size is below min_fetch_size", "raise it", [["min_fetch_size"]]);
  },
});

const balancers = Object.freeze(["range", "roundrobin", "sticky"]);
/** An extension may balance, too, so that any name does. */
const extensionId = /^[a-zA-Z][0-9a-zA-Z_]{0,62}(\/.+)?$/;

function* rebalancing(settings: Settings): Problems {
  const help = `use ${balancers.join(" or ")}`;
  const one = settings.written("group_rebalance_strategy");
  if (typeof one === "string" && one !== "" && !isReference(one) && !settings.has("kafkaByFranz"))
    yield* problemsIn([word("group_rebalance_strategy", balancers)], settings);
  for (const [index, name] of settings.list("group_rebalance_strategies").entries()) {
    if (typeof name === "string" && !isReference(name) && !extensionId.test(name.trim()))
      yield outOfRange(["group_rebalance_strategies", index], `"${name}" is not a strategy`, help);
  }
}

function* independentPartitions(settings: Settings): Problems {
  if (settings.effective("partition_processing", "independent") !== true) return;
  yield* problemsIn([positive("partition_processing.max_buffered_batches")], settings);
  if (settings.effective("autocommit", "enable") === false)
    yield conflict(["autocommit", "enable"], "independent partitions need autocommit", "leave it on");
}

/** Amounts of bytes that Kafka's client holds in 32 bits, and the least that it writes at once. */
const bytesMax = 2 ** 31 - 1;
const writeBytesMin = 100 * 2 ** 20;

function* brokersAnswerable(settings: Settings): Problems {
  for (const [index, broker] of settings.list("brokers").entries()) {
    const port = typeof broker === "string" && !isReference(broker) ? /:([^:\]]*)$/.exec(broker)?.[1] : undefined;
    if (port !== undefined && !/^-?\d+$/.test(port))
      yield refusedAtStart(["brokers", index], `"${port}" is not a port`, "write kafka:9092");
  }
}

/** Sarama looks up the host of each before it asks any (0.129.0, when the exporter starts). */
function* brokersLookedUp(settings: Settings): Problems {
  if (settings.effective("resolve_canonical_bootstrap_servers_only") === true)
    yield* onStart(hostAndPort("brokers.*", "kafka:9092"))(settings);
}

/** How sarama signs in by Kerberos: by a password, or by a file of keys (0.129.0, when the exporter starts). */
function* kerberos(settings: Settings): Problems {
  const at = ["auth", "kerberos"];
  if (settings.section(...at) === undefined) return;
  const byFile = settings.effective(...at, "use_keytab") === true;
  for (const key of ["service_name", byFile ? "keytab_file" : "password", "username", "realm"]) {
    if (settings.text(...at, key) === "") yield refusedAtStart([...at, key], `Kerberos needs ${key}`, `give ${key}`);
  }
}

function* plainText(settings: Settings): Problems {
  const at = ["auth", "plain_text"];
  if (settings.section(...at) === undefined) return;
  for (const key of ["username", "password"])
    if (settings.text(...at, key) === "") yield refusedAtStart([...at, key], `SASL needs ${key}`, `give ${key}`);
}

function* producer(settings: Settings): Problems {
  yield* problemsIn(
    [
      word("producer.compression", ["none", "gzip", "snappy", "lz4", "zstd"]),
      atMost("producer.required_acks", 1),
      atLeast("producer.required_acks", -1),
    ],
    settings,
  );
  yield* settings.below(["producer"], levelProblems);
  // What franz-go of that version refuses is not known here.
  if (settings.gate("exporter.kafkaexporter.UseFranzGo")) return;
  if (!settings.has("kafkaByFranz")) {
    yield* brokersLookedUp(settings);
    yield* kerberos(settings);
    yield* plainText(settings);
    yield* compressionKnown(settings);
    yield* problemsIn(saramaLimits.map(onStart), settings);
    return;
  }
  yield* problemsIn(
    [
      notNegative("producer.max_message_bytes"),
      atMost("producer.max_message_bytes", bytesMax),
      atLeast("producer.max_broker_write_bytes", writeBytesMin),
      atMost("producer.max_broker_write_bytes", bytesMax),
      atLeast("producer.flush_max_messages", 1),
      whenBuilt(...franzLimits.map(onStart)),
      whenBuilt(brokersAnswerable),
    ],
    settings,
  );
  const [message, write] = ["max_message_bytes", "max_broker_write_bytes"].map((key) =>
    settings.number("producer", key),
  );
  if (message !== undefined && write !== undefined && write >= writeBytesMin && message > write && message <= bytesMax)
    yield outOfRange(
      ["producer", "max_message_bytes"],
      "max_message_bytes is above max_broker_write_bytes",
      "lower it",
      [["producer", "max_broker_write_bytes"]],
    );
}

/** What cannot be said together (0.161.0). */
function* keysTwice(settings: Settings): Problems {
  const pairs = [
    ["logs", "partition_logs_by_resource_attributes"],
    ["logs", "partition_logs_by_trace_id"],
    ["metrics", "partition_metrics_by_resource_attributes"],
    ["traces", "partition_traces_by_id"],
  ] as const;
  if (pairs.slice(0, 2).every(([, key]) => settings.effective(key) === true))
    yield conflict("partition_logs_by_trace_id", "Logs are partitioned in two ways", "keep one");
  for (const [signal, key] of pairs) {
    if (settings.effective(key) === true && settings.text(signal, "message_key_from_metadata_key") !== "")
      yield conflict(key, `${key} and message_key_from_metadata_key are both set`, "keep one");
  }
  const partitioners = ["sticky_key", "round_robin", "least_backup", "extension"].filter((key) => {
    const value = settings.written("record_partitioner", key);
    return value !== undefined && value !== null;
  });
  const [first, second] = partitioners;
  if (first && second)
    yield conflict(["record_partitioner", second], `${first} and ${second} both partition`, `remove ${first}`);
  // What is written there takes the place of its default, and a null of nothing.
  const partitioning = settings.section("record_partitioner") ?? {};
  if (first === undefined && Object.keys(partitioning).length > 0)
    yield required("record_partitioner", "No partitioner is given", "leave it out, or write round_robin: {}");
  yield* notEmptyHasher(settings);
  yield* problemsIn([word("record_partitioner.sticky_key.hasher", ["sarama_compat", "murmur2"])], settings);
}

function* notEmptyHasher(settings: Settings): Problems {
  const at = ["record_partitioner", "sticky_key"];
  if (settings.section(...at) !== undefined && (settings.written(...at, "hasher") ?? "") === "")
    yield required([...at, "hasher"], "sticky_key needs a hasher", "use sarama_compat or murmur2");
}

/** A batch has the metadata by which it was made, and no other (0.161.0). */
function* keysLostInBatches(settings: Settings): Problems {
  const batch = ["sending_queue", "batch"];
  if (settings.section(...batch) === undefined || settings.effective("sending_queue", "enabled") === false) return;
  const at = [...batch, "partition", "metadata_keys"];
  const kept = settings.list(...at);
  const wanted = [
    ...settings.list("include_metadata_keys").map((key, index) => ({ path: ["include_metadata_keys", index], key })),
    ...["topic_from_metadata_key", "message_key_from_metadata_key"].flatMap((name) =>
      signals.map((signal) => ({ path: [signal, name], key: settings.text(signal, name) })),
    ),
  ];
  for (const { path, key } of wanted)
    if (typeof key === "string" && key !== "" && !isReference(key) && !kept.includes(key))
      yield required(path, `A batch loses "${key}", as it is not made by it`, `add ${key} to ${at.join(".")}`, [at]);
}

/** The header that it writes itself (0.161.0). */
const ownHeader = "otelcol.signal";

function* signalHeader(settings: Settings): Problems {
  if (settings.effective("signal_header") !== true) return;
  const named = [
    ...settings.list("include_metadata_keys").map((name, index) => ({ path: ["include_metadata_keys", index], name })),
    ...settings
      .list("record_headers")
      .map((header, index) => ({ path: ["record_headers", index, "name"], name: textIn(header, "name") })),
  ];
  for (const { path, name } of named)
    if (name === ownHeader)
      yield conflict(path, `signal_header writes ${ownHeader}, too`, "remove it", ["signal_header"]);
}

export const kafkaExporter: SettingCheck = Object.freeze({
  component: "exporters/kafka",
  mirrors: "contrib kafkaexporter Validate, both versions",
  check: function* kafka(settings: Settings): Problems {
    yield* client(settings);
    yield* problemsIn([notNegative("timeout")], settings);
    yield* producer(settings);
    if (!settings.has("kafkaByFranz")) return;
    yield* keysTwice(settings);
    yield* keysLostInBatches(settings);
    yield* signalHeader(settings);
  },
});
