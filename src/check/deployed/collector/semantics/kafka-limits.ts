/**
 * What the two clients of Kafka do not do: sarama at 0.129.0, franz-go at 0.161.0. Versions are looked at by validation, the rest when
 * the exporter starts.
 */

import { isReference } from "../reference.ts";
import { atLeast, atMost, notNegative, positive, type Row } from "./rows.ts";
import { outOfRange, type Problems, refusedAtStart, type Settings } from "./setting-check.ts";

/** sarama wants all parts of a version, franz-go one of those that it knows (kversion 1.21). */
const saramaVersion = /^(?:0\.\d+\.\d+\.\d+|[1-9]\d*\.\d+\.\d+)$/;
const franzVersion =
  /^v?(?:(?:1\.[01]|2\.[0-8]|3\.[0-9]|4\.[0-2])(?:\.\d+)?|0\.(?:8\.[012]|9\.0|10\.[012]|11\.0)(?:\.\d+)?)$/;

export function* versionProblems(settings: Settings): Problems {
  const version = settings.text("protocol_version");
  const known = settings.has("kafkaByFranz") ? franzVersion : saramaVersion;
  if (version === "" || isReference(version) || known.test(version)) return;
  const help = /^[1-9]\.\d$/.test(version) ? `write ${version}.0` : "write 2.1.0, for example";
  yield outOfRange("protocol_version", `"${version}" is not a version of Kafka here`, help);
}

/** What sarama's configuration refuses when the exporter starts (0.129.0). */
export const saramaLimits: readonly Row[] = Object.freeze([
  positive("producer.max_message_bytes", "1000000"),
  positive("timeout", "5s"),
  notNegative("producer.flush_max_messages"),
  notNegative("metadata.retry.max"),
  notNegative("metadata.retry.backoff"),
  notNegative("metadata.refresh_interval"),
]);

/** By the version that each came with. */
const compressionSince: Readonly<Record<string, readonly [number, number]>> = Object.freeze({
  lz4: [0, 10],
  zstd: [2, 1],
});

export function* compressionKnown(settings: Settings): Problems {
  const compression = settings.text("producer", "compression");
  const [, major = "9", minor = "0"] = /^(\d+)\.(\d+)/.exec(settings.text("protocol_version")) ?? [];
  const [since, sinceMinor] = compressionSince[compression] ?? [0, 0];
  if (Number(major) > since || (Number(major) === since && Number(minor) >= sinceMinor)) return;
  const fact = `Kafka compresses by ${compression} from ${since}.${sinceMinor} on`;
  yield refusedAtStart(["producer", "compression"], fact, "use gzip, or a later protocol_version");
}

/** What franz-go's client does not do; times in milliseconds, and a zero of the refresh is its own default. */
export const franzLimits: readonly Row[] = Object.freeze([
  atLeast("producer.max_message_bytes", 512),
  atLeast("timeout", 100),
  atMost("producer.linger", 60_000),
  atLeast("conn_idle_timeout", 100),
  atMost("conn_idle_timeout", 900_000),
  atMost("metadata.refresh_interval", 3_600_000),
  function* rarelyEnough(settings) {
    const interval = settings.duration("metadata", "refresh_interval") ?? 0;
    if (interval > 0 && interval < 5_000)
      yield outOfRange(["metadata", "refresh_interval"], "refresh_interval is below 5s", "use 5s or more");
  },
]);
