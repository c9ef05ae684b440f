/** `fairlead route --batch`: a JSON line in, a JSON line out, a few hundred thousand a second. */

import { once } from "node:events";
import { StringDecoder } from "node:string_decoder";
import { type Signal, signals } from "../contract/signal.ts";
import { type KeyAnswer, keyFor } from "../inspect/answer.ts";
import { type Facts, itemFieldNames } from "../inspect/facts.ts";
import { type PreparedRoute, prepareRoutes } from "../inspect/prepared-route.ts";
import type { RoutedBalancer } from "../inspect/routed-balancer.ts";
import { isJsonObject } from "../model/json.ts";
import { encodeText } from "../routing/key/attribute-keys.ts";
import { keyHash } from "../routing/key/key-hash.ts";
import type { KeyRule } from "../routing/key/key-rule.ts";
import { refuse } from "./refuse.ts";

/** A line longer than this is not one of facts. */
const lineCharactersMax = 1_000_000;
/** Answers that are kept: services and tenants come again, trace ids do not. */
const answersMax = 100_000;

export async function routeBatch(balancers: readonly RoutedBalancer[], asked: Signal | undefined): Promise<void> {
  const [balancer] = balancers;
  if (!balancer || balancers.length > 1) {
    return refuse("route", `--batch asks one balancer, in one version: there are ${balancers.length}; say --balancer`);
  }
  const answerLine = lineAnswerer(balancer, asked);
  let [read, unanswered, first] = [0, 0, 0];
  const answer = (line: string) => {
    read += 1;
    const text = answerLine(line);
    if (text.startsWith(errorStart)) {
      if (unanswered === 0) first = read;
      unanswered += 1;
    }
    return text;
  };
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of process.stdin) {
    const lines = (rest + decoder.write(chunk as Buffer)).split("\n"); // stdin without an encoding gives buffers
    rest = lines.pop() ?? "";
    if (rest.length > lineCharactersMax)
      return refuse("route", `a line is longer than ${lineCharactersMax} characters`);
    await write(lines.map(answer).join(""));
  }
  if (rest !== "") await write(answer(rest));
  if (unanswered === 0) return;
  process.stderr.write(
    `fairlead route: ${unanswered} of ${read} lines have an error for an answer, the first is line ${first}\n`,
  );
  process.exitCode = 1;
}

const errorStart = '{"error"';

async function write(text: string): Promise<void> {
  if (text !== "" && !process.stdout.write(text)) await once(process.stdout, "drain");
}

/** @returns the answer to one line, with its line feed; nothing for an empty line */
export function lineAnswerer(balancer: RoutedBalancer, asked: Signal | undefined): (line: string) => string {
  const bySignal = new Map<Signal, (facts: Facts) => string>();
  for (const prepared of prepareRoutes(balancer)) {
    if (!bySignal.has(prepared.signal)) bySignal.set(prepared.signal, signalAnswerer(prepared, balancer));
  }
  const [only] = bySignal.size === 1 ? bySignal.keys() : [];
  const usual = asked ?? only;
  return (line) => {
    if (line === "" || line === "\r") return "";
    const facts = factsIn(line);
    if (typeof facts === "string") return wrong(facts);
    const signal = facts.signal ?? usual;
    if (signal === undefined)
      return wrong(`say "signal": ${[...bySignal.keys()].join(", ")}, or --signal for all lines`);
    return bySignal.get(signal)?.(facts) ?? wrong(`${balancer.name} does not route ${signal}`);
  };
}

const wrong = (error: string): string => `${JSON.stringify({ error })}\n`;

/** What comes again is answered from memory; ids are new each time. */
function signalAnswerer(prepared: PreparedRoute, balancer: RoutedBalancer): (facts: Facts) => string {
  if (prepared.kind !== "keyed") {
    const answer = wrong(prepared.reason);
    return () => answer;
  }
  const { endpoints, ownerOf } = prepared.table.picker;
  const names = endpoints.map((endpoint) => JSON.stringify(endpoint));
  const lineOf = (hash: number, key: string) =>
    `{"signal":"${prepared.signal}","key":"${key}","hash":${hash},"owner":${names[ownerOf(hash)]}}\n`;
  const plain = plainKey(prepared.rule);
  const known = new Map<string, string>();
  return (facts) => {
    const key = balancer.resourceUpserts.length === 0 ? plain(facts) : undefined;
    if (key !== undefined) return lineOf(keyHash([key]), hexOf(key));
    const { service, attributes, metric, traceId } = facts;
    const name = JSON.stringify([service, attributes, metric, prepared.rule.kind === "traceID" && traceId]);
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= answersMax) known.clear();
    const found = keyFor(prepared, balancer, facts);
    const line = found.kind === "key" ? lineOf(keyHash([found.key]), hexOf(found.key)) : wrong(reasonOf(found));
    known.set(name, line);
    return line;
  };
}

/** Keys that are one of the facts as it stands, without a request around it; undefined is left to the general way. */
function plainKey(rule: KeyRule): (facts: Facts) => Buffer | undefined {
  switch (rule.kind) {
    case "traceID":
      return ({ traceId }) =>
        traceId === undefined || traceId === noTraceId
          ? undefined
          : Buffer.from(traceId, rule.text === "bytes" ? "hex" : "latin1");
    case "service":
      return ({ service }) => (service === undefined ? undefined : Buffer.from(service));
    case "metric":
      return ({ metric }) => (metric === undefined ? undefined : Buffer.from(metric));
    case "attributes":
      return rule.names.some((name) => itemFieldNames.has(name)) ? () => undefined : plainAttributes(rule);
    case "resource":
    case "streamID":
      return () => undefined;
  }
}

function plainAttributes(
  rule: Extract<KeyRule, { readonly kind: "attributes" }>,
): (facts: Facts) => Buffer | undefined {
  const names = rule.names.map((text) => ({ text, bytes: Buffer.from(text) }));
  return (facts) => {
    const parts: Uint8Array[] = [];
    for (const name of names) {
      const text = textGiven(name.text, facts);
      if (text === undefined) return undefined;
      parts.push(encodeText(rule.encoding, name, Buffer.from(text)));
    }
    return Buffer.concat(parts);
  };
}

function textGiven(name: string, { service, attributes }: Facts): string | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : name === "service.name" ? service : undefined;
}

const noTraceId = "0".repeat(32);

function hexOf(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.length).toString("hex");
}

function reasonOf(answer: Exclude<KeyAnswer, { readonly kind: "key" }>): string {
  switch (answer.kind) {
    case "undecided":
      return `undecided: give ${answer.needs}`;
    case "anywhere":
    case "nowhere":
      return answer.reason;
  }
}

interface LineFacts extends Facts {
  readonly signal: Signal | undefined;
}

/** @returns what is wrong with the line, as a text */
function factsIn(line: string): LineFacts | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `not JSON: ${(error as Error).message}`; // what JSON.parse throws
  }
  if (!isJsonObject(value)) return "not an object";
  const { traceId, service, metric, signal, attributes = noAttributes } = value;
  if (traceId !== undefined && (typeof traceId !== "string" || !hexId.test(traceId)))
    return "traceId has 32 hexadecimal digits";
  if (service !== undefined && typeof service !== "string") return "service is a text";
  if (metric !== undefined && typeof metric !== "string") return "metric is a text";
  if (signal !== undefined && !isSignal(signal)) return `signal is one of ${signals.join(", ")}`;
  if (!isTexts(attributes)) return "attributes are texts by their names";
  return { traceId: traceId?.toLowerCase(), service, metric, signal, attributes };
}

const hexId = /^[0-9a-fA-F]{32}$/;
const noAttributes = Object.freeze({});

function isSignal(value: unknown): value is Signal {
  return signals.some((signal) => signal === value);
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isJsonObject(value) && Object.values(value).every((text) => typeof text === "string");
}
