/** OTLP/HTTP: the export services of three signals in protobuf and JSON, on top of HTTP requests. */

import { Buffer } from "node:buffer";
import type { BalancerConfig } from "../../contract/balancer-config.ts";
import { type Signal, signals } from "../../contract/signal.ts";
import type { Authorization } from "../credentials/authorization.ts";
import { grpcCode } from "../grpc/status.ts";
import type { HttpAnswer, HttpRequest, HttpService } from "../http1/server.ts";
import type { Gathered, GatheredBytesOptions } from "../memory/gathered-bytes.ts";
import { crossOrigin } from "./cross-origin.ts";
import { decompress } from "./decompress.ts";
import { httpPaths } from "./export-paths.ts";
import { type ExportAnswer, type Exporter, full, noRoom, refusal } from "./export-request.ts";
import { exportResponse } from "./export-response.ts";
import { requestFromLongJson } from "./from-json.ts";
import { handedOn } from "./handed-on.ts";
import { httpStatusOf } from "./http-status.ts";
import { rpcStatus } from "./rpc-status.ts";

export interface HttpServiceOptions {
  readonly config: BalancerConfig;
  readonly exporter: Exporter;
  /** What senders have to show; undefined for nothing. */
  readonly authorization: Authorization | undefined;
  /** Hears of a request that was refused before its items were counted, as there was no memory for it. */
  readonly noRoom: (signal: Signal) => void;
}

type Encoding = "protobuf" | "json";

const types: Readonly<Record<Encoding, string>> = { protobuf: "application/x-protobuf", json: "application/json" };

/** Names of the rejected items in the JSON of a partial success. */
const rejectedNames: Readonly<Record<Signal, string>> = {
  traces: "rejectedSpans",
  metrics: "rejectedDataPoints",
  logs: "rejectedLogRecords",
};

const signalOfPath: ReadonlyMap<string, Signal> = new Map(signals.map((signal) => [httpPaths[signal], signal]));

export function httpService(options: HttpServiceOptions): HttpService {
  const { config, authorization } = options;
  const pages = crossOrigin(config.senders);
  const serve: HttpService = async (request) => {
    const signal = signalOfPath.get(request.path);
    const encoding = encodingOf(request);
    if (authorization && !authorization.accepts(request.header("authorization"))) request.answer(refusedHead(401));
    else if (!signal || !config.routes[signal]) request.answer(refusedHead(404));
    else if (request.method !== "POST") request.answer(refusedHead(405));
    else if (!encoding) request.answer(refusedHead(415));
    else await receiveBody(request, { signal, encoding }, options);
  };
  if (!pages) return serve;
  return async (request) => {
    const preflight = pages.preflight(request);
    if (preflight) request.answer(preflight);
    else await serve(withHeaders(request, pages.headers(request)));
  };
}

/** Whatever the answer is, the page may read it. */
function withHeaders(request: HttpRequest, headers: HttpAnswer["headers"]): HttpRequest {
  return { ...request, answer: (answer) => request.answer({ ...answer, headers: { ...answer.headers, ...headers } }) };
}

function encodingOf(request: HttpRequest): Encoding | undefined {
  const type = (request.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  return type === types.protobuf ? "protobuf" : type === types.json ? "json" : undefined;
}

/** Answers are written in the same form. */
interface Form {
  readonly signal: Signal;
  readonly encoding: Encoding;
}

const refusedBodies = { "too large": grpcCode.resourceExhausted, "in pieces": grpcCode.invalidArgument } as const;

async function receiveBody(request: HttpRequest, form: Form, options: HttpServiceOptions): Promise<void> {
  const { config, exporter } = options;
  const given = handedOn(config.senders.headers, request.header);
  if (given && "code" in given) {
    request.answer({ ...httpAnswer(form, refusal(given.code, given.message)), isLast: true });
    return;
  }
  const body = await request.body();
  if (body.kind === "aborted") return;
  if (body.kind !== "body") {
    if (body.kind === "no room") options.noRoom(form.signal);
    const answer = body.kind === "no room" ? full(body.message) : refusal(refusedBodies[body.kind], body.message);
    request.answer({ ...httpAnswer(form, answer), isLast: true });
    return;
  }
  const message = await messageOf(request, body.bytes, form, config.limits.requestBytesMax).catch((error: unknown) => {
    body.release();
    throw error;
  });
  if (!("bytes" in message)) {
    body.release();
    if (message.code === grpcCode.unavailable) options.noRoom(form.signal);
    request.answer(httpAnswer(form, message));
    return;
  }
  const isCopy = message.bytes !== body.bytes;
  if (isCopy) body.release();
  const exported = exporter.export({
    signal: form.signal,
    transport: "http",
    bytes: message.bytes,
    release: () => (isCopy ? message : body).release(),
    held: request.held,
    handedOn: given,
    timeoutMs: undefined,
    answer: (answer) => request.answer(httpAnswer(form, answer)),
  });
  if (exported) request.onCancelled(() => exported.cancel());
}

/** The request in protobuf, or why there is none. */
async function messageOf(
  request: HttpRequest,
  bytes: Buffer,
  { signal, encoding }: Form,
  bytesMax: number,
): Promise<Gathered | ExportAnswer> {
  const { held, pool } = request;
  const content = await decompress(bytes, request.header("content-encoding") ?? "identity", { bytesMax, pool, held });
  if (content.kind === "no room") return full(noRoom);
  if (content.kind === "refused") {
    // HTTP has no "unimplemented" for an encoding.
    const code = content.code === grpcCode.unimplemented ? grpcCode.invalidArgument : content.code;
    return refusal(code, content.message);
  }
  if (encoding === "protobuf") return content;
  return inProtobuf(signal, content, { bytesMax, pool, held });
}

/** Beside what is written there is room for a text that has escapes or is base64: it may be all there is. */
async function inProtobuf(
  signal: Signal,
  json: Gathered,
  bounds: GatheredBytesOptions,
): Promise<Gathered | ExportAnswer> {
  const { bytesMax, held } = bounds;
  const longest = json.bytes.length;
  if (!held.reserve(longest)) {
    json.release();
    return full(noRoom);
  }
  const written = await requestFromLongJson(signal, json.bytes, bounds).finally(() => json.release());
  held.release(longest);
  switch (written.kind) {
    case "request":
      return written;
    case "malformed":
      return refusal(grpcCode.invalidArgument, written.reason);
    case "too large":
      return refusal(grpcCode.resourceExhausted, `the request in protobuf is larger than ${bytesMax} bytes`);
    case "no room":
      return full(noRoom);
  }
}

const headRefusals = {
  401: "the authorization header is missing or wrong\n",
  404: `the paths are ${[...signalOfPath.keys()].join(", ")}, of signals that are routed\n`,
  405: "use POST\n",
  415: `the content-type must be ${Object.values(types).join(" or ")}\n`,
} as const;

/** Before the body is read. */
function refusedHead(status: keyof typeof headRefusals): HttpAnswer {
  const headers = { "content-type": "text/plain", ...(status === 405 && { allow: "POST" }) };
  return { status, headers, body: headRefusals[status], isLast: true };
}

function httpAnswer({ signal, encoding }: Form, answer: ExportAnswer): HttpAnswer {
  const { code, message, rejectedItems, retryDelayMs, isThrottled } = answer;
  const isOk = code === grpcCode.ok;
  const body =
    encoding === "protobuf"
      ? isOk
        ? exportResponse({ rejected: rejectedItems, message })
        : rpcStatus({ code, message, retryDelayMs })
      : Buffer.from(JSON.stringify(isOk ? partialSuccess(signal, rejectedItems, message) : { code, message }));
  return {
    status: isOk ? 200 : httpStatusOf(code, retryDelayMs !== undefined || isThrottled === true),
    headers: {
      "content-type": types[encoding],
      "content-length": body.length,
      ...(retryDelayMs !== undefined && { "retry-after": String(Math.ceil(retryDelayMs / 1_000)) }),
    },
    body,
    isLast: false,
  };
}

function partialSuccess(signal: Signal, rejected: number, errorMessage: string): object {
  if (rejected === 0 && errorMessage === "") return {};
  return { partialSuccess: { [rejectedNames[signal]]: String(rejected), errorMessage } };
}
