/**
 * Backends by watching the EndpointSlices of a Service: listed once, then watched from there on. A watch that ends is resumed
 * where it was; one whose position is too old (410) starts over. After a failure the previous list stays in use.
 */

import { setTimeout as pause } from "node:timers/promises";
import type { ResolverConfig } from "../../contract/balancer-config.ts";
import { reasonOf } from "../reason.ts";
import { type EndpointSlice, readyEndpoints } from "./endpoint-slices.ts";
import { getJson, K8sError, watchLines } from "./k8s-api.ts";
import type { ResolverEvents } from "./resolver.ts";

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

/** Until the signal. */
export async function followK8s(
  config: K8sConfig,
  random: () => number,
  events: ResolverEvents,
  signal: AbortSignal,
): Promise<void> {
  const watchOnce = createWatch(config, events, signal);
  let failures = 0;
  while (!signal.aborted) {
    const since = performance.now();
    let waitMs = 0;
    try {
      await watchOnce();
      failures = 0;
      // A server that ends every watch at once is given a rest.
      if (performance.now() - since < waitMsMin) waitMs = waitMsMin;
    } catch (error) {
      if (signal.aborted) return;
      events.failed(reasonOf(error));
      waitMs = Math.min(waitMsMax, waitMsMin * 2 ** failures++) * (0.5 + random());
    }
    await pause(waitMs, undefined, { signal }).catch(() => {});
  }
}

/** @returns watches from where it was until the server ends it; a position that is too old is forgotten */
function createWatch(config: K8sConfig, events: ResolverEvents, signal: AbortSignal): () => Promise<void> {
  const slices = new Map<string, EndpointSlice>();
  const path = `/apis/discovery.k8s.io/v1/namespaces/${encodeURIComponent(config.namespace)}/endpointslices`;
  const selected = `labelSelector=${encodeURIComponent(`kubernetes.io/service-name=${config.service}`)}`;
  let version: string | undefined;
  const publish = () => events.found(readyEndpoints(slices.values(), config.port));

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

  return async () => {
    try {
      if (version === undefined) await list();
      const from = `watch=1&allowWatchBookmarks=true&timeoutSeconds=${watchSeconds}&resourceVersion=${version ?? ""}`;
      for await (const line of watchLines(config, `${path}?${selected}&${from}`, signal)) {
        take(JSON.parse(line) as WatchEvent);
      }
    } catch (error) {
      if (!(error instanceof K8sError && error.status === gone)) throw error;
      version = undefined;
    }
  };
}
