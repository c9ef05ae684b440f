/**
 * Backends by watching the EndpointSlices of a Service: listed once, page by page, then watched from there on. A watch that ends is
 * resumed where it was; one whose position is too old (410), or that is refused or says nonsense, starts over. After a failure the previous list stays in use.
 */

import { setTimeout as pause } from "node:timers/promises";
import type { ResolverConfig } from "../../contract/balancer-config.ts";
import { reasonOf } from "../reason.ts";
import type { EndpointSlice } from "./endpoint-slices.ts";
import { getJson, K8sError, TooLong, watchLines } from "./k8s-api.ts";
import { KeptSlices } from "./kept-slices.ts";
import type { ResolverEvents } from "./resolver.ts";
import { retryWaitMs, waitMsMin } from "./retry-wait.ts";

type K8sConfig = Extract<ResolverConfig, { readonly kind: "k8s" }>;

/** After this time the API server ends a watch, which is then resumed at once. */
const watchSeconds = 300;
const gone = 410;
/** Slices of a page: of the usual 100 endpoints each it is below a megabyte. Where it is too long, pages of one. */
const pageItems = 16;
const pagesMax = 4_096;
/** A rollout changes several slices at once, and each list lays out a ring. */
const gatherMs = 50;

interface WatchEvent {
  readonly type?: string;
  readonly object?: EndpointSlice & { readonly code?: number; readonly message?: string };
}

interface SliceList {
  readonly metadata?: { readonly resourceVersion?: string; readonly continue?: string };
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
      waitMs = retryWaitMs(failures++, random);
    }
    await pause(waitMs, undefined, { signal }).catch(() => {});
  }
}

function pathOf({ namespace, service }: K8sConfig): string {
  const selected = `labelSelector=${encodeURIComponent(`kubernetes.io/service-name=${service}`)}`;
  return `/apis/discovery.k8s.io/v1/namespaces/${encodeURIComponent(namespace)}/endpointslices?${selected}`;
}

async function listSlices(config: K8sConfig, signal: AbortSignal) {
  const slices = new KeptSlices(config.port);
  let from = "";
  const page = async (items: number): Promise<SliceList> =>
    // The answer of an API server, which is not validated.
    (await getJson(
      config,
      `${pathOf(config)}&limit=${items}&continue=${encodeURIComponent(from)}`,
      signal,
    )) as SliceList;
  for (let pages = 0; pages < pagesMax; pages++) {
    const { items, metadata } = await page(pageItems).catch((error: unknown) => {
      if (error instanceof TooLong) return page(1);
      throw error;
    });
    for (const slice of items ?? []) slices.keep(slice);
    from = metadata?.continue ?? "";
    if (from === "") return { slices, version: metadata?.resourceVersion ?? "" };
  }
  throw new Error(`more than ${pagesMax} pages of EndpointSlices`);
}

/** @returns watches from where it was until the server ends it; a position that is too old is forgotten */
function createWatch(config: K8sConfig, events: ResolverEvents, signal: AbortSignal): () => Promise<void> {
  let slices = new KeptSlices(config.port);
  const path = pathOf(config);
  let version: string | undefined;
  let gathering: NodeJS.Timeout | undefined;
  const publish = () => {
    clearTimeout(gathering);
    gathering = undefined;
    if (!signal.aborted) events.found(slices.endpoints());
  };

  const list = async () => {
    const listed = await listSlices(config, signal);
    ({ slices, version } = listed);
    publish();
  };

  const take = ({ type, object }: WatchEvent) => {
    if (type === "ERROR") throw new K8sError(object?.code ?? 0, object?.message ?? "the watch failed");
    version = object?.metadata?.resourceVersion ?? version;
    if (type === "BOOKMARK" || !object) return;
    if (type === "DELETED") slices.drop(object);
    else slices.keep(object);
    gathering ??= setTimeout(publish, gatherMs);
  };

  /** What cannot be taken is no place to go on from. */
  const taken = (line: string) => {
    try {
      take(JSON.parse(line) as WatchEvent);
    } catch (error) {
      version = undefined;
      throw error;
    }
  };

  return async () => {
    try {
      if (version === undefined) await list();
      const from = `watch=1&allowWatchBookmarks=true&timeoutSeconds=${watchSeconds}&resourceVersion=${version ?? ""}`;
      for await (const line of watchLines(config, `${path}&${from}`, signal)) {
        taken(line);
      }
    } catch (error) {
      if (!(error instanceof K8sError)) throw error;
      version = undefined;
      if (error.status !== gone) throw error;
    }
  };
}
