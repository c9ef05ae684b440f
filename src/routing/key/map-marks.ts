/** The bytes that are written before the parts of a map when it is hashed. Generated cores contain this file as it stands. */

export const secondHalfMark = 0xf3;
export const keyMark = 0xf4;
export const emptyMark = 0xf5;
export const bytesMark = 0xf6;
export const stringMark = 0xf7;
export const trueMark = 0xf8;
export const falseMark = 0xf9;
export const intMark = 0xfa;
export const doubleMark = 0xfb;
export const mapMark = 0xfc;
export const mapEndMark = 0xfd;
export const arrayMark = 0xfe;
export const arrayEndMark = 0xff;
