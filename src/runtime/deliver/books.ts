/** Of one request: what its parts have in common, and how it is answered when they are settled. */

import type { BalancerConfig } from "../../contract/balancer-config.ts";
import type { Observer } from "../observer.ts";
import type { ExportRequest } from "../otlp/export-request.ts";
import type { Tally } from "../send/part.ts";
import type { PartsOrigin } from "./cutter.ts";
import { answerFor, createDelivery } from "./delivery.ts";

export interface Books {
  /** Of all parts, as soon as they are cut. */
  items: number;
  readonly origin: PartsOrigin;
  readonly reply: (tally: Readonly<Tally>) => void;
}

interface BooksOptions {
  readonly config: BalancerConfig;
  readonly observer: Observer;
}

/** Backends have to answer within this part of the sender's timeout; the rest is for the way back of the answer. */
const answeredWithin = 0.95;

export function openBooks(request: ExportRequest, { config, observer }: BooksOptions): Books {
  const { signal, transport, timeoutMs, answer } = request;
  const now = performance.now();
  const isQueued = config.delivery.acknowledge === "queued";
  const waitMs = Math.min(timeoutMs ?? Number.POSITIVE_INFINITY, config.delivery.deadlineMs);
  const expiresAt = now + (isQueued ? config.exporter.retry.maxElapsedMs : waitMs * answeredWithin);
  const reply = (tally: Readonly<Tally>) => {
    const given = answerFor(tally, config.delivery.unplaced);
    observer.answered({ signal, transport, code: given.code, items: books.items });
    answer(given);
  };
  const delivery = createDelivery((tally) => {
    if (!isQueued) reply(tally);
  });
  const origin = { signal, delivery, queuedAt: now, expiresAt, alone: false, attempts: 0, failedAt: [] };
  const books: Books = { items: 0, origin, reply };
  return books;
}
