/** Who is sent seeded frames: our server of HTTP/2, and node:http2 in a process of its own. */

import { Buffer } from "node:buffer";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { listenHttp2 } from "../../src/runtime/http2/server.ts";
import { createHeldBytes } from "../../src/runtime/memory/held-bytes.ts";
import { balancerConfig } from "../runtime/configuration.ts";

const streamsMax = 1_000;
const headers = { ":status": 200, "content-type": "text/plain" };
const body = Buffer.from("an answer");

export async function startOurs() {
  const held = createHeldBytes(2 ** 26);
  const limits = { ...balancerConfig([]).limits, connectionsMax: 1_000, streamsMax };
  const { port } = await listenHttp2({
    ...{ host: "127.0.0.1", port: 0, limits, held, credentials: undefined, random: Math.random },
    ...{ fault: () => {}, gaveWay: () => {} },
    receive: (stream) => ({
      ...{ data: () => {}, late: () => {}, closed: () => {} },
      end: () => stream.respond({ headers, pieces: [body], trailers: { "x-trailer": "there" } }),
    }),
  });
  return { port, held };
}

/** node:http2, which is there again after what ends its process. */
export class NodeServer {
  #child: ChildProcess | undefined;
  #port = 0;

  async port(): Promise<number> {
    if (this.#isOver) {
      this.#child = fork("test/fuzz/node-http2-server.mjs", {
        execArgv: [],
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      });
      [this.#port] = await once(this.#child, "message");
    }
    return this.#port;
  }

  /** A connection that ends without a word is looked at for a moment. */
  async hasEnded(): Promise<boolean> {
    for (let look = 0; look < 10 && !this.#isOver; look++) await sleep(5);
    return this.#isOver;
  }

  get #isOver(): boolean {
    return this.#child?.exitCode !== null || this.#child.signalCode !== null;
  }
}
