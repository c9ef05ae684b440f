/** The head of a request or an answer: which fields it must have, may not have, and how often. @see RFC 9113, 8.1 to 8.3 */

import type { FieldList } from "./hpack/decoder.ts";

/** Fields of one block. With methods, not to be taken apart. */
export class MessageFields {
  readonly #fields: FieldList;

  constructor(fields: FieldList) {
    this.#fields = fields;
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
  request: new Set([":method", ":scheme", ":authority", ":path"]),
  answer: new Set([":status"]),
  trailers: new Set<string>(),
} as const;

/** They belong to a connection of HTTP/1.1. */
const ofConnections = new Set(["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"]);

/** Capitals among them: names are in lower case. */
const nameOctets = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
const badValueOctets = /[\0\n\r]|^[ \t]|[ \t]$/;

/** @returns undefined for what may not be; otherwise its `content-length` is a number or is not there */
export function readHead(fields: FieldList, kind: keyof typeof pseudo): MessageFields | undefined {
  if (!areAllowed(fields, pseudo[kind])) return undefined;
  const head = new MessageFields(fields);
  const isWhole = { request: isRequest, answer: isAnswer, trailers: () => true }[kind](head);
  return isWhole && hasOneLength(fields) ? head : undefined;
}

/** @returns undefined for none */
export function contentLength(head: MessageFields): number | undefined {
  const length = head.get("content-length");
  return length === undefined ? undefined : Number(length);
}

function areAllowed(fields: FieldList, allowed: ReadonlySet<string>): boolean {
  let isBehindPseudo = false;
  const seen: string[] = [];
  for (let index = 0; index < fields.length; index += 2) {
    const [name = "", value = ""] = [fields[index], fields[index + 1]];
    if (name.startsWith(":")) {
      if (isBehindPseudo || !allowed.has(name) || seen.includes(name)) return false;
      seen.push(name);
    } else {
      isBehindPseudo = true;
      if (!nameOctets.test(name) || ofConnections.has(name) || (name === "te" && value !== "trailers")) return false;
    }
    if (badValueOctets.test(value)) return false;
  }
  return true;
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
