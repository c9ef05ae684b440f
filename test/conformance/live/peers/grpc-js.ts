/**
 * grpc-js as a program: `send -to ADDRESS -file FILE` and perhaps `-tls` prints how many were answered OK; `serve -file FILE`, perhaps
 * with `-cert`, `-key`, `-streams`, `-age` and `-refuse`, prints its port and writes what it takes, a line of hexadecimal each.
 */

import { Buffer } from "node:buffer";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import * as grpc from "@grpc/grpc-js";
import { grpcPaths } from "../../../../src/runtime/otlp/export-paths.ts";

const asIs = (message: Buffer) => message;
const largest = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
const atOnce = 64;

/** One dash is what the programs in Go and Python take as well. */
const [task, ...args] = process.argv.slice(2).map((arg) => arg.replace(/^-(?=[a-z])/, "--"));
const text = { type: "string", default: "" } as const;
const { values } = parseArgs({
  args,
  options: {
    to: text,
    file: text,
    cert: text,
    key: text,
    streams: text,
    age: text,
    refuse: text,
    tls: { type: "boolean" },
  },
});

async function sendAll(): Promise<void> {
  const anyone = { rejectUnauthorized: false };
  const secrets = values.tls ? grpc.credentials.createSsl(null, null, null, anyone) : grpc.credentials.createInsecure();
  const client = new grpc.Client(values.to, secrets, largest);
  const left = readFileSync(values.file, "utf8").split("\n").slice(0, -1).values();
  let answered = 0;
  const send = async () => {
    for (const line of left) {
      const error = await new Promise<grpc.ServiceError | null>((resolve) => {
        const deadline = Date.now() + 60_000;
        client.makeUnaryRequest(grpcPaths.traces, asIs, asIs, Buffer.from(line, "hex"), { deadline }, resolve);
      });
      if (error) console.error(error.message);
      else answered++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  client.close();
  console.log(answered);
}

function serve(): void {
  const limits = {
    ...(values.streams && { "grpc.max_concurrent_streams": Number(values.streams) }),
    ...(values.age && { "grpc.max_connection_age_ms": Number(values.age) }),
  };
  const server = new grpc.Server({ ...largest, ...limits });
  writeFileSync(values.file, "");
  let calls = 0;
  const take: grpc.handleUnaryCall<Buffer, Buffer> = ({ request }, answer) => {
    if (values.refuse && ++calls % Number(values.refuse) === 0) {
      answer({ code: grpc.status.UNAVAILABLE, details: "not this one" });
      return;
    }
    appendFileSync(values.file, `${request.toString("hex")}\n`);
    answer(null, Buffer.alloc(0));
  };
  server.register(grpcPaths.traces, take, asIs, asIs, "unary");
  const pair = () => ({ cert_chain: readFileSync(values.cert), private_key: readFileSync(values.key) });
  const secrets = values.cert
    ? grpc.ServerCredentials.createSsl(null, [pair()])
    : grpc.ServerCredentials.createInsecure();
  server.bindAsync("127.0.0.1:0", secrets, (_error, port) => console.log(port));
}

if (task === "send") await sendAll();
else serve();
