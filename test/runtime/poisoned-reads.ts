/**
 * What was read in place is there during the call. With this it is something else right behind it, and at once: whoever kept a view
 * of it has a sender's bytes of no sender, where it would otherwise have another's now and then.
 */

import type { Buffer } from "node:buffer";
import { InPlaceSocket } from "../../src/runtime/in-place-socket.ts";

/** No message and no name has it: a field of protobuf that nobody has, and no ASCII. */
const poison = 0xaa;

/** @param before hears of each piece before it is read @returns ends it for sockets that are made from then on */
export function poisonReads(before: (piece: Buffer) => void = () => {}): () => void {
  const { onPiece } = InPlaceSocket.prototype;
  InPlaceSocket.prototype.onPiece = function (arrived) {
    onPiece.call(this, (piece) => {
      before(piece);
      arrived(piece);
      piece.fill(poison);
    });
  };
  return () => {
    InPlaceSocket.prototype.onPiece = onPiece;
  };
}
