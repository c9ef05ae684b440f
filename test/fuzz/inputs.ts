/** Fuzz input from a seed: a request as senders write it, an oddly written one, or a damaged one. */

import type { Buffer } from "node:buffer";
import { type Signal, signals } from "../../src/contract/signal.ts";
import { damage, randomRequest, seededRandom } from "../routing/random-otlp.ts";

export interface FuzzInput {
  readonly signal: Signal;
  readonly bytes: Buffer;
  /** Goes on where making the input ended. */
  readonly random: () => number;
}

const rates = [0, 0.02, 0.1];

export function fuzzInput(seed: number): FuzzInput {
  const random = seededRandom(seed * 7_919 + 13);
  const signal = signals[Math.floor(random() * signals.length)] ?? "traces";
  const request = randomRequest(signal, seed, { rate: rates[Math.floor(random() * rates.length)] ?? 0 });
  return { signal, bytes: random() < 0.5 ? damage(request, seed) : request, random };
}
