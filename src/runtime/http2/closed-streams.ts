/**
 * Streams that ended a short while ago, and who ended them. Of a stream that we reset, frames are still on their way; on one that
 * the peer ended they are its mistake.
 */

/** The memory of a connection: more resets in flight than this are answered once more, which does no harm. */
const rememberedMax = 128;

export type EndedBy = "us" | "peer";

export class ClosedStreams {
  readonly #ids: number[] = [];
  readonly #byUs: boolean[] = [];
  #next = 0;

  add(id: number, by: EndedBy): void {
    this.#ids[this.#next] = id;
    this.#byUs[this.#next] = by === "us";
    this.#next = (this.#next + 1) % rememberedMax;
  }

  /** @returns undefined for one that is not remembered */
  endedBy(id: number): EndedBy | undefined {
    const place = this.#ids.indexOf(id);
    if (place === -1) return undefined;
    return this.#byUs[place] ? "us" : "peer";
  }
}
