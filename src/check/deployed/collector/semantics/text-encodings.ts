/** Names by which texts that are not UTF-8 are decoded (contrib textutils, both versions). */

/** Names of IANA and those of the component; code pages of IBM and Macintosh have more names than are known here. */
export function isEncoding(name: string): boolean {
  const text = name.toLowerCase();
  if (["", "nop", "ascii", "us-ascii", "utf8", "utf-8", "utf8-raw", "utf16", "utf-16"].includes(text)) return true;
  if (/^(cs|cp|ibm|mac|x-mac|iso|latin|l\d|ebcdic|windows|\d)/.test(text)) return true;
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}
