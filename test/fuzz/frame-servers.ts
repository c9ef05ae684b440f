/** Who is sent seeded frames: our server of HTTP/2, and node:http2 in a process of its own. */

import { Buffer } from "node:buffer";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type Http2ServerOptions, listenHttp2 } from "../../src/runtime/http2/server.ts";
import { createHeldBytes } from "../../src/runtime/memory/held-bytes.ts";
import { balancerConfig } from "../runtime/configuration.ts";

const streamsMax = 1_000;
const headers = { ":status": 200, "content-type": "text/plain" };
const body = Buffer.from("an answer");

/** Answers each request that is whole. */
export function oursOptions(): Http2ServerOptions {
  const limits = { ...balancerConfig([]).limits, connectionsMax: 1_000, streamsMax };
  return {
    ...{ host: "127.0.0.1", port: 0, limits, credentials: undefined, random: Math.random },
    ...{ held: createHeldBytes(2 ** 26), fault: () => {}, gaveWay: () => {} },
    receive: (stream) => ({
      ...{ data: () => {}, late: () => {}, closed: () => {} },
      end: () => stream.respond({ headers, pieces: [body], trailers: { "x-trailer": "there" } }),
    }),
  };
}

export async function startOurs() {
  const options = oursOptions();
  const { port } = await listenHttp2(options);
  return { port, held: options.held };
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
