import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { closingAfterEach } from "./runtime/closing.ts";
import { balancerConfig } from "./runtime/configuration.ts";
import { startTestBackend } from "./runtime/peers.ts";
import { senderCases } from "./runtime/sender-cases.ts";
import { startedBalancer } from "./runtime/started-balancer.ts";

const closing = closingAfterEach();
const file = "docs/senders.md";
const table = /(<!-- table -->\n\n.*\n.*\n)([\s\S]*?)(\n<!-- end -->)/;

/** The answer of a Collector stands there from `npm run conformance:balancer`. */
const collectorIn = (row: string | undefined) => row?.split(" | ").at(-1)?.replace(/ \|$/, "") ?? "";

test("docs/senders.md says what senders hear, row by row", async () => {
  const backend = await startTestBackend();
  const config = balancerConfig([backend.endpoint], {
    receivers: {
      grpc: { host: "127.0.0.1", port: 0, tls: undefined, auth: undefined },
      http: { host: "127.0.0.1", port: 0, tls: undefined, auth: undefined },
    },
  });
  const balancer = await startedBalancer({
    ...config,
    limits: { ...config.limits, requestBytesMax: 16_777_216, heldBytesMax: 100_000_000 },
    senders: { origins: ["https://*.example"], headers: [] },
  });
  closing(backend.close, balancer.close);
  const ports = { grpc: balancer.grpcPort ?? 0, http: balancer.httpPort ?? 0 };
  const page = readFileSync(file, "utf8");
  const written = (table.exec(page)?.[2] ?? "").trim().split("\n");
  const rows: string[] = [];
  for (const { what, ask } of senderCases) {
    const heard = (await ask(ports)).replaceAll("|", "\\|");
    const collector = collectorIn(written.find((row) => row.startsWith(`| ${what} |`)));
    rows.push(`| ${what} | ${heard} | ${collector} |`);
  }
  if (process.env["FAIRLEAD_WRITE"]) {
    writeFileSync(
      file,
      page.replace(table, (_all, head: string, _rows, end: string) => `${head}${rows.join("\n")}\n${end}`),
    );
    return;
  }
  expect(written).toEqual(rows);
});
