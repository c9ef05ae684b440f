/** What the head or the trailers of an answer say, read once: a backend's are the same again and again, and so one object. */

import { Buffer } from "node:buffer";
import type { ReceivedHeaders } from "../http2/stream.ts";
import { percentDecoded } from "./percent-encoding.ts";
import { type GrpcCode, grpcCode } from "./status.ts";

export class AnswerHead {
  /** Of HTTP; 200 where it is not said, as in trailers. */
  readonly status: number;
  /** `grpc-status`; undefined if there is none. */
  readonly code: GrpcCode | undefined;
  readonly message: string;
  /** `grpc-status-details-bin`: google.rpc.Status in its bytes. */
  readonly details: Uint8Array | undefined;

  constructor(fields: ReceivedHeaders) {
    const status = fields.get("grpc-status");
    const details = fields.get("grpc-status-details-bin");
    const code = Number(status);
    this.status = Number(fields.get(":status") ?? 200);
    this.code = status === undefined ? undefined : Number.isInteger(code) ? code : grpcCode.unknown;
    this.message = percentDecoded(fields.get("grpc-message") ?? "");
    this.details = details === undefined ? undefined : Buffer.from(details, "base64");
  }

  static of(fields: ReceivedHeaders): AnswerHead {
    if (fields.note instanceof AnswerHead) return fields.note;
    const head = new AnswerHead(fields);
    fields.note = head;
    return head;
  }
}
