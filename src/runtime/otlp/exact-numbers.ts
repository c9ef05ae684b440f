/**
 * Whole numbers in JSON of more digits than JavaScript keeps: JSON.parse would round a time in nanoseconds. They are wrapped
 * in an object before it sees them, under a key that no sender can write.
 */

/** A sender's own empty key, which no message has, is renamed to another that no message has. */
const wrapKey = "";
const senderKey = '"?"';

/** JSON.parse keeps every number of fewer digits. */
const wrappedDigitsMin = 16;
const longWhole = /^-?\d+$/;

const quote = 0x22;
const minus = 0x2d;

/** One pass over the text, which need not be JSON. Digits within strings stay as they are. */
export function withExactNumbers(text: string): string {
  const pieces: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at);
    const written = end - at > 1 ? rewritten(text, at, end) : undefined;
    if (written !== undefined) {
      pieces.push(text.slice(copied, at), written);
      copied = end;
    }
    at = end;
  }
  return copied === 0 ? text : pieces.join("") + text.slice(copied);
}

/** Behind a string or number that begins there; everything else is one character. */
function tokenEnd(text: string, start: number): number {
  const char = text.charCodeAt(start);
  if (char === quote) return behindString(text, start);
  return char === minus || isDigit(char) ? behindNumber(text, start) : start + 1;
}

/** @returns undefined for a string or number that stays */
function rewritten(text: string, start: number, end: number): string | undefined {
  if (end === start + 2 && text.startsWith('""', start)) return isFollowedByColon(text, end) ? senderKey : undefined;
  if (end - start < wrappedDigitsMin || text.charCodeAt(start) === quote) return undefined;
  const token = text.slice(start, end);
  return longWhole.test(token) ? `{"${wrapKey}":"${token}"}` : undefined;
}

/** Whether a value of the parsed text is a number that was wrapped. */
export function isWrapped(value: object): value is { readonly [wrapKey]: string } {
  return wrapKey in value;
}

/** Of a number that was wrapped; undefined for everything else. */
export function exactDigits(value: unknown): string | undefined {
  return typeof value === "object" && value !== null && isWrapped(value) ? value[wrapKey] : undefined;
}

/** The end of the text for a string without an end. */
function behindString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = end;
    while (text[escapes - 1] === "\\") escapes--;
    if ((end - escapes) % 2 === 0) return end + 1;
  }
  return text.length;
}

function isFollowedByColon(text: string, from: number): boolean {
  let at = from;
  while (/[ \t\r\n]/.test(text.charAt(at))) at++;
  return text[at] === ":";
}

function behindNumber(text: string, start: number): number {
  let at = start + 1;
  while (isDigit(text.charCodeAt(at)) || /[-+.eE]/.test(text.charAt(at))) at++;
  return at;
}

function isDigit(char: number): boolean {
  return char >= 0x30 && char <= 0x39;
}
