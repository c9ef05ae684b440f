/** The bytes that mean something in JSON. Each is a constant of its own, and nothing is in front of them: esbuild writes those as numbers. */

export const space = 0x20;
export const quote = 0x22;
export const plus = 0x2b;
export const comma = 0x2c;
export const minus = 0x2d;
export const dot = 0x2e;
export const zero = 0x30;
export const nine = 0x39;
export const colon = 0x3a;
export const openList = 0x5b;
export const backslash = 0x5c;
export const closeList = 0x5d;
export const e = 0x65;
export const f = 0x66;
export const n = 0x6e;
export const t = 0x74;
export const openObject = 0x7b;
export const closeObject = 0x7d;
