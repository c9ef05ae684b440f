/** What protects a topology in the cluster and is left out on one machine, where all is plain text: said, so that nobody takes it for tried. */

import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import type { Link } from "../model/link.ts";
import type { Topology } from "../model/topology.ts";

/** @param collector what a Collector in the middle would run */
export function leftOutSecurity(
  link: Link,
  collector: JsonObject | undefined,
  { pools, existing }: Pick<Topology, "pools" | "existing">,
): readonly string[] {
  const pool = [...pools, ...existing].find(({ name }) => name === link.pool);
  const asked = askedOfSenders(link, collector);
  const leftOut = [
    ...wordsOf(asked, "of senders"),
    ...wordsOf({ tls: link.security !== "plaintext", auth: pool?.auth !== undefined }, "for backends"),
  ];
  return leftOut.length === 0 ? [] : [`plain text on this machine, without the ${leftOut.join(", and the ")}`];
}

interface Asked {
  readonly tls: boolean;
  readonly auth: boolean;
}

function wordsOf({ tls, auth }: Asked, whose: string): readonly string[] {
  const words = [...(tls ? ["TLS"] : []), ...(auth ? ["tokens"] : [])];
  return words.length === 0 ? [] : [`${words.join(" and ")} ${whose}`];
}

function askedOfSenders(link: Link, collector: JsonObject | undefined): Asked {
  if (link.target === "collector") {
    const receivers = collector?.["receivers"];
    return { tls: mentions("tls", receivers), auth: mentions("auth", receivers) };
  }
  const listeners = Object.values(link.config.receivers);
  return {
    tls: listeners.some((listener) => listener?.tls !== undefined),
    auth: listeners.some((listener) => listener?.auth !== undefined),
  };
}

/** Of the settings of receivers, which have these names at any depth (confighttp and configgrpc 0.161.0). */
function mentions(key: "tls" | "auth", value: Json | undefined): boolean {
  if (!isJsonObject(value)) return false;
  return isJsonObject(value[key]) || Object.values(value).some((part) => mentions(key, part));
}
