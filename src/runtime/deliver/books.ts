/** Of one request: what its parts have in common, and how it is answered when they are settled. */

import type { BalancerConfig } from "../../contract/balancer-config.ts";
import type { Observer } from "../observer.ts";
import type { ExportRequest } from "../otlp/export-request.ts";
import type { Tally } from "../send/part.ts";
import { turnTime } from "../turn-end.ts";
import type { PartsOrigin } from "./cutter.ts";
import { answerFor, OpenDelivery } from "./delivery.ts";

interface BooksOptions {
  readonly config: BalancerConfig;
  readonly observer: Observer;
}

/** Backends have to answer within this part of the sender's timeout; the rest is for the way back of the answer. */
const answeredWithin = 0.95;

/** A class because every request makes one. */
export class Books {
  /** Of all parts, as soon as they are cut. */
  items = 0;
  readonly origin: PartsOrigin;
  /** It has let go of its bytes by the time it is answered. */
  readonly #request: ExportRequest;
  readonly #options: BooksOptions;

  constructor(request: ExportRequest, options: BooksOptions) {
    this.#request = request;
    this.#options = options;
    const { delivery, exporter } = options.config;
    const now = turnTime();
    const isQueued = delivery.acknowledge === "queued";
    const waitMs = Math.min(request.timeoutMs ?? Number.POSITIVE_INFINITY, delivery.deadlineMs);
    this.origin = {
      signal: request.signal,
      delivery: new OpenDelivery((tally) => {
        if (!isQueued) this.reply(tally);
      }),
      queuedAt: now,
      expiresAt: now + (isQueued ? exporter.retry.maxElapsedMs : waitMs * answeredWithin),
      alone: false,
      attempts: 0,
      failedAt: nowhere,
      handedOn: request.handedOn,
    };
  }

  reply(tally: Readonly<Tally>): void {
    const { config, observer } = this.#options;
    const given = answerFor(tally, config.delivery.unplaced);
    const { signal, transport } = this.#request;
    observer.answered({ signal, transport, code: given.code, items: this.items });
    this.#request.answer(given);
  }
}

const nowhere: readonly string[] = [];
