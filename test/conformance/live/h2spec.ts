/** h2spec, the conformance suite of HTTP/2 servers (v2.2.1, strict: generic, http2 and hpack), plain and with TLS. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { h2Binary } from "../../../tools/h2/build.mjs";
import { startEchoServer } from "../../runtime/http2/echo-server.ts";
import type { Tally } from "../tally.ts";
import { selfSigned } from "./self-signed.ts";

export async function h2spec(tally: Tally): Promise<void> {
  const plain = await startEchoServer();
  await run(tally, "plain", [String(plain.port)]);
  plain.close();
  const secret = await startEchoServer({}, selfSigned());
  await run(tally, "TLS", [String(secret.port), "tls"]);
  secret.close();
}

async function run(tally: Tally, how: string, args: readonly string[]): Promise<void> {
  const child = spawn(h2Binary(), ["spec", ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  const [code] = await once(child, "close");
  // As its last line says.
  const counts = /(\d+) tests, (\d+) passed, (\d+) skipped, (\d+) failed/.exec(text);
  const [, all, passed] = counts ?? [];
  tally.check(`h2spec, ${how}: ${passed ?? 0} of ${all ?? "?"} pass`, code === 0 && all === passed, failures(text));
}

function failures(text: string): string {
  return text
    .split("\n")
    .filter((line) => /×|Expected|Actual/.test(line))
    .join("\n      ");
}
