/**
 * Backends by name: every address of a host, looked up at intervals. The system's resolver is used, as in the Collector, so
 * that the search list of a pod and /etc/hosts count. After a failure the previous list stays in use. A name has one look-up at a time.
 */

import dns from "node:dns/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { ResolverConfig } from "../../contract/balancer-config.ts";
import { endpointOf } from "../../routing/endpoint.ts";
import { reasonOf } from "../reason.ts";
import type { ResolverEvents } from "./resolver.ts";

/** The interval varies by this part, so that balancers that start together do not ask together. */
const jitter = 0.1;

/**
 * Until the signal. A look-up that hangs is told as a failure at each interval, and what it finds in the end counts: the name is
 * not asked for again meanwhile.
 */
export async function followDns(
  { hostname, port, intervalMs, timeoutMs }: Extract<ResolverConfig, { readonly kind: "dns" }>,
  random: () => number,
  events: ResolverEvents,
  signal: AbortSignal,
): Promise<void> {
  let asked: Promise<void> | undefined;
  const ask = async () => {
    try {
      const addresses = await addressesOf(hostname);
      if (!signal.aborted) events.found(addresses.map((address) => endpointOf(address, port)));
    } catch (error) {
      if (!signal.aborted) events.failed(reasonOf(error));
    }
    asked = undefined;
  };
  while (!signal.aborted) {
    asked ??= ask();
    if (!(await endsWithin(asked, timeoutMs, signal)) && !signal.aborted) {
      events.failed(`no answer for ${hostname} within ${timeoutMs} ms`);
    }
    await pause(intervalMs * (1 + jitter * (2 * random() - 1)), undefined, { signal }).catch(() => {});
  }
}

/** @returns false when it goes on */
async function endsWithin(work: Promise<void>, ms: number, signal: AbortSignal): Promise<boolean> {
  const ended = new AbortController();
  const late = pause(ms, false, { signal: AbortSignal.any([ended.signal, signal]) }).catch(() => false);
  const inTime = await Promise.race([work.then(() => true), late]);
  ended.abort();
  return inTime;
}

/**
 * Those under way, by name. The system's resolver cannot be interrupted, and each look-up has one of libuv's few threads until it
 * ends: a list that is read again, or a second list of the same name, waits for the one that has begun.
 */
const underWay = new Map<string, Promise<readonly string[]>>();

/** @throws also when there is no address in the answer */
function addressesOf(hostname: string): Promise<readonly string[]> {
  const begun = underWay.get(hostname);
  if (begun) return begun;
  const lookUp = lookedUp(hostname).finally(() => underWay.delete(hostname));
  underWay.set(hostname, lookUp);
  return lookUp;
}

async function lookedUp(hostname: string): Promise<readonly string[]> {
  const list = await dns.lookup(hostname, { all: true });
  if (list.length === 0) throw new Error(`${hostname} has no address`);
  return list.map(({ address }) => address);
}
