/** node:http2 as sender, and as a backend that is hard to talk to. */

import { readFileSync } from "node:fs";
import { grpcPaths } from "../../../../src/runtime/otlp/export-paths.ts";
import { startTestSender } from "../../../runtime/peers.ts";
import { type Hardness, startH2Backend } from "../h2-backend.ts";
import { selfSignedFiles } from "../self-signed.ts";
import type { Send, StartBackend } from "./peer.ts";
import { Arrivals, messages } from "./sent.ts";

const atOnce = 64;

export const nodeSender: Send = async ({ port, isSecret }) => {
  const sender = startTestSender(port, isSecret ? { ca: readFileSync(selfSignedFiles().cert) } : undefined);
  let answered = 0;
  const left = messages.values();
  const send = async () => {
    for (const message of left) if ((await sender.call(grpcPaths.traces, message)).status === "0") answered++;
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  sender.close();
  return answered;
};

export const nodeBackend =
  (hardness: Hardness = {}): StartBackend =>
  async () => {
    const arrivals = new Arrivals();
    const { endpoint, close } = await startH2Backend(hardness, arrivals.take);
    return { port: Number(endpoint.split(":")[1]), arrivals: () => arrivals, close: async () => close() };
  };
