/** Tools that send by HTTP/2 and know nothing of gRPC: curl, and nghttp2's nghttp and h2load. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { grpcPaths } from "../../../../src/runtime/otlp/export-paths.ts";
import { folder } from "../processes.ts";
import { outputOf, type Send } from "./peer.ts";
import { urlOf } from "./proxies.ts";
import { bodyFile, five, messages } from "./sent.ts";

const headers = ["content-type: application/grpc", "te: trailers"];

/**
 * All in one process. Over TLS, because curl 7.88 cannot use a connection again that began with prior knowledge, whoever the server
 * is. It does not show trailers to a script, so 200 has to do: what arrived decides.
 */
export const curl: Send = async (to) => {
  const calls = messages.map((_message, index) =>
    [
      `url = "${urlOf(to, grpcPaths.traces)}"`,
      ...headers.map((header) => `header = "${header}"`),
      ...["http2", "insecure", `data-binary = "@${bodyFile(index)}"`],
      ...['output = "/dev/null"', 'write-out = "%{http_code}\\n"'],
    ].join("\n"),
  );
  const config = join(folder, "curl-calls");
  writeFileSync(config, calls.join("\nnext\n"));
  const output = await outputOf("curl", ["--silent", "--parallel", "--parallel-max", "16", "--config", config]);
  return output.split("\n").filter((line) => line === "200").length;
};

/** It sends one body again and again: five sizes, 2 000 times each. */
export const h2load: Send = async (to) => {
  let succeeded = 0;
  for (const index of five.indices) {
    const how = ["-n", String(five.times), "-c", "4", "-m", "8", ...headers.flatMap((header) => ["-H", header])];
    const output = await outputOf("h2load", [...how, "-d", bodyFile(index), urlOf(to, grpcPaths.traces)]);
    succeeded += Number(/(\d+) succeeded/.exec(output)?.[1]);
  }
  return succeeded;
};

/** As h2load does, on one connection each; it tells what was answered by its statistics, a line each. */
export const nghttp =
  (...more: readonly string[]): Send =>
  async (to) => {
    let answered = 0;
    for (const index of five.indices) {
      const how = ["-n", "-s", "-y", "-m", String(five.times), ...headers.flatMap((header) => ["-H", header]), ...more];
      const output = await outputOf("nghttp", [...how, "-d", bodyFile(index), urlOf(to, grpcPaths.traces)]);
      answered += output.split("\n").filter((line) => / 200 +/.test(line)).length;
    }
    return answered;
  };
