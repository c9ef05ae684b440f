/**
 * What a scalar without quotes is, as the Collector's Go library reads it, which is neither YAML 1.1 nor 1.2: integers take
 * underscores, 0b, 0o, 0x and a leading zero for octal; yes, no, on and off are texts.
 */

export const integerText = /^[-+]?(?:0[bB][01_]+|0[xX][0-9a-fA-F_]+|0[oO]?[0-7_]+|[0-9][0-9_]*)$/;
export const floatText = /^[-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*\.?[0-9_]*)(?:[eE][-+]?[0-9][0-9_]*)?$/;

export function integerOf(text: string): number {
  const written = text.replaceAll("_", "").toLowerCase();
  const sign = written.startsWith("-") ? -1 : 1;
  const digits = written.replace(/^[-+]/, "");
  if (/^0[0-7]+$/.test(digits)) return sign * Number.parseInt(digits, 8);
  return sign * Number(digits);
}

export function floatOf(text: string): number {
  return Number(text.replaceAll("_", ""));
}

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...["~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);

/** What such a text stands for; undefined for what is seldom written: a date, an infinity, what is not a number. */
export function plainScalar(text: string): string | number | boolean | null | undefined {
  const first = text.charCodeAt(0);
  const isNumeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
  if (!isNumeric) {
    const word = text.length <= 5 ? words.get(text) : undefined;
    return word === undefined ? text : word;
  }
  if (integerText.test(text)) return integerOf(text);
  if (floatText.test(text)) return floatOf(text);
  return /^\d{4}-|^[-+]?\.(?:inf|nan)$/i.test(text) ? undefined : text;
}
