/**
 * `npm run fuzz:compression`: compressed content against the Collector's own decoders (tools/oracle). What its encoders write becomes
 * what it was, and of what is damaged afterwards the same is refused, and the rest becomes the same. Arguments: first seed and the one
 * behind the last. `--record FILE` writes small cases with the decoders' verdicts, which `npm test` replays.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { hasGo } from "../../tools/collectors/build.mjs";
import { oracleBinary } from "../../tools/oracle/build.mjs";
import { damage, seededRandom } from "../routing/random-otlp.ts";
import { decodeAtOnce } from "../runtime/otlp/decode-at-once.ts";

const encoders = ["snappy", "x-snappy-framed", "lz4", "lz4-checked", "lz4-high", "lz4-unhashed"] as const;
const damagedTimes = 6;
const recordedCharsMax = 400;
const shownMax = 10;

export interface CompressionCase {
  readonly encoding: "snappy" | "lz4";
  /** In base64. */
  readonly content: string;
  /** SHA-256 of what it becomes, or "refused". */
  readonly verdict: string;
}

/** Runs, repeats at all distances, and noise: what the formats have elements for. */
function contentOf(seed: number): Buffer {
  const random = seededRandom(seed * 104_729 + 7);
  const size = Math.floor(2 ** (random() * (seed % 10 === 0 ? 19 : 9)));
  const out = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    const length = Math.min(size - at, 1 + Math.floor(random() ** 4 * 2_000));
    const distance = 1 + Math.floor(random() ** 3 * at);
    const isCopy = at > 0 && random() < 0.6;
    for (const end = at + length; at < end; at++) {
      out[at] = isCopy ? (out[at - distance] ?? 0) : Math.floor(random() * 256);
    }
  }
  return out;
}

const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

type Ask = (letter: string, ...buffers: readonly Buffer[]) => Promise<string>;

interface Compared extends CompressionCase {
  readonly line: string;
  readonly own: Buffer | undefined;
}

async function compared(ask: Ask, encoding: CompressionCase["encoding"], given: Buffer): Promise<Compared> {
  const own = decodeAtOnce(encoding, given);
  const line = await ask(encoding === "lz4" ? "8" : "7", given, ...(own ? [own] : []));
  const verdict = line.startsWith("refused")
    ? "refused"
    : createHash("sha256")
        .update(own ?? "")
        .digest("hex");
  return { encoding, content: given.toString("base64"), verdict, line, own };
}

function isAlike({ own, line, encoding }: Compared): boolean {
  // pierrec/lz4 takes an early end for the end, skips more frames than the format has, and refuses a last match near the end.
  if (encoding === "lz4") return line !== "accepted different";
  return own ? line === "accepted same" : line.startsWith("refused");
}

/** What an encoder of the Collector wrote, whole and damaged. */
async function casesOf(seed: number, ask: Ask): Promise<readonly Compared[]> {
  const content = contentOf(seed);
  const encoder = encoders[seed % encoders.length] ?? "lz4";
  const encoding = encoder.startsWith("lz4") ? "lz4" : "snappy";
  const [, base64 = ""] = (await ask("9", content, Buffer.from(encoder))).split(" ");
  const whole = Buffer.from(base64, "base64");
  if (!decodeAtOnce(encoding, whole)?.equals(content)) throw new Error(`seed ${seed}, ${encoder}: is not what it was`);
  const cases: Compared[] = [];
  for (let time = 0; time < damagedTimes; time++) {
    const given = time === 0 ? whole : damage(whole, seed * damagedTimes + time);
    cases.push(await compared(ask, encoding, given));
  }
  return cases;
}

async function run(first: number, last: number, recordTo: string | undefined): Promise<number> {
  const oracle = spawn(oracleBinary(), { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: oracle.stdout })[Symbol.asyncIterator]();
  const ask: Ask = async (letter, ...buffers) => {
    const parts = buffers.flatMap((one) => [u32(one.length), one]);
    oracle.stdin.write(Buffer.concat([Buffer.from(letter), u32(buffers.length), ...parts]));
    // The iterator of a stream of lines gives lines.
    return String((await lines.next()).value);
  };
  const recorded: CompressionCase[] = [];
  let failures = 0;
  const fail = (text: string) => {
    if (failures++ < shownMax) console.error(text);
  };
  for (let seed = first; seed < last; seed++) {
    for (const one of await casesOf(seed, ask)) {
      if (!isAlike(one)) fail(`seed ${seed}: ${one.own ? "taken" : "refused"} here, ${one.line}`);
      const { encoding, content, verdict } = one;
      if (content.length <= recordedCharsMax) recorded.push({ encoding, content, verdict });
    }
  }
  oracle.stdin.end();
  if (recordTo !== undefined) writeFileSync(recordTo, `${JSON.stringify(recorded)}\n`);
  console.log(`${damagedTimes * (last - first)} inputs`);
  console.log(failures === 0 ? "1 passed, 0 failed, 0 skipped" : `0 passed, 1 failed, 0 skipped`);
  return failures;
}

if (process.argv[1]?.endsWith("compression.ts")) {
  const [first = "0", last = "20000"] = process.argv.slice(2).filter((argument) => /^\d+$/.test(argument));
  const at = process.argv.indexOf("--record");
  if (!hasGo()) console.log("no Go toolchain: nothing was compared\n0 passed, 0 failed, 1 skipped");
  else
    process.exitCode = (await run(Number(first), Number(last), at > 0 ? process.argv[at + 1] : undefined)) > 0 ? 1 : 0;
}
