/** Four bytes at a time, as a number of 32 bits. Constants alone, in a file without imports: esbuild writes those where they are used. */

export const wordBytes = 4;
export const ones = 0x0101_0101;
/** Signed, as V8 keeps it without an object. */
export const highBits = 0x8080_8080 | 0;
export const spaces = 0x2020_2020;
export const quotes = 0x2222_2222;
export const zeros = 0x3030_3030;
export const backslashes = 0x5c5c_5c5c;
/** Added to a byte beyond nine, it sets the highest bit. */
export const beyondNine = 0x7676_7676;

/** A text whose length takes one byte has no more. */
export const shortLengthMax = 127;
/** What is written of such a text, and perhaps behind it. */
export const shortTextRoom = shortLengthMax + 1 + wordBytes;

/** A number of JSON is read in parts of so many digits, of which any fit in a number of 32 bits, and in groups of four. */
export const groupDigits = 4;
export const partDigits = 8;
export const partFactor = 100_000_000;
export const digitsMax = 20;
/** One more than 32 bits have. */
export const beyondWord = 0x1_0000_0000;
