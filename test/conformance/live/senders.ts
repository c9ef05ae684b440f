/** What real Collectors of both versions answer to what docs/senders.md lists: the last column of its table. */

import { readFileSync, writeFileSync } from "node:fs";
import { collectorBinary } from "../../../tools/collectors/build.mjs";
import { freePort } from "../../runtime/free-port.ts";
import { senderCases } from "../../runtime/sender-cases.ts";
import { listens } from "../listens.ts";
import type { Tally } from "../tally.ts";
import { quiet } from "./balancer-setup.ts";
import { start, stop, written } from "./processes.ts";

const file = "docs/senders.md";
const versions = ["0.129.0", "0.161.0"] as const;

async function answersOf(version: (typeof versions)[number]): Promise<readonly string[]> {
  const ports = { grpc: await freePort(), http: await freePort() };
  const cors = { allowed_origins: ["https://*.example"] };
  const config = {
    receivers: {
      otlp: {
        protocols: {
          grpc: { endpoint: `127.0.0.1:${ports.grpc}` },
          http: { endpoint: `127.0.0.1:${ports.http}`, cors },
        },
      },
    },
    exporters: { debug: {} },
    service: { telemetry: quiet, pipelines: { traces: { receivers: ["otlp"], exporters: ["debug"] } } },
  };
  const child = start(collectorBinary(version), ["--config", written(`senders-${ports.http}.json`, config)]);
  await listens(ports.http);
  const answers: string[] = [];
  // The code; words are for people.
  for (const { ask } of senderCases) answers.push((await ask(ports)).split(", ")[0] ?? "");
  await stop(child);
  return answers;
}

/** @param write whether the page is brought to date instead */
export async function senders(tally: Tally, write = false): Promise<void> {
  const [older = [], newer = []] = await Promise.all(versions.map(answersOf));
  const page = readFileSync(file, "utf8");
  const changed = senderCases.reduce((text, { what }, index) => {
    const [before, after] = [older[index] ?? "", newer[index] ?? ""];
    const said = before === after ? before : `${before}, from 0.161 ${after}`;
    return text
      .split("\n")
      .map((row) => (row.startsWith(`| ${what} |`) ? row.replace(/ \| [^|]*\|$/, ` | ${said} |`) : row))
      .join("\n");
  }, page);
  if (write) writeFileSync(file, changed);
  else tally.check("what senders hear of real Collectors is in docs/senders.md", changed === page);
}
