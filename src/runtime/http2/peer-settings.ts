/** What a peer's SETTINGS say, checked. @see RFC 9113, 6.5.2 */

import type { Buffer } from "node:buffer";
import { type ErrorCode, errorCode, settingBytes, settingId, uint32At, windowBytesMax } from "./frames.ts";

export interface PeerSetting {
  readonly id: number;
  readonly value: number;
}

const frameBytesLeast = 2 ** 14;
const frameBytesMost = 2 ** 24 - 1;

/** In their order; those that are not known are among them. */
export function readSettings(bytes: Buffer, start: number, end: number): readonly PeerSetting[] | ErrorCode {
  const settings: PeerSetting[] = [];
  for (let at = start; at < end; at += settingBytes) {
    const id = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const value = uint32At(bytes, at + 2);
    const wrong = problemOf(id, value);
    if (wrong !== undefined) return wrong;
    settings.push({ id, value });
  }
  return settings;
}

function problemOf(id: number, value: number): ErrorCode | undefined {
  if (id === settingId.enablePush && value > 1) return errorCode.protocolError;
  if (id === settingId.initialWindowSize && value > windowBytesMax) return errorCode.flowControlError;
  const isFrameSize = value >= frameBytesLeast && value <= frameBytesMost;
  if (id === settingId.maxFrameSize && !isFrameSize) return errorCode.protocolError;
  return undefined;
}
