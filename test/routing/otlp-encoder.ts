/** Writes small OTLP requests for tests, field by field as the specification numbers them. */

/** Varint of a number below 2^32, with `extra` bytes that say nothing. */
export function varint(value: number, extra = 0): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
  if (extra === 0) return Buffer.from(bytes);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
  for (let index = 1; index < extra; index++) bytes.push(0x80);
  return Buffer.from([...bytes, 0]);
}

/** @param extra bytes by which tag and length are longer than they need be */
export function field(number: number, wireType: number, content: Uint8Array, extra = 0): Buffer {
  const length = wireType === 2 ? varint(content.length, extra) : Buffer.alloc(0);
  return Buffer.concat([varint(number * 8 + wireType, extra), length, content]);
}

export const bytesField = (number: number, ...content: (Uint8Array | string)[]): Buffer =>
  field(number, 2, Buffer.concat(content.map((part) => Buffer.from(part))));
export const numberField = (number: number, value: number): Buffer => field(number, 0, varint(value));

/** Marks of values that JavaScript does not tell apart. */
export type Value =
  | string
  | boolean
  | null
  | readonly Value[]
  | { readonly int: bigint }
  | { readonly double: number | "nan" }
  | { readonly bytes: Uint8Array }
  | { readonly kvlist: readonly (readonly [string, Value])[] };

function int64(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
}

function double(value: number | "nan"): Buffer {
  if (value === "nan") return Buffer.from("010000000000f87f", "hex");
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

export function anyValue(value: Value): Buffer {
  if (value === null) return Buffer.alloc(0);
  if (typeof value === "string") return bytesField(1, value);
  if (typeof value === "boolean") return numberField(2, value ? 1 : 0);
  if ("int" in value) return field(3, 0, int64(value.int));
  if ("double" in value) return field(4, 1, double(value.double));
  if ("bytes" in value) return bytesField(7, value.bytes);
  if ("kvlist" in value) return bytesField(6, ...value.kvlist.map(([key, inner]) => attribute(1, key, inner)));
  return bytesField(5, ...value.map((inner) => bytesField(1, anyValue(inner))));
}

/** @param number of the attributes in their message */
export function attribute(number: number, key: string, value: Value): Buffer {
  return bytesField(number, bytesField(1, key), bytesField(2, anyValue(value)));
}

export type Attributes = Readonly<Record<string, Value>>;

export function attributes(number: number, list: Attributes = {}): Buffer {
  return Buffer.concat(Object.entries(list).map(([key, value]) => attribute(number, key, value)));
}

export function resourceSection(resource: Attributes, ...scopes: Uint8Array[]): Buffer {
  return bytesField(1, bytesField(1, attributes(1, resource)), ...scopes, bytesField(3, "https://schema/resource"));
}

export function scopeSection(scope: Attributes, ...items: Uint8Array[]): Buffer {
  const header = bytesField(1, bytesField(1, "scope"), bytesField(2, "1.0"), attributes(3, scope));
  return bytesField(2, header, ...items, bytesField(3, "https://schema/scope"));
}

export interface SpanFields {
  readonly trace: string;
  readonly span?: string;
  readonly name?: string;
  readonly kind?: number;
  readonly attributes?: Attributes;
}

/** Ids in hexadecimal. */
export function span({
  trace,
  span: id = "00000000000000ff",
  name = "GET",
  kind = 2,
  attributes: list,
}: SpanFields): Buffer {
  return bytesField(
    2,
    bytesField(1, Buffer.from(trace, "hex")),
    bytesField(2, Buffer.from(id, "hex")),
    bytesField(5, name),
    numberField(6, kind),
    attributes(9, list),
  );
}

export interface RecordFields {
  readonly trace?: string;
  readonly severity?: string;
  readonly body?: Value;
  readonly attributes?: Attributes;
}

export function logRecord({ trace = "", severity = "", body = "hello", attributes: list }: RecordFields): Buffer {
  return bytesField(
    2,
    bytesField(3, severity),
    bytesField(5, anyValue(body)),
    attributes(6, list),
    bytesField(9, Buffer.from(trace, "hex")),
  );
}

const dataFields = { gauge: 5, sum: 7, histogram: 9, exponentialHistogram: 10, summary: 11 } as const;
const pointAttributes = { gauge: 7, sum: 7, histogram: 9, exponentialHistogram: 1, summary: 7 } as const;

export interface MetricFields {
  readonly name: string;
  readonly unit?: string;
  readonly type?: keyof typeof dataFields;
  readonly temporality?: number;
  readonly monotonic?: boolean;
  readonly points: readonly Attributes[];
}

export function metric({
  name,
  unit = "1",
  type = "gauge",
  temporality = 0,
  monotonic = false,
  points,
}: MetricFields): Buffer {
  const time = field(3, 1, Buffer.alloc(8, 1));
  // Field 1 of an exponential histogram's point is its attributes, below the time; in all others they come after.
  const point = (list: Attributes) => {
    const parts = [attributes(pointAttributes[type], list), time];
    return bytesField(1, ...(type === "exponentialHistogram" ? parts : parts.reverse()));
  };
  const flags = [temporality > 0 ? numberField(2, temporality) : "", monotonic ? numberField(3, 1) : ""];
  return bytesField(
    2,
    bytesField(1, name),
    bytesField(3, unit),
    bytesField(dataFields[type], ...points.map(point), ...flags),
  );
}
