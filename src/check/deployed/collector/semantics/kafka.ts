/** What clients of Kafka refuse (contrib internal/kafka and configkafka, both versions). */

import { atMost, needed, notNegative, positive, problemsIn, type Row, word } from "./rows.ts";
import { outOfRange, type Problems, required, type SettingCheck, type Settings } from "./setting-check.ts";

const mechanisms = Object.freeze(["PLAIN", "AWS_MSK_IAM_OAUTHBEARER", "SCRAM-SHA-256", "SCRAM-SHA-512"]);

const client: readonly Row[] = Object.freeze([
  needed("brokers", "name a broker, as kafka:9092"),
  word("auth.sasl.mechanism", mechanisms),
  needed("auth.sasl.mechanism", `use ${mechanisms.join(" or ")}`),
  positive("conn_idle_timeout", "9m"),
]);

function* saslProblems(settings: Settings): Problems {
  const mechanism = settings.text("auth", "sasl", "mechanism");
  if (settings.section("auth", "sasl") === undefined || !/^(PLAIN|SCRAM)/.test(mechanism)) return;
  for (const key of ["username", "password"]) {
    if (settings.text("auth", "sasl", key) === "")
      yield required(["auth", "sasl", key], `${mechanism} needs ${key}`, `give ${key}, from the environment`);
  }
}

function* versionProblems(settings: Settings): Problems {
  const version = settings.text("protocol_version");
  if (version !== "" && !version.includes("${") && !/^\d+\.\d+(\.\d+){0,2}$/.test(version))
    yield outOfRange("protocol_version", `"${version}" is not a version of Kafka`, "write 2.1.0, for example");
}

const signals = Object.freeze(["logs", "metrics", "traces", "profiles"]);

function* excludedTopics(settings: Settings): Problems {
  for (const signal of signals) {
    const excluded = settings.list(signal, "exclude_topics");
    const topics = settings.list(signal, "topics").map(String);
    if (excluded.length > 0 && !topics.some((topic) => topic.startsWith("^")))
      yield required(
        [signal, "exclude_topics"],
        "exclude_topics is for topics that are a regular expression",
        "write ^ before it",
        [[signal, "topics"]],
      );
  }
}

const consumer: readonly Row[] = Object.freeze([
  word("initial_offset", ["latest", "earliest"]),
  notNegative("max_fetch_size"),
  notNegative("min_fetch_size"),
  notNegative("max_partition_fetch_size"),
]);

export const kafkaReceiver: SettingCheck = Object.freeze({
  component: "receivers/kafka",
  mirrors: "contrib kafkareceiver Validate, both versions",
  check: function* kafka(settings: Settings): Problems {
    yield* problemsIn([...client, ...consumer], settings);
    yield* saslProblems(settings);
    yield* versionProblems(settings);
    yield* excludedTopics(settings);
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

export const kafkaExporter: SettingCheck = Object.freeze({
  component: "exporters/kafka",
  mirrors: "contrib kafkaexporter Validate, both versions",
  check: function* kafka(settings: Settings): Problems {
    yield* problemsIn(
      [
        ...client,
        notNegative("timeout"),
        atMost("producer.required_acks", 1),
        word("producer.compression", ["none", "gzip", "snappy", "lz4", "zstd"]),
      ],
      settings,
    );
    yield* saslProblems(settings);
    yield* versionProblems(settings);
  },
});
