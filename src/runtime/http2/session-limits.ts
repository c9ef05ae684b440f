/** What one connection may ask of us. A peer that goes beyond ends its own connection, and no other. */

import type { AllowanceLimit } from "./allowance.ts";

/** What a peer may do too often, as it is counted. */
const floodKinds = ["resets", "settings", "pings", "empty frames", "other frames"] as const;
export type Flood = (typeof floodKinds)[number];

export function floods<Value>(of: (flood: Flood) => Value): Readonly<Record<Flood, Value>> {
  // Each kind is there.
  return Object.fromEntries(floodKinds.map((flood) => [flood, of(flood)])) as Record<Flood, Value>;
}

export interface SessionLimits {
  readonly floods: Readonly<Record<Flood, AllowanceLimit>>;
  readonly tableBytesMax: number;
  readonly listBytesMax: number;
  readonly fieldsMax: number;
  readonly blockBytesMax: number;
  readonly continuationsMax: number;
  /** Answers to PING and SETTINGS, resets and window updates that a peer does not read. */
  readonly unreadBytesMax: number;
  /** The preface, and SETTINGS behind it. */
  readonly beginMs: number;
  /** An answer to our SETTINGS. */
  readonly settingsAckMs: number;
  /** For the peer to read why its connection ends. */
  readonly lingerMs: number;
  /** How long a peer that is told of the end may take to hear of it. */
  readonly drainNoticeMs: number;
  /** The last stream that we begin on a connection. */
  readonly ownStreamIdMax: number;
}

export const sessionLimits: SessionLimits = {
  floods: {
    // What nghttp2 takes of resets since CVE-2023-44487, and three times its rate.
    resets: { atOnce: 1_000, aSecond: 100 },
    settings: { atOnce: 100, aSecond: 10 },
    // Besides one for each request and each frame of DATA from us: by them grpc-go measures its bandwidth.
    pings: { atOnce: 1_000, aSecond: 100 },
    "empty frames": { atOnce: 1_000, aSecond: 100 },
    // Besides one for each request and two for each frame of DATA from us: PRIORITY, unknown types, small WINDOW_UPDATEs, and what
    // comes on streams that are over.
    "other frames": { atOnce: 10_000, aSecond: 1_000 },
  },
  tableBytesMax: 4_096,
  listBytesMax: 16 * 1_024,
  fieldsMax: 100,
  blockBytesMax: 64 * 1_024,
  continuationsMax: 16,
  unreadBytesMax: 64 * 1_024,
  beginMs: 10_000,
  settingsAckMs: 10_000,
  lingerMs: 1_000,
  drainNoticeMs: 1_000,
  ownStreamIdMax: 0x7fff_ffff,
};
