import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { startResolver } from "../../../src/runtime/resolve/start-resolver.ts";

interface SliceList {
  readonly metadata?: { readonly resourceVersion: string };
  readonly items?: readonly object[];
}

/** As an API server cuts lists: at most `limit` items, and where to go on. */
function pageOf({ metadata, items = [] }: SliceList, asked: URLSearchParams): object {
  const from = Number(asked.get("continue") || 0);
  const to = from + Number(asked.get("limit"));
  const isCut = to < items.length;
  return { metadata: { ...metadata, ...(isCut && { continue: String(to) }) }, items: items.slice(from, to) };
}

/** An API server of one Service, by script: the list, then what a test sends to whoever watches. */
interface ApiServer {
  readonly url: string;
  readonly asked: string[];
  list: SliceList;
  status: number;
  /** Of so many requests; the others are not answered. */
  failsAfter: number;
  /** What it says with a status that is not 200. */
  refusal: string;
  readonly send: (...events: readonly object[]) => void;
  readonly endWatch: () => void;
}

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

async function startApiServer(list: SliceList): Promise<ApiServer> {
  let watcher: http.ServerResponse | undefined;
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://x");
    api.asked.push(
      `${request.headers.authorization} ${url.pathname} ${url.searchParams.get("resourceVersion") ?? "list"}`,
    );
    if (api.asked.length > api.failsAfter) {
      response.destroy();
      return;
    }
    response.writeHead(api.status, { "content-type": "application/json" });
    if (api.status !== 200) response.end(api.refusal);
    else if (url.searchParams.get("watch") === "1") {
      watcher = response;
      response.flushHeaders();
    } else response.end(JSON.stringify(pageOf(api.list, url.searchParams)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const api: ApiServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    list,
    status: 200,
    failsAfter: Number.POSITIVE_INFINITY,
    refusal: "{}",
    send: (...events) => watcher?.write(events.map((event) => `${JSON.stringify(event)}\n`).join("")),
    endWatch: () => watcher?.end(),
  };
  return api;
}

function slice(name: string, version: string, endpoints: readonly object[], port = 4317): object {
  return { metadata: { name, resourceVersion: version }, ports: [{ name: "otlp-grpc", port }], endpoints };
}

const ready = (...addresses: string[]) => ({ addresses, conditions: { ready: true } });

function resolved(api: ApiServer, port: number | string = 4317) {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-k8s-"));
  const tokenFile = join(folder, "token");
  writeFileSync(tokenFile, "secret\n");
  const lists: string[] = [];
  const failures: string[] = [];
  const stop = startResolver(
    {
      kind: "k8s",
      service: "backend-headless",
      namespace: "shop",
      port,
      apiServer: api.url,
      tokenFile,
      caFile: tokenFile,
    },
    () => 0,
    {
      changed: (backends) => lists.push(backends.map(({ endpoint }) => endpoint).join(" ")),
      failed: (reason) => failures.push(reason),
    },
  );
  closing.push(() => {
    stop();
    rmSync(folder, { recursive: true });
  });
  return { lists, failures };
}

const listOf = (version: string, ...items: object[]) => ({ metadata: { resourceVersion: version }, items });

describe("backends by watching Kubernetes", () => {
  test("lists the ready addresses of all slices, both families, and asks as the pod's account", async () => {
    const api = await startApiServer(
      listOf(
        "7",
        slice("a", "3", [ready("10.0.0.2"), { addresses: ["10.0.0.9"], conditions: { ready: false } }]),
        slice("b", "4", [{ addresses: ["10.0.0.1"] }, ready("fd00::1")]),
      ),
    );
    const { lists } = resolved(api);
    await expect.poll(() => lists).toEqual(["10.0.0.1:4317 10.0.0.2:4317 [fd00::1]:4317"]);
    await expect.poll(() => api.asked).toHaveLength(2);
    const path = "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices";
    expect(api.asked).toEqual([`Bearer secret ${path} list`, `Bearer secret ${path} 7`]);
  });

  test("follows what changes, and says nothing of what does not", async () => {
    const api = await startApiServer(listOf("1", slice("a", "1", [ready("10.0.0.1")])));
    const { lists } = resolved(api, "otlp-grpc");
    await expect.poll(() => api.asked).toHaveLength(2);
    api.send(
      { type: "ADDED", object: slice("b", "2", [ready("10.0.0.2")], 9_999) },
      { type: "MODIFIED", object: slice("a", "3", [ready("10.0.0.1")]) },
      { type: "BOOKMARK", object: { metadata: { resourceVersion: "8" } } },
      { type: "DELETED", object: slice("a", "9", []) },
    );
    await expect.poll(() => lists).toEqual(["10.0.0.1:4317", "10.0.0.2:9999"]);
  });

  test("makes one list of what changes together", async () => {
    const api = await startApiServer(listOf("1", slice("a", "1", [ready("10.0.0.1")])));
    const { lists } = resolved(api);
    await expect.poll(() => api.asked).toHaveLength(2);
    for (let n = 2; n < 40; n++) {
      api.send({ type: "ADDED", object: slice(`s${n}`, String(n), [ready(`10.0.0.${n}`)]) });
    }
    await expect.poll(() => lists.at(-1)?.split(" ").length).toBe(39);
    expect(lists.length).toBeLessThan(5);
    api.send({ type: "DELETED", object: slice("a", "99", []) });
    await expect.poll(() => lists.at(-1)?.split(" ").length).toBe(38);
  });

  test("lists page by page, and a page that is too long slice by slice", async () => {
    const slices = Array.from({ length: 40 }, (_unused, n) => slice(`s${n}`, "1", [ready(`10.0.0.${n}`)]));
    // An API server takes objects of 1.5 MiB, so sixteen of these are longer than what is parsed at once.
    const long = Array.from({ length: 20 }, (_unused, n) => ({
      ...slice(`long${n}`, "1", [ready(`10.0.1.${n}`)]),
      padding: "x".repeat(300_000),
    }));
    const api = await startApiServer(listOf("7", ...slices, ...long));
    const { lists, failures } = resolved(api);
    await expect.poll(() => lists[0]?.split(" ").length).toBe(60);
    expect([lists.length, failures]).toEqual([1, []]);
    await expect.poll(() => api.asked.at(-1)).toMatch(/ 7$/);
  });

  test("does not take half a list for all of it", async () => {
    const slices = Array.from({ length: 40 }, (_unused, n) => slice(`s${n}`, "1", [ready(`10.0.0.${n}`)]));
    const api = await startApiServer(listOf("7", ...slices));
    api.failsAfter = 2;
    const { lists, failures } = resolved(api);
    await expect.poll(() => failures).toHaveLength(1);
    expect(lists).toEqual([]);
    api.failsAfter = Number.POSITIVE_INFINITY;
    await expect.poll(() => lists[0]?.split(" ").length).toBe(40);
  });

  test("goes on where a watch ended, from its last bookmark", async () => {
    const api = await startApiServer(listOf("1", slice("a", "1", [ready("10.0.0.1")])));
    const { lists } = resolved(api);
    await expect.poll(() => api.asked).toHaveLength(2);
    api.send({ type: "BOOKMARK", object: { metadata: { resourceVersion: "42" } } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    api.endWatch();
    await expect.poll(() => api.asked.map((line) => line.split(" ").at(-1))).toEqual(["list", "1", "42"]);
    expect(lists).toHaveLength(1);
  });

  test("begins anew when its place is too old", async () => {
    const api = await startApiServer(listOf("1", slice("a", "1", [ready("10.0.0.1")])));
    const { lists, failures } = resolved(api);
    await expect.poll(() => api.asked).toHaveLength(2);
    api.list = listOf("90", slice("c", "80", [ready("10.0.0.3")]));
    api.send({ type: "ERROR", object: { code: 410, message: "too old resource version" } });
    api.endWatch();
    await expect.poll(() => lists).toEqual(["10.0.0.1:4317", "10.0.0.3:4317"]);
    expect(failures).toEqual([]);
  });

  /** The body is a real API server's (1.36.3). */
  test("says what its account may not do, as the API server does", async () => {
    const api = await startApiServer({});
    api.status = 403;
    const said =
      'endpointslices.discovery.k8s.io is forbidden: User "system:serviceaccount:edge:edge-balancer" cannot list resource "endpointslices" in API group "discovery.k8s.io" in the namespace "sampling"';
    api.refusal = JSON.stringify({ kind: "Status", status: "Failure", message: said, reason: "Forbidden", code: 403 });
    const { failures } = resolved(api);
    await expect.poll(() => failures[0]).toContain(said);
  });

  test("keeps the list while the API server does not answer, and says so", async () => {
    const api = await startApiServer(listOf("1", slice("a", "1", [ready("10.0.0.1")])));
    const { lists, failures } = resolved(api);
    await expect.poll(() => api.asked).toHaveLength(2);
    api.status = 403;
    api.endWatch();
    await expect.poll(() => failures[0]).toContain("answers 403");
    expect(lists).toEqual(["10.0.0.1:4317"]);
    api.status = 200;
    await expect.poll(() => api.asked.length).toBeGreaterThan(3);
  });
});
