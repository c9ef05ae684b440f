/**
 * Backends by watching the EndpointSlices of a Service: listed once, then watched from there on. A watch that ends is resumed
 * where it was; one whose position is too old (410) starts over. After a failure the previous list stays in use.
 */

import type { ResolverConfig } from "../../contract/balancer-config.ts";
import { evenWeights } from "../../routing/pick/weighted-endpoint.ts";
import { reasonOf } from "../reason.ts";
import { type EndpointSlice, readyEndpoints } from "./endpoint-slices.ts";
import { getJson, K8sError, watchLines } from "./k8s-api.ts";
import type { Resolver, ResolverEvents } from "./resolver.ts";

type K8sConfig = Extract<ResolverConfig, { readonly kind: "k8s" }>;

/** After this time the API server ends a watch, which is then resumed at once. */
const watchSeconds = 300;
const waitMsMin = 500;
const waitMsMax = 30_000;
const gone = 410;

interface WatchEvent {
  readonly type?: string;
  readonly object?: EndpointSlice & { readonly code?: number; readonly message?: string };
}

interface SliceList {
  readonly metadata?: { readonly resourceVersion?: string };
  readonly items?: readonly EndpointSlice[];
}

export function startK8sResolver(config: K8sConfig, random: () => number, events: ResolverEvents): Resolver {
  const abort = new AbortController();
  void watchOn(config, random, events, abort.signal);
  return { close: () => abort.abort() };
}

async function watchOn(
  config: K8sConfig,
  random: () => number,
  events: ResolverEvents,
  signal: AbortSignal,
): Promise<void> {
  const watch = createWatch(config, events, signal);
  for (let failures = 0; !signal.aborted; ) {
    const since = performance.now();
    const end = await endOf(watch);
    if (signal.aborted) return;
    if (end.kind === "gone") watch.forget();
    else if (end.kind === "failed") {
      events.failed(end.reason);
      await pause(Math.min(waitMsMax, waitMsMin * 2 ** failures++) * (0.5 + random()), signal);
    } else {
      failures = 0;
      // A server that ends every watch at once is given a rest.
      if (performance.now() - since < waitMsMin) await pause(waitMsMin, signal);
    }
  }
}

/** How a watch ended. */
type WatchEnd =
  | { readonly kind: "over" }
  | { readonly kind: "gone" }
  | { readonly kind: "failed"; readonly reason: string };

async function endOf(watch: Watch): Promise<WatchEnd> {
  try {
    await watch.once();
    return { kind: "over" };
  } catch (error) {
    if (error instanceof K8sError && error.status === gone) return { kind: "gone" };
    return { kind: "failed", reason: reasonOf(error) };
  }
}

interface Watch {
  /** From where it was until the server ends it. */
  readonly once: () => Promise<void>;
  /** Start over with the whole list next time. */
  readonly forget: () => void;
}

function createWatch(config: K8sConfig, events: ResolverEvents, signal: AbortSignal): Watch {
  const slices = new Map<string, EndpointSlice>();
  const path = `/apis/discovery.k8s.io/v1/namespaces/${encodeURIComponent(config.namespace)}/endpointslices`;
  const selected = `labelSelector=${encodeURIComponent(`kubernetes.io/service-name=${config.service}`)}`;
  let version: string | undefined;
  let last: string | undefined;

  const publish = () => {
    const endpoints = readyEndpoints(slices.values(), config.port);
    if (endpoints.join() === last) return;
    last = endpoints.join();
    events.changed(evenWeights(endpoints));
  };

  const list = async () => {
    const answer = (await getJson(config, `${path}?${selected}`, signal)) as SliceList;
    slices.clear();
    for (const slice of answer.items ?? []) slices.set(slice.metadata?.name ?? "", slice);
    version = answer.metadata?.resourceVersion ?? "";
    publish();
  };

  const take = ({ type, object }: WatchEvent) => {
    if (type === "ERROR") throw new K8sError(object?.code ?? 0, object?.message ?? "the watch failed");
    version = object?.metadata?.resourceVersion ?? version;
    if (type === "BOOKMARK" || !object) return;
    if (type === "DELETED") slices.delete(object.metadata?.name ?? "");
    else slices.set(object.metadata?.name ?? "", object);
    publish();
  };

  return {
    forget: () => {
      version = undefined;
    },
    once: async () => {
      if (version === undefined) await list();
      const from = `watch=1&allowWatchBookmarks=true&timeoutSeconds=${watchSeconds}&resourceVersion=${version ?? ""}`;
      for await (const line of watchLines(config, `${path}?${selected}&${from}`, signal)) {
        take(JSON.parse(line) as WatchEvent);
      }
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
