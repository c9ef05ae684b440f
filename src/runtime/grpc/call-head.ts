/** What the head of a call says, read once: a sender's heads are the same again and again, and so one object. */

import type { ReceivedHeaders } from "../http2/stream.ts";
import { grpcCode, type Refusal } from "./status.ts";
import { parseTimeoutMs } from "./timeout.ts";

export class CallHead {
  /** Why it is not a call. */
  readonly refusal: Refusal | undefined;
  readonly path: string;
  readonly authorization: string | undefined;
  /** Of a message whose flag says that it is compressed. */
  readonly encoding: string;
  /** How long the sender waits; undefined if it did not say. */
  readonly timeoutMs: number | undefined;
  readonly #fields: ReceivedHeaders;

  constructor(fields: ReceivedHeaders) {
    this.#fields = fields;
    this.refusal = refusalOf(fields);
    this.path = fields.get(":path") ?? "";
    this.authorization = fields.get("authorization");
    // Without a value it is as good as none.
    this.encoding = fields.get("grpc-encoding") || "identity";
    this.timeoutMs = parseTimeoutMs(fields.get("grpc-timeout"));
  }

  static of(fields: ReceivedHeaders): CallHead {
    if (fields.note instanceof CallHead) return fields.note;
    const head = new CallHead(fields);
    fields.note = head;
    return head;
  }

  field(name: string): string | undefined {
    return this.#fields.get(name);
  }
}

function refusalOf(fields: ReceivedHeaders): Refusal | undefined {
  if (fields.get(":method") !== "POST") {
    return { code: grpcCode.unimplemented, message: "gRPC calls are POST requests" };
  }
  if (!fields.get("content-type")?.startsWith("application/grpc")) {
    return { code: grpcCode.unknown, message: "this port speaks gRPC: content-type application/grpc" };
  }
  return undefined;
}
