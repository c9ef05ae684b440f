/**
 * Backends by name: every address of a host, looked up at intervals. The system's resolver is used, as in the Collector, so
 * that the search list of a pod and /etc/hosts count. After a failure the previous list stays in use.
 */

import dns from "node:dns/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { ResolverConfig } from "../../contract/balancer-config.ts";
import { endpointOf } from "../../routing/endpoint.ts";
import { reasonOf } from "../reason.ts";
import type { ResolverEvents } from "./resolver.ts";

/** The interval varies by this part, so that balancers that start together do not ask together. */
const jitter = 0.1;

/** Until the signal. */
export async function followDns(
  { hostname, port, intervalMs, timeoutMs }: Extract<ResolverConfig, { readonly kind: "dns" }>,
  random: () => number,
  events: ResolverEvents,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const addresses = await addressesOf(hostname, timeoutMs);
      if (!signal.aborted) events.found(addresses.map((address) => endpointOf(address, port)));
    } catch (error) {
      if (!signal.aborted) events.failed(reasonOf(error));
    }
    await pause(intervalMs * (1 + jitter * (2 * random() - 1)), undefined, { signal }).catch(() => {});
  }
}

/** @throws also when there is no answer in time, or no address in it */
async function addressesOf(hostname: string, timeoutMs: number): Promise<readonly string[]> {
  const answered = new AbortController();
  const late = pause(timeoutMs, undefined, { signal: answered.signal }).then(() => {
    throw new Error(`no answer for ${hostname} within ${timeoutMs} ms`);
  });
  try {
    const list = await Promise.race([dns.lookup(hostname, { all: true }), late]);
    if (list.length === 0) throw new Error(`${hostname} has no address`);
    return list.map(({ address }) => address);
  } finally {
    answered.abort();
  }
}
