/**
 * Streams that ended a short while ago, and who ended them. Of a stream that we reset, frames are still on their way; on one that
 * the peer ended they are its mistake.
 */

/** More resets in flight than this are answered once more, which does no harm. Streams that end as they should push none of them out. */
const rememberedMax = { us: 256, peer: 64 } as const;

export type EndedBy = keyof typeof rememberedMax;

export class ClosedStreams {
  readonly #ids: Readonly<Record<EndedBy, number[]>> = { us: [], peer: [] };
  readonly #next: Record<EndedBy, number> = { us: 0, peer: 0 };

  add(id: number, by: EndedBy): void {
    const next = this.#next[by];
    this.#ids[by][next] = id;
    this.#next[by] = (next + 1) % rememberedMax[by];
  }

  /** @returns undefined for one that is not remembered */
  endedBy(id: number): EndedBy | undefined {
    if (this.#ids.us.includes(id)) return "us";
    return this.#ids.peer.includes(id) ? "peer" : undefined;
  }
}
