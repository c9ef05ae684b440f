/**
 * The Collector's hash of an attribute map (contrib pkg/pdatautil, the same from 0.129.0 to 0.161.0): two xxHash64 sums of
 * the entries in key order, each part after a byte that says what it is.
 */

import { Buffer } from "node:buffer";
import { type Hash64, xxHash64 } from "../hash/hash64.ts";
import { type AnyValue, elementsOf, type KeyValue, readAnyValue, readKeyValue } from "../otlp/any-value.ts";
import { type AttributeOwner, attributesOf } from "../otlp/attributes.ts";
import { fieldNumber } from "../otlp/messages.ts";
import {
  appendByte,
  appendBytes,
  appendWord32,
  type ByteBuffer,
  contentOf,
  createByteBuffer,
} from "../wire/byte-buffer.ts";
import * as marks from "./map-marks.ts";

const contentMarks = { string: marks.stringMark, bytes: marks.bytesMark, double: marks.doubleMark } as const;

const mapHashBytes = 16;

/**
 * A key that is given twice counts twice, each time with its first value and all that is nested in it, so a few hundred bytes
 * of nested maps would be hashed for hours. What is hashed of a map ends at this multiple of its own size, which no map
 * without repeated keys comes near.
 */
const formGrowthMax = 16;
const formBytesMin = 1_024;

/** What is hashed of a map, as far as it has been written. */
interface Form {
  readonly bytes: Uint8Array;
  readonly buffer: ByteBuffer;
  readonly bytesMax: number;
}

/** Sixteen bytes; zeros for no attributes. */
export function mapHash(bytes: Uint8Array, owner: AttributeOwner): Uint8Array {
  const sum = new Uint8Array(mapHashBytes);
  const entries = [...attributesOf(bytes, owner)];
  if (entries.length === 0) return sum;
  const buffer = createByteBuffer();
  const ownBytes = owner.pieces.reduce((total, { start, end }) => total + end - start, 0);
  appendEntries({ bytes, buffer, bytesMax: formBytesMin + formGrowthMax * ownBytes }, entries);
  setWord64(sum, 0, xxHash64(contentOf(buffer)));
  appendByte(buffer, marks.secondHalfMark);
  setWord64(sum, 8, xxHash64(contentOf(buffer)));
  return sum;
}

function setWord64(target: Uint8Array, at: number, { low, high }: Hash64): void {
  const view = new DataView(target.buffer, target.byteOffset);
  view.setUint32(at, low, true);
  view.setUint32(at + 4, high, true);
}

/** Sorted by the bytes of their keys. */
function appendEntries(form: Form, entries: readonly KeyValue[]): void {
  const { bytes, buffer } = form;
  const keyed = entries.map(({ key, value }) => ({ key: bytes.subarray(key.start, key.end), value }));
  // The sort is stable, so the first of equal keys stays first.
  keyed.sort((left, right) => Buffer.compare(left.key, right.key));
  let first: Uint8Array | undefined;
  let [start, end] = [0, 0];
  for (const { key, value } of keyed) {
    if (buffer.length > form.bytesMax) return;
    appendByte(buffer, marks.keyMark);
    appendBytes(buffer, key);
    if (first && Buffer.compare(first, key) === 0) appendBytes(buffer, buffer.bytes.slice(start, end));
    else {
      first = key;
      start = buffer.length;
      appendValue(form, value);
      end = buffer.length;
    }
  }
}

function appendValue(form: Form, value: AnyValue): void {
  const { bytes, buffer } = form;
  switch (value.kind) {
    case "bool":
      appendByte(buffer, (value.low | value.high) !== 0 ? marks.trueMark : marks.falseMark);
      break;
    case "int":
      appendByte(buffer, marks.intMark);
      appendWord32(buffer, value.low);
      appendWord32(buffer, value.high);
      break;
    case "map":
      appendByte(buffer, marks.mapMark);
      appendEntries(
        form,
        [...elementsOf(bytes, value, fieldNumber.elements)].map((entry) => readKeyValue(bytes, entry)),
      );
      appendByte(buffer, marks.mapEndMark);
      break;
    case "array":
      appendByte(buffer, marks.arrayMark);
      for (const element of elementsOf(bytes, value, fieldNumber.elements))
        appendValue(form, readAnyValue(bytes, element));
      appendByte(buffer, marks.arrayEndMark);
      break;
    case "empty":
      appendByte(buffer, marks.emptyMark);
      break;
    case "string":
    case "bytes":
    case "double":
      // Their content is hashed as it stands on the wire.
      appendByte(buffer, contentMarks[value.kind]);
      appendBytes(buffer, bytes.subarray(value.start, value.end));
  }
}
