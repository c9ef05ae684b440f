/** Seeded frames, sent to a server all at once or step by step, and what it makes of them. */

import { Buffer } from "node:buffer";
import net from "node:net";
import { errorName } from "../../src/runtime/http2/frames.ts";
import { peerOn } from "../runtime/http2/raw-peer.ts";
import { beginning, marker, type Step } from "./frame-streams.ts";

const patienceMs = 1_000;
const lateMs = 100;

/** What a server made of a connection. */
export interface Outcome {
  /** How it ended the connection, and at which step: with the code of a GOAWAY, or "closed" without one. */
  readonly end: string | undefined;
  readonly endedAt: number;
  /** By stream, with the step. node:http2 resets some a moment later than at the frame that they are for. */
  readonly resets: ReadonlyMap<number, { readonly code: string; readonly step: number }>;
  readonly answered: ReadonlySet<number>;
  /** All markers came back. */
  readonly isWhole: boolean;
}

/** To the steps so far. */
export class Connection {
  readonly #peer: ReturnType<typeof peerOn>;
  readonly #steps: readonly Step[];
  readonly #resets = new Map<number, { code: string; step: number }>();
  #end: string | undefined;
  #endedAt = 0;
  readonly #answered = new Set<number>();
  #looked = 0;
  #step = 0;
  #changed: () => void = () => {};

  constructor(port: number, steps: readonly Step[]) {
    const socket = net.connect(port, "127.0.0.1");
    this.#peer = peerOn(socket);
    this.#steps = steps;
    socket.on("data", () => this.#look());
    socket.on("close", () => this.#changed());
    this.#peer.send(beginning);
  }

  /** All at once, or each when the one before has been read: what ends a connection of node:http2 takes answers to others with it. */
  async run(isStepwise: boolean): Promise<Outcome> {
    const frames = this.#steps.map(({ bytes, isOpen }, index) =>
      isOpen ? bytes : Buffer.concat([bytes, marker(index)]),
    );
    const pieces = isStepwise ? frames : [Buffer.concat(frames)];
    for (const [index, piece] of pieces.entries()) {
      this.#peer.send(piece);
      const wanted = isStepwise ? index + 1 : this.#steps.length;
      if (this.#steps[wanted - 1]?.isOpen !== true) await this.#until(() => this.#step >= wanted);
      if (this.#isOver) break;
    }
    return this.outcome();
  }

  outcome(): Outcome {
    const isWhole = this.#step >= this.#steps.length;
    const isClosed = !isWhole && this.#end === undefined && this.#peer.isClosed();
    const endedAt = isClosed ? this.#here() : this.#endedAt;
    // What comes behind the last step is no answer to one.
    const end = isClosed ? "closed" : endedAt < this.#steps.length ? this.#end : undefined;
    return { end, endedAt, resets: this.#resets, answered: this.#answered, isWhole };
  }

  /** What node:http2 says comes a moment later. */
  async asMuchAs({ answered, resets }: Outcome): Promise<void> {
    await this.#until(() => this.#answered.size >= answered.size && this.#resets.size >= resets.size, lateMs);
  }

  end(): void {
    this.#peer.socket.destroy();
  }

  get #isOver(): boolean {
    return this.#peer.isClosed() || this.#end !== undefined;
  }

  async #until(isThere: () => boolean, ms = patienceMs): Promise<void> {
    if (isThere() || this.#isOver) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#changed = () => {
        if (!isThere() && !this.#isOver) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#changed = () => {};
  }

  #look(): void {
    const { frames } = this.#peer;
    for (; this.#looked < frames.length; this.#looked++) {
      const one = frames[this.#looked];
      if (!one) continue;
      const { type, flags, streamId, payload } = one;
      if (type === 6 && flags === 1 && payload.readUInt32BE(0) === 0xf0f0) this.#step = payload.readUInt32BE(4) + 1;
      else if (type === 3) this.#resets.set(streamId, { code: errorName(payload.readUInt32BE(0)), step: this.#here() });
      else if (type === 7) {
        this.#end = errorName(payload.readUInt32BE(4));
        this.#endedAt = this.#here();
      } else if (type === 1 && (flags & 1) !== 0) this.#answered.add(streamId);
    }
    this.#changed();
  }

  /** To a frame that is not followed by a marker is said what is said to the next one that is. */
  #here(): number {
    let index = this.#step;
    while (this.#steps[index]?.isOpen) index++;
    return index;
  }
}
