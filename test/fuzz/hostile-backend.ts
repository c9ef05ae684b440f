/** A backend whose frames are drawn: it answers calls with moves (hostile-moves.ts), and knows what it has said of each. */

import { Buffer } from "node:buffer";
import { once } from "node:events";
import net, { type AddressInfo, type Socket } from "node:net";
import { frame, prefaceBytes } from "../runtime/http2/raw-peer.ts";
import { type Below, beginnings, type Move, soundMoves, wrongMoves } from "./hostile-moves.ts";

/** Of a call, by the number in its body. */
export interface Fate {
  /** It came, at least in part, and nobody has said that it was not looked at. */
  mayBeProcessed: boolean;
  /** An answer that says so has been sent. */
  wasOk: boolean;
  readonly moves: string[];
}

/** In front of a call's number is what gRPC has in front of a message. */
const numberAt = 5;
const numberBytes = 4;

interface Stream {
  call: number | undefined;
  body: Buffer;
  isAnswered: boolean;
  hasMoved: boolean;
}

export interface BackendOptions {
  readonly below: Below;
  /** It says only what a server may say. */
  readonly isSound: boolean;
}

export async function hostileBackend({ below, isSound }: BackendOptions) {
  const fates = new Map<number, Fate>();
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = net.createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    new Served(socket, { below, isSound }, fates);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  // A test server listens on an address, never on a pipe.
  return { port: (server.address() as AddressInfo).port, fates, connections: () => connections, close };
}

class Served {
  readonly #socket: Socket;
  readonly #options: BackendOptions;
  readonly #fates: Map<number, Fate>;
  readonly #streams = new Map<number, Stream>();
  #left: Buffer = Buffer.alloc(0);
  #isBegun = false;
  #lastId = 0;
  /** It said that it does not look at streams above, and does not. */
  #servedUpTo = 2 ** 31 - 1;

  constructor(socket: Socket, options: BackendOptions, fates: Map<number, Fate>) {
    this.#socket = socket;
    this.#options = options;
    this.#fates = fates;
    socket.on("data", (bytes: Buffer) => this.#read(bytes));
    const { below, isSound } = options;
    if (isSound || below(8) > 0) this.#write([frame(4, 0, 0), frame(4, 1, 0)]);
    else if (below(3) > 0) this.#write(beginnings[below(beginnings.length)]?.[1] ?? []);
    // A server that does not read either has its sender wait for its windows.
    if (!isSound && below(30) === 0) socket.pause();
  }

  #read(bytes: Buffer): void {
    this.#left = Buffer.concat([this.#left, bytes]);
    if (!this.#isBegun) {
      if (this.#left.length < prefaceBytes.length) return;
      this.#isBegun = true;
      this.#left = this.#left.subarray(prefaceBytes.length);
    }
    for (;;) {
      const length = this.#left.length < 9 ? 0 : this.#left.readUIntBE(0, 3);
      if (this.#left.length < 9 + length) return;
      const head = this.#left;
      this.#left = head.subarray(9 + length);
      this.#frame(head[3] ?? 0, head[4] ?? 0, head.readUInt32BE(5), head.subarray(9, 9 + length));
    }
  }

  #frame(type: number, flags: number, id: number, payload: Buffer): void {
    if (type === 1) {
      this.#lastId = Math.max(this.#lastId, id);
      this.#streams.set(id, { call: undefined, body: Buffer.alloc(0), isAnswered: false, hasMoved: false });
    } else if (type === 0) this.#data(id, payload, (flags & 1) !== 0);
    else if (type === 6 && flags === 0 && this.#options.below(20) > 0) this.#write([frame(6, 1, 0, payload)]);
    else if (type === 4 && flags === 0) this.#write([frame(4, 1, 0)]);
  }

  #data(id: number, payload: Buffer, isLast: boolean): void {
    const stream = this.#streams.get(id);
    if (!stream || id > this.#servedUpTo) return;
    if (stream.body.length < numberAt + numberBytes) stream.body = Buffer.concat([stream.body, payload]);
    if (stream.call === undefined && stream.body.length >= numberAt + numberBytes) this.#begun(stream);
    if (payload.length > 0) {
      const by = Buffer.alloc(4);
      by.writeUInt32BE(payload.length);
      this.#write([frame(8, 0, 0, by), ...(isLast ? [] : [frame(8, 0, id, by)])]);
    }
    const { below, isSound } = this.#options;
    if (isLast || (!isSound && below(10) === 0)) this.#move(id, stream);
  }

  #begun(stream: Stream): void {
    stream.call = stream.body.readUInt32BE(numberAt);
    const fate = this.#fates.get(stream.call) ?? { mayBeProcessed: false, wasOk: false, moves: [] };
    fate.mayBeProcessed = true;
    this.#fates.set(stream.call, fate);
  }

  #move(id: number, stream: Stream): void {
    if (stream.hasMoved || stream.call === undefined) return;
    stream.hasMoved = true;
    const { below, isSound } = this.#options;
    const isWrong = !isSound && below(2) === 0;
    const moves = isWrong ? wrongMoves : soundMoves;
    const move = moves[below(moves.length)]?.({ below, id, lastId: this.#lastId });
    if (move) this.#say(move, stream);
  }

  #say(move: Move, stream: Stream): void {
    const fate = this.#fates.get(stream.call ?? -1);
    fate?.moves.push(move.what);
    if (move.answers) stream.isAnswered = true;
    if (fate && move.isOk) fate.wasOk = true;
    if (move.refuses === "stream" && fate) fate.mayBeProcessed = stream.isAnswered;
    if (typeof move.refuses === "object") this.#refused(move.refuses.above);
    this.#write(move.frames);
    if (move.closes) this.#socket.destroySoon();
  }

  #refused(above: number): void {
    this.#servedUpTo = Math.min(this.#servedUpTo, above);
    for (const [id, { call, isAnswered }] of this.#streams) {
      const fate = this.#fates.get(call ?? -1);
      if (!fate || id <= above) continue;
      fate.mayBeProcessed = isAnswered;
      fate.moves.push(`GOAWAY ${above} of stream ${id}`);
    }
  }

  #write(frames: readonly Buffer[]): void {
    if (this.#socket.destroyed || frames.length === 0) return;
    const bytes = Buffer.concat(frames);
    const { below } = this.#options;
    const cut = below(4) === 0 ? below(bytes.length) : 0;
    if (cut > 0) this.#socket.write(bytes.subarray(0, cut));
    this.#socket.write(bytes.subarray(cut));
  }
}
