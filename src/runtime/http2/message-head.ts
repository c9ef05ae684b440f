/** The head of a request or an answer: which fields it must have, may not have, and how often. @see RFC 9113, 8.1 to 8.3 */

import type { FieldList } from "./hpack/decoder.ts";
import type { ReceivedHeaders } from "./stream.ts";

/** Fields of one block. With methods, not to be taken apart. */
export class MessageFields implements ReceivedHeaders {
  note: unknown;
  /** The body is held back until it is asked for. @see RFC 9110, 10.1.1 */
  readonly waitsForContinue: boolean;
  readonly #fields: FieldList;

  constructor(fields: FieldList) {
    this.#fields = fields;
    this.waitsForContinue = this.get("expect")?.toLowerCase() === "100-continue";
  }

  /** The first of a name. */
  get(name: string): string | undefined {
    const fields = this.#fields;
    for (let index = 0; index < fields.length; index += 2) if (fields[index] === name) return fields[index + 1];
    return undefined;
  }
}

/** Pseudo-header fields that each kind of block may have. */
const pseudo = {
  request: [":method", ":scheme", ":authority", ":path"],
  answer: [":status"],
  trailers: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type HeadKind = keyof typeof pseudo;

/** They belong to a connection of HTTP/1.1. */
const ofConnections: ReadonlySet<string> = new Set([
  ...["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"],
]);

/** In lower case. */
const nameOctets = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
const badValueOctets = /[\0\n\r]|^[ \t]|[ \t]$/;

interface Known {
  readonly fields: FieldList;
  readonly kind: HeadKind;
  readonly head: MessageFields | undefined;
}

/** A connection has few kinds of blocks at a time. */
const knownMax = 4;
/** A larger list is not kept for it. */
const knownOctetsMax = 1_024;

/** Of one connection, whose heads are the same again and again: a list that was read is not read again. */
export class KnownHeads {
  #known: Known[] = [];

  read(fields: FieldList, kind: HeadKind): MessageFields | undefined {
    for (const known of this.#known) if (known.fields === fields && known.kind === kind) return known.head;
    const head = readHead(fields, kind);
    let octets = 0;
    for (const text of fields) octets += text.length;
    if (octets > knownOctetsMax) return head;
    this.#known = [{ fields, kind, head }, ...this.#known.slice(0, knownMax - 1)];
    return head;
  }
}

/** @returns undefined for what may not be; otherwise its `content-length` is a number or is not there */
export function readHead(fields: FieldList, kind: HeadKind): MessageFields | undefined {
  if (!areAllowed(fields, pseudo[kind])) return undefined;
  const head = new MessageFields(fields);
  return isWhole(head, kind) && hasOneLength(fields) ? head : undefined;
}

function isWhole(head: MessageFields, kind: HeadKind): boolean {
  switch (kind) {
    case "request":
      return isRequest(head);
    case "answer":
      return isAnswer(head);
    case "trailers":
      return true;
  }
}

/** @returns undefined for none */
export function contentLength(head: MessageFields): number | undefined {
  const length = head.get("content-length");
  return length === undefined ? undefined : Number(length);
}

function areAllowed(fields: FieldList, allowed: readonly string[]): boolean {
  let isBehindPseudo = false;
  for (let index = 0; index < fields.length; index += 2) {
    const name = fields[index] ?? "";
    const value = fields[index + 1] ?? "";
    const isPseudo = name.charCodeAt(0) === colon;
    if (isPseudo && (isBehindPseudo || !allowed.includes(name) || isBefore(fields, index, name))) return false;
    if (!isPseudo && !isPlainField(name, value)) return false;
    if (badValueOctets.test(value)) return false;
    isBehindPseudo = !isPseudo;
  }
  return true;
}

const colon = 0x3a;

function isPlainField(name: string, value: string): boolean {
  return nameOctets.test(name) && !ofConnections.has(name) && (name !== "te" || value === "trailers");
}

function isBefore(fields: FieldList, end: number, name: string): boolean {
  for (let index = 0; index < end; index += 2) if (fields[index] === name) return true;
  return false;
}

function isRequest(head: MessageFields): boolean {
  const method = head.get(":method");
  if (method === "CONNECT") {
    return head.get(":scheme") === undefined && head.get(":path") === undefined && head.get(":authority") !== undefined;
  }
  return Boolean(method && head.get(":scheme") && head.get(":path"));
}

function isAnswer(head: MessageFields): boolean {
  return /^[1-9]\d\d$/.test(head.get(":status") ?? "");
}

/** More than one have to agree. @see RFC 9110, 8.6 */
function hasOneLength(fields: FieldList): boolean {
  let length: string | undefined;
  for (let index = 0; index < fields.length; index += 2) {
    if (fields[index] !== "content-length") continue;
    const value = fields[index + 1] ?? "";
    if (!/^\d{1,15}$/.test(value) || (length !== undefined && length !== value)) return false;
    length = value;
  }
  return true;
}
