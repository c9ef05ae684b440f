/**
 * Lists and sections in brackets whose lines stand further left than what they are in, as pasted JSON does: Go's library takes them,
 * and the one here ends them there. With their lines joined it reads them, and every other place stays what it is.
 */

import type { CST } from "yaml";

/** @returns the text with its first such brackets on one line, of the same length; undefined where there are none, or no end of them */
export function withFlowJoined(text: string, tokens: readonly CST.Token[]): string | undefined {
  if (text.length > lengthMax) return undefined;
  const start = brokenFlow(tokens);
  const end = start === undefined ? undefined : endOfFlow(text, start);
  if (start === undefined || end === undefined) return undefined;
  const joined = blanked(text.slice(start, end));
  return text.slice(0, start) + joined + text.slice(end);
}

/** It is read again for each, which is quick for what people write. */
const lengthMax = 1 << 20;

/** Where the first begins that was not seen to its end. */
function brokenFlow(tokens: readonly CST.Token[]): number | undefined {
  let found: number | undefined;
  const waiting = [...tokens];
  for (let token = waiting.pop(); token; token = waiting.pop()) {
    if (token.type === "flow-collection") {
      const isEnded = token.end.some(({ source }) => source === "]" || source === "}");
      if (!isEnded) found = Math.min(found ?? token.offset, token.offset);
    }
    if (token.type === "document" && token.value) waiting.push(token.value);
    if ("items" in token)
      for (const { key, value } of token.items) waiting.push(...[key, value].flatMap((one) => (one ? [one] : [])));
  }
  return found;
}

const breaks = Object.freeze({ open: "[{", close: "]}", before: "[{,:" });
/** A quoted text, a comment, or one character. */
const piece = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*'|#[^\n]*|[\s\S]/gy;

interface Piece {
  readonly at: number;
  readonly source: string;
}

/** Quotes begin a text only where a value may, and `#` a comment only behind a blank. */
function* piecesFrom(text: string, start: number): Iterable<Piece> {
  let mayBegin = true;
  for (let at = start; at < text.length; ) {
    piece.lastIndex = at;
    const found: string = piece.exec(text)?.[0] ?? "";
    const isText: boolean = /^["']./.test(found) && mayBegin;
    const isComment = found.startsWith("#") && /\s/.test(text[at - 1] ?? "");
    const source: string = isText || isComment ? found : (text[at] ?? "");
    yield { at, source };
    if (!isComment && !/\s/.test(source)) mayBegin = source.length === 1 && breaks.before.includes(source);
    at += source.length;
  }
}

function endOfFlow(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { at, source } of piecesFrom(text, start)) {
    if (breaks.open.includes(source)) depth++;
    if (breaks.close.includes(source) && --depth === 0) return at + 1;
  }
  return undefined;
}

function blanked(flow: string): string {
  let joined = "";
  for (const { source } of piecesFrom(flow, 0)) {
    const isComment = source.length > 1 && source.startsWith("#");
    joined += isComment || source === "\n" || source === "\r" ? " ".repeat(source.length) : source;
  }
  return joined;
}
