/**
 * What routing cost before: `npm run bench:core-against FOLDER`, with another checkout of this project. The cores that both
 * generate plan and write the same requests in turns within one run; ratios are medians of the rounds, so that a machine that
 * is busy now and then says the same. A core may take at most 1.03 times what it took before.
 */

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { RouteConfig } from "../../src/contract/balancer-config.ts";
import type { Signal } from "../../src/contract/signal.ts";
import { generatedText, importCore } from "../target/routing-core/generated.ts";
import { pointsOf, requestOf } from "./payload.ts";
import { type Contestant, cpuNs, median, pickerOf, route, workspaceOf } from "./planning.ts";

const rounds = 15;
const itemsARound = 200_000;

const routes: readonly (readonly [Signal, Partial<RouteConfig>, readonly number[]])[] = [
  ["traces", { routingKey: "traceID" }, [1, 10, 100, 1_000, 8_192]],
  ["traces", { routingKey: "service" }, [1_000]],
  ["traces", { routingKey: "attributes", routingAttributes: ["attribute.number.3", "span.name"] }, [1_000]],
  ["traces", { routingKey: "resource", compatibleWith: "fairlead" }, [1_000]],
  ["metrics", { routingKey: "metric" }, [1_000]],
  ["metrics", { routingKey: "streamID" }, [1_000]],
];

type Generate = typeof generatedText;

async function coreOf(generate: Generate, signal: Signal, settings: Partial<RouteConfig>): Promise<Contestant> {
  const core = (await importCore(generate({ [signal]: settings }))).createSignalCores(Math.random)[signal];
  if (!core) throw new Error("a route without code");
  return core;
}

const folder = process.argv[2];
if (!folder) throw new Error("usage: npm run bench:core-against FOLDER");
const from = pathToFileURL(resolve(folder, "test/target/routing-core/generated.ts")).href;
const before = ((await import(from)) as { readonly generatedText: Generate }).generatedText;

process.stdout.write(
  `| signal | key | items a request | ns now | ns before | now to before |\n|${" --- |".repeat(6)}\n`,
);
for (const [signal, settings, sizes] of routes) {
  const cores = [await coreOf(generatedText, signal, settings), await coreOf(before, signal, settings)] as const;
  for (const items of sizes) {
    const workspace = workspaceOf(signal === "metrics" ? pointsOf(items) : requestOf(items));
    const pick = pickerOf(3);
    const repeats = Math.ceil(itemsARound / items);
    const times: readonly [number[], number[]] = [[], []];
    for (let round = 0; round <= rounds; round++) {
      for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const ns = cpuNs(() => {
          for (let n = 0; n < repeats; n++) route(cores[which], workspace, pick);
        });
        // The first round warms up.
        if (round > 0) times[which].push(ns / (repeats * items));
      }
    }
    const ratio = median(times[0].map((ns, index) => ns / (times[1][index] ?? 1)));
    const cells = [median(times[0]).toFixed(0), median(times[1]).toFixed(0), ratio.toFixed(3)];
    process.stdout.write(`| ${[signal, settings.routingKey, items, ...cells].join(" | ")} |\n`);
  }
}
