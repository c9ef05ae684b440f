/** A part that is put before its backend: as it is, or cut between items where the backend takes no more at a time. */

import assert from "node:assert/strict";
import { grpcCode } from "../grpc/status.ts";
import type { Backend, PoolView } from "../pool/backend-pool.ts";
import type { Part } from "../send/part.ts";
import { type CutToSizeOptions, cutToSize } from "./cut-to-size.ts";
import type { IntakeOptions } from "./intake.ts";
import type { Ledger } from "./ledger.ts";

export interface OffersOptions extends Pick<CutToSizeOptions, "cutter" | "held">, Pick<IntakeOptions, "cores"> {
  readonly ledger: Ledger;
  readonly view: () => PoolView;
  /** Its backend has left meanwhile. */
  readonly removed: (part: Part) => void;
}

export class Offers {
  readonly #options: OffersOptions;

  constructor(options: OffersOptions) {
    this.#options = options;
  }

  /** One item that is larger alone is tried as it is. */
  offer(backend: Backend, part: Part): void {
    const bytesMax = backend.sender.requestBytesMax;
    if (part.bytes.length <= bytesMax || part.items <= 1) backend.sender.offer(part);
    else this.#offerSmaller(backend, part, bytesMax);
  }

  #offerSmaller(backend: Backend, part: Part, bytesMax: number): void {
    const { cores, cutter, held, ledger } = this.#options;
    const view = this.#options.view();
    const core = cores[part.signal];
    assert(core, "a part has a route");
    const index = view.backends.indexOf(backend);
    if (index === -1) {
      this.#options.removed(part);
      return;
    }
    const pieces = cutToSize(part, { core, cutter, view, backend: index, held, bytesMax });
    if (typeof pieces === "string") {
      ledger.refused(part, { endpoint: backend.target, code: grpcCode.resourceExhausted, message: pieces });
      return;
    }
    ledger.replaced(part, pieces);
    for (const { part: piece } of pieces) backend.sender.offer(piece);
  }
}
