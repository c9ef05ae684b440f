/**
 * Backends by name: every address of a host, looked up at intervals. The system's resolver is used, as in the Collector, so
 * that the search list of a pod and /etc/hosts count. After a failure the previous list stays in use.
 */

import dns from "node:dns/promises";
import type { ResolverConfig } from "../../contract/balancer-config.ts";
import { endpointOf, sortEndpoints } from "../../routing/endpoint.ts";
import { evenWeights } from "../../routing/pick/weighted-endpoint.ts";
import { reasonOf } from "../reason.ts";
import type { Resolver, ResolverEvents } from "./resolver.ts";

/** The interval varies by this part, so that balancers that start together do not ask together. */
const jitter = 0.1;

export function startDnsResolver(
  { hostname, port, intervalMs, timeoutMs }: Extract<ResolverConfig, { readonly kind: "dns" }>,
  random: () => number,
  events: ResolverEvents,
): Resolver {
  let last = "";
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  const ask = async () => {
    const answer = await addressesOf(hostname, timeoutMs);
    if (isClosed) return;
    timer = setTimeout(() => void ask(), intervalMs * (1 + jitter * (2 * random() - 1)));
    if ("reason" in answer) {
      events.failed(answer.reason);
      return;
    }
    const endpoints = sortEndpoints([...new Set(answer.addresses.map((address) => endpointOf(address, port)))]);
    if (endpoints.join() === last) return;
    last = endpoints.join();
    events.changed(evenWeights(endpoints));
  };
  void ask();
  return {
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

type Answer = { readonly addresses: readonly string[] } | { readonly reason: string };

async function addressesOf(hostname: string, timeoutMs: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve({ reason: `no answer for ${hostname} within ${timeoutMs} ms` }), timeoutMs);
  });
  try {
    const found = dns
      .lookup(hostname, { all: true })
      .then(
        (list): Answer =>
          list.length > 0
            ? { addresses: list.map(({ address }) => address) }
            : { reason: `${hostname} has no address` },
      );
    return await Promise.race([found, late]);
  } catch (error) {
    return { reason: reasonOf(error) };
  } finally {
    clearTimeout(timer);
  }
}
