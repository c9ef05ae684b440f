/** API servers of Kubernetes that answer what none does: pages without an end, events without an end, and nonsense. The list before stays in use. */

import { mkdtempSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import type { Case } from "./case.ts";

const tokenFile = join(mkdtempSync(join(tmpdir(), "fairlead-hostile-token-")), "token");
writeFileSync(tokenFile, "a token");

const slice = (name: string, addresses: readonly string[], ready = true) => ({
  metadata: { name, resourceVersion: "1" },
  addressType: "IPv4",
  endpoints: [{ addresses, conditions: { ready } }],
  ports: [{ port: 4317 }],
});

type Answer = (response: http.ServerResponse, round: number, isWatch: boolean) => void;

const manyAddresses = (round: number, count: number) =>
  Array.from({ length: count }, (_, n) => `10.${(round >> 8) & 0xff}.${round & 0xff}.${n & 0xff}`);

/** Until the reader leaves. */
function pour(response: http.ServerResponse, next: () => string): void {
  const more = () => {
    while (!response.destroyed && response.write(next()));
  };
  response.on("drain", more);
  more();
}

const endlessPages: Answer = (response, round, isWatch) => {
  // So that it is listed again.
  if (isWatch) {
    response.writeHead(410).end();
    return;
  }
  const items = Array.from({ length: 16 }, (_, n) => slice(`s-${round}-${n}`, manyAddresses(16 * round + n, 1_000)));
  response.end(JSON.stringify({ metadata: { resourceVersion: "1", continue: `c${round}` }, items }));
};

const endlessEvents: Answer = (response, round, isWatch) => {
  if (!isWatch) {
    response.writeHead(500).end();
    return;
  }
  let n = 0;
  const object = () => slice(`s-${round}-${n++}-${"x".repeat(10_000)}`, manyAddresses(n, 100), false);
  pour(response, () => `${JSON.stringify({ type: "ADDED", object: object() })}\n`);
};

const texts: readonly string[] = [
  "null",
  "[]",
  "{",
  '{"items":{}}',
  '{"items":[null]}',
  '{"items":[{"endpoints":"x"}]}',
  '{"items":[{"metadata":null,"endpoints":[{"addresses":{}}],"ports":7}]}',
  '{"metadata":{"resourceVersion":{},"continue":7},"items":[{"endpoints":[{"addresses":["", "\\u0000", "a b", "::1%x"]}],"ports":[{"port":4317}]}]}',
  "[".repeat(2_000_000),
  '{"type":"ADDED"}\n{"type":7,"object":7}\nnull\n{"object":{"metadata":{"name":{}},"endpoints":[{}]}}\n',
];

const nonsense: Answer = (response, round) => {
  const kind = round % (texts.length + 3);
  if (kind < texts.length) response.end(texts[kind]);
  else if (kind === texts.length) response.writeHead(302, { location: "/" }).end("{}");
  else if (kind === texts.length + 1) response.writeHead(500).end("x".repeat(1_000_000));
  else pour(response, () => "x".repeat(65_536));
};

/** Well at first; then as it says. */
function apiServer(answer: Answer): Pick<Case, "changes" | "attack"> {
  let isWell = true;
  let round = 0;
  let own = { name: "own", addresses: [] as readonly string[], port: 0 };
  const server = http.createServer((request, response) => {
    const isWatch = request.url?.includes("watch=1") ?? false;
    response.on("error", () => {});
    if (!isWell) answer(response, round++, isWatch);
    // A watch that ends is begun again, or what follows would not be asked for.
    else if (isWatch) response.end();
    else {
      const items = [{ ...slice(own.name, own.addresses), ports: [{ port: own.port }] }];
      response.end(JSON.stringify({ metadata: { resourceVersion: "1" }, items }));
    }
  });
  return {
    changes: (config: BalancerConfig) => {
      isWell = true;
      const backends = config.resolver.kind === "static" ? config.resolver.backends : [];
      const [address = "", port = ""] = (backends[0]?.endpoint ?? "").split(":");
      own = { ...own, addresses: [address], port: Number(port) };
      // Listens at once, as no name is looked up.
      if (!server.listening) server.listen(0).unref();
      const { port: at } = server.address() as AddressInfo;
      const where = { apiServer: `http://127.0.0.1:${at}`, tokenFile, caFile: tokenFile };
      return { ...config, resolver: { kind: "k8s", service: "s", namespace: "n", port: own.port, ...where } };
    },
    attack: async (_balancer, ms) => {
      isWell = false;
      const end = performance.now() + ms;
      for (; performance.now() < end; await sleep(50)) server.closeIdleConnections();
      server.closeAllConnections();
      isWell = true;
      return "0";
    },
  };
}

const named = (name: string, answer: Answer): Case => ({
  name: `an API server that answers with ${name}`,
  mayDefer: true,
  shortMs: 2_000,
  ...apiServer(answer),
});

export const apiServers: readonly Case[] = [
  named("pages without an end", endlessPages),
  named("events without an end", endlessEvents),
  named("nonsense", nonsense),
];
