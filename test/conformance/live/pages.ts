/**
 * `senders.origins` means the same to Collectors of both versions and to Fairlead's balancer: which pages may send, from the answer to a
 * preflight for each header of OTLP and to the request behind it.
 */

import { request } from "node:http";
import { pageHeaders } from "../../../src/contract/cross-origin.ts";
import { crossOriginSetting } from "../../../src/lower/collector/pages.ts";
import { crossOrigin } from "../../../src/runtime/otlp/cross-origin.ts";
import { collectorBinary } from "../../../tools/collectors/build.mjs";
import { freePort } from "../../runtime/free-port.ts";
import { asked } from "../../runtime/otlp/asked-by-a-page.ts";
import { listens } from "../listens.ts";
import type { Tally } from "../tally.ts";
import { quiet } from "./balancer-setup.ts";
import { start, stop, written } from "./processes.ts";

const allowed = [
  ["*"],
  ["https://shop.example"],
  ["https://Shop.Example", "http://localhost:3000"],
  ["https://*.example"],
  ["https://*"],
  ["http://[::1]:*"],
  ["https://shop*.example:8443"],
  ["*", "https://shop.example"],
] as const;
const pages = [
  ...[
    "https://shop.example",
    "http://shop.example",
    "https://SHOP.example",
    "https://a.shop.example",
    "https://.example",
  ],
  ...[
    "https://shop.example:8443",
    "https://shop2.example:8443",
    "https://shop.example.org",
    "https://evil-shop.example",
  ],
  ...["http://localhost:3000", "http://localhost:3001", "http://[::1]:3000", "http://[::1]:", "null", "file://"],
];

type Grant = string | undefined;

async function grantOf(port: number, method: string, headers: Readonly<Record<string, string>>): Promise<Grant> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, method, path: "/v1/traces", headers, agent: false }, (answer) => {
      answer.resume();
      // Of several of one name Node joins the values, as a browser reads them.
      answer.on("end", () => resolve(String(answer.headers["access-control-allow-origin"])));
    });
    sent.on("error", reject);
    sent.end(method === "POST" ? "{}" : "");
  });
}

const json = { "content-type": "application/json" };
const preflight = (origin: string, header: string) => ({
  origin,
  "access-control-request-method": "POST",
  "access-control-request-headers": header,
});

/** @param tally hears of each version */
export async function pagesMaySend(tally: Tally): Promise<void> {
  for (const version of ["0.129.0", "0.161.0"] as const) {
    const differing = await differences(version);
    tally.check(
      `pages may send to a Collector ${version} as to Fairlead's balancer`,
      differing.length === 0,
      differing.join("; "),
    );
  }
}

async function differences(version: "0.129.0" | "0.161.0"): Promise<readonly string[]> {
  const ports: number[] = [];
  for (const _origins of allowed) ports.push(await freePort());
  const receivers = Object.fromEntries(
    allowed.map((origins, index) => [
      `otlp/${index}`,
      { protocols: { http: { endpoint: `127.0.0.1:${ports[index]}`, ...crossOriginSetting({ origins }) } } },
    ]),
  );
  const config = {
    receivers,
    exporters: { nop: {} },
    service: { telemetry: quiet, pipelines: { traces: { receivers: Object.keys(receivers), exporters: ["nop"] } } },
  };
  const child = start(collectorBinary(version), ["--config", written(`pages-${ports[0]}.json`, config)]);
  const found: string[] = [];
  for (const [index, origins] of allowed.entries()) {
    const port = ports[index] ?? 0;
    await listens(port);
    const ours = crossOrigin({ origins, headers: [] });
    for (const origin of pages) {
      for (const header of pageHeaders) {
        const theirs = await grantOf(port, "OPTIONS", preflight(origin, header));
        const own = String(
          ours?.preflight(asked("OPTIONS", preflight(origin, header)))?.headers["access-control-allow-origin"],
        );
        if (theirs !== own) found.push(`${origins.join()} asked by ${origin} for ${header}: ${theirs}, ours ${own}`);
      }
      const theirs = await grantOf(port, "POST", { ...json, origin });
      const own = String(ours?.headers(asked("POST", { origin }))["access-control-allow-origin"]);
      if (theirs !== own) found.push(`${origins.join()} of ${origin}: ${theirs}, ours ${own}`);
    }
  }
  await stop(child);
  return found;
}
