/** The fields that one end of a connection has seen, newest first, within a size. @see RFC 7541, 2.3.2 and 4 */

import { type Field, fieldSize } from "./static-table.ts";

export class DynamicTable {
  /** Oldest first. What is before `#head` is gone. */
  #fields: Field[] = [];
  #head = 0;
  #size = 0;
  #sizeMax: number;

  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax;
  }

  get length(): number {
    return this.#fields.length - this.#head;
  }

  get sizeMax(): number {
    return this.#sizeMax;
  }

  /** @param place 0 for the newest */
  at(place: number): Field | undefined {
    return place < this.length ? this.#fields[this.#fields.length - 1 - place] : undefined;
  }

  /** One that is larger than the table empties it. */
  add(field: Field): void {
    const size = fieldSize(field.name, field.value);
    this.#evict(this.#sizeMax - size);
    if (size > this.#sizeMax) return;
    this.#fields.push(field);
    this.#size += size;
  }

  resize(sizeMax: number): void {
    this.#sizeMax = sizeMax;
    this.#evict(sizeMax);
  }

  #evict(sizeMax: number): void {
    while (this.#size > 0 && this.#size > sizeMax) {
      const oldest = this.#fields[this.#head++];
      if (oldest) this.#size -= fieldSize(oldest.name, oldest.value);
    }
    if (this.#head > this.length) {
      this.#fields = this.#fields.slice(this.#head);
      this.#head = 0;
    }
  }
}
