/**
 * The streams that are open, by id: a table in place of a Map, which makes a new one of itself every few streams. What it leaves behind
 * still names the streams of that moment, and they and all that hangs on them lived on until a collection of the old generation.
 */

import type { SessionStream } from "./session-stream.ts";

const placesMin = 16;
/** A table that was that long is not kept for less. */
const placesKept = 256;

const empty = (places: number): (SessionStream | undefined)[] => new Array(places).fill(undefined);

/** With free places in between: a stream is at the place of its id, or behind it where others were before. */
export class OpenStreams {
  #places = empty(placesMin);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(id: number): SessionStream | undefined {
    return this.#places[this.#find(id)];
  }

  /** In the order in which they began. */
  values(): SessionStream[] {
    const streams: SessionStream[] = [];
    for (const stream of this.#places) if (stream) streams.push(stream);
    return streams.sort((left, right) => left.id - right.id);
  }

  add(stream: SessionStream): void {
    this.#size++;
    if (2 * this.#size > this.#places.length) this.#resize(2 * this.#places.length);
    this.#places[this.#find(stream.id)] = stream;
  }

  /** @returns whether it was there */
  delete(id: number): boolean {
    const places = this.#places;
    const last = places.length - 1;
    let free = this.#find(id);
    if (!places[free]) return false;
    this.#size--;
    // Those behind it that would be here move up.
    for (let place = free; ; ) {
      place = (place + 1) & last;
      const stream = places[place];
      if (!stream) break;
      const home = (stream.id >>> 1) & last;
      if (((place - home) & last) < ((place - free) & last)) continue;
      places[free] = stream;
      free = place;
    }
    places[free] = undefined;
    if (this.#size === 0 && places.length > placesKept) this.#places = empty(placesMin);
    return true;
  }

  /** @returns its place, or the free one where it belongs */
  #find(id: number): number {
    const places = this.#places;
    const last = places.length - 1;
    let place = (id >>> 1) & last;
    for (let stream = places[place]; stream && stream.id !== id; stream = places[place]) place = (place + 1) & last;
    return place;
  }

  #resize(places: number): void {
    const streams = this.#places;
    this.#places = empty(places);
    for (const stream of streams) if (stream) this.#places[this.#find(stream.id)] = stream;
  }
}
