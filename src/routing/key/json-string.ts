/** JSON strings as Go's encoding/json writes them with HTML escapes off, from bytes that need not be UTF-8. */

/** A UTF-8 sequence of several bytes, neither overlong nor a surrogate nor beyond U+10FFFF; or a byte that belongs to none. */
const notAscii = new RegExp(
  [
    "[\xc2-\xdf][\x80-\xbf]",
    "\xe0[\xa0-\xbf][\x80-\xbf]",
    "[\xe1-\xec\xee\xef][\x80-\xbf]{2}",
    "\xed[\x80-\x9f][\x80-\xbf]",
    "\xf0[\x90-\xbf][\x80-\xbf]{2}",
    "[\xf1-\xf3][\x80-\xbf]{3}",
    "\xf4[\x80-\x8f][\x80-\xbf]{2}",
    "[\x80-\xff]",
  ].join("|"),
  "g",
);
const escapes: ReadonlyMap<string, string> = new Map([
  ["\xe2\x80\xa8", "\\u2028"],
  ["\xe2\x80\xa9", "\\u2029"],
]);

/** @param text one character a byte (latin1), as is what comes back */
export function jsonString(text: string): string {
  // A byte outside any sequence becomes U+FFFD.
  return JSON.stringify(text).replaceAll(notAscii, (found) =>
    found.length === 1 ? "\\ufffd" : (escapes.get(found) ?? found),
  );
}
