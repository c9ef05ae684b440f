/** OTLP/HTTP: protobuf and JSON, gzip and what else `decompress` knows, over HTTP/1.1. */

import { Buffer } from "node:buffer";
import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { type TLSSocket, Server as TlsServer } from "node:tls";
import type { BalancerConfig, ListenerConfig } from "../../contract/balancer-config.ts";
import { type Signal, signals } from "../../contract/signal.ts";
import type { Authorization } from "../credentials/authorization.ts";
import type { ServerCredentials } from "../credentials/server-credentials.ts";
import type { Dispatcher } from "../deliver/dispatcher.ts";
import { type ExportAnswer, full, refusal } from "../deliver/export-answer.ts";
import { grpcCode } from "../grpc/status.ts";
import type { Listening } from "../grpc/unary-service.ts";
import { readBody } from "../http1/body.ts";
import { connectionAge } from "../http2/keepalive.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import type { Observer } from "../observer.ts";
import { decompress } from "./decompress.ts";
import { exportResponse } from "./export-response.ts";
import { requestFromJson } from "./from-json.ts";
import { httpStatusOf } from "./http-status.ts";
import { rpcStatus } from "./rpc-status.ts";

export interface HttpReceiverOptions {
  readonly listener: ListenerConfig;
  readonly config: BalancerConfig;
  readonly dispatcher: Dispatcher;
  readonly held: HeldBytes;
  /** Asked of senders; undefined: nothing. */
  readonly authorization: Authorization | undefined;
  readonly credentials: ServerCredentials | undefined;
  readonly random: () => number;
  readonly observer: Observer;
}

type Encoding = "protobuf" | "json";

const types: Readonly<Record<Encoding, string>> = { protobuf: "application/x-protobuf", json: "application/json" };

/** Names of the rejected items in the JSON of a partial success. */
const rejectedNames: Readonly<Record<Signal, string>> = {
  traces: "rejectedSpans",
  metrics: "rejectedDataPoints",
  logs: "rejectedLogRecords",
};

const headerBytesMax = 16 * 1_024;

export async function listenHttp(options: HttpReceiverOptions): Promise<Listening> {
  const { listener, config, credentials, random } = options;
  const { limits } = config;
  const settings: http.ServerOptions = {
    maxHeaderSize: headerBytesMax,
    headersTimeout: limits.receiveTimeoutMs,
    requestTimeout: limits.receiveTimeoutMs,
    keepAliveTimeout: limits.keepaliveMs,
    connectionsCheckingInterval: 1_000,
  };
  let isDraining = false;
  const endsAt = new WeakMap<Socket, number>();
  const serve = (request: http.IncomingMessage, response: http.ServerResponse) => {
    if (isDraining || performance.now() > (endsAt.get(request.socket) ?? Number.POSITIVE_INFINITY))
      response.setHeader("connection", "close");
    response.on("error", () => {});
    receive(request, response, options).catch((error: unknown) => {
      options.observer.failed("http", error);
      if (response.headersSent) response.destroy();
      else refuseHead(response, 500);
    });
  };
  const server = credentials
    ? https.createServer({ ...settings, ...credentials.options() }, serve)
    : http.createServer(settings, serve);
  credentials?.follow((context) => {
    if (server instanceof TlsServer) server.setSecureContext(context);
  });
  server.maxConnections = limits.connectionsMax;
  server.on(credentials ? "secureConnection" : "connection", (socket: Socket) =>
    endsAt.set(socket, performance.now() + connectionAge(limits, random)),
  );
  server.on("tlsClientError", (error: Error, socket: TLSSocket) => credentials?.refused(error, socket));
  server.listen(listener.port, listener.host);
  await once(server, "listening");
  return {
    // Listens on a port, never on a pipe.
    port: (server.address() as AddressInfo).port,
    drain: () => {
      isDraining = true;
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const signalOfPath: ReadonlyMap<string, Signal> = new Map(signals.map((signal) => [`/v1/${signal}`, signal]));

/** Says at once what cannot be: a path, method or type that is not served. */
function headFault(request: http.IncomingMessage, signal: Signal | undefined, isRouted: boolean): number | undefined {
  if (signal === undefined || !isRouted) return 404;
  if (request.method !== "POST") return 405;
  return encodingOf(request) === undefined ? 415 : undefined;
}

function encodingOf({ headers }: http.IncomingMessage): Encoding | undefined {
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  return type === types.protobuf ? "protobuf" : type === types.json ? "json" : undefined;
}

async function receive(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  { config, dispatcher, held, authorization }: HttpReceiverOptions,
): Promise<void> {
  if (authorization && !authorization.accepts(request.headers.authorization)) {
    refuseHead(response, 401);
    return;
  }
  const [path = ""] = (request.url ?? "").split("?");
  const signal = signalOfPath.get(path);
  const fault = headFault(request, signal, signal !== undefined && config.routes[signal] !== undefined);
  const encoding = encodingOf(request) ?? "protobuf";
  if (fault !== undefined || signal === undefined) {
    refuseHead(response, fault ?? 404);
    return;
  }
  const reply = (answer: ExportAnswer) => respond(response, { signal, encoding, answer });
  const body = await readBody(request, config.limits.requestBytesMax, held);
  if (body.kind === "aborted") return;
  if (body.kind === "refused") {
    const isRetryable = body.code === grpcCode.unavailable;
    // What is still on its way is not wanted.
    response.setHeader("connection", "close");
    reply(isRetryable ? full(body.message) : refusal(body.code, body.message));
    return;
  }
  let grown = 0;
  const release = () => {
    held.release(grown);
    grown = 0;
    body.release();
  };
  try {
    const message = await messageOf(request, body.bytes, { signal, encoding, bytesMax: config.limits.requestBytesMax });
    if (!Buffer.isBuffer(message)) {
      release();
      reply(message);
      return;
    }
    grown = message === body.bytes ? 0 : message.length;
    held.add(grown);
    const cancel = dispatcher.export({
      signal,
      transport: "http",
      bytes: message,
      release,
      timeoutMs: undefined,
      answer: reply,
    });
    response.on("close", () => {
      if (!response.writableEnded) cancel();
    });
  } catch (error) {
    release();
    throw error;
  }
}

interface Expected {
  readonly signal: Signal;
  readonly encoding: Encoding;
  readonly bytesMax: number;
}

/** The request in protobuf, or why there is none. */
async function messageOf(
  { headers }: http.IncomingMessage,
  bytes: Buffer,
  { signal, encoding, bytesMax }: Expected,
): Promise<Buffer | ExportAnswer> {
  const content = await decompress(bytes, headers["content-encoding"] ?? "identity", bytesMax);
  if (content.kind === "refused") {
    // There is no "unimplemented" for an encoding over HTTP.
    const code = content.code === grpcCode.unimplemented ? grpcCode.invalidArgument : content.code;
    return refusal(code, content.message);
  }
  if (encoding === "protobuf") return content.bytes;
  const written = requestFromJson(signal, content.bytes.toString("utf8"));
  return written.kind === "request" ? written.bytes : refusal(grpcCode.invalidArgument, written.reason);
}

function refuseHead(response: http.ServerResponse, status: number): void {
  const words: Readonly<Record<number, string>> = {
    401: "the authorization header is missing or wrong\n",
    404: `POST ${[...signalOfPath.keys()].join(", ")} of a signal that is routed\n`,
    405: "POST it\n",
    415: `content-type ${Object.values(types).join(" or ")}\n`,
    500: "an internal error; the balancer's log has it\n",
  };
  response.writeHead(status, {
    "content-type": "text/plain",
    connection: "close",
    ...(status === 405 && { allow: "POST" }),
  });
  response.end(words[status]);
}

interface Reply {
  readonly signal: Signal;
  readonly encoding: Encoding;
  readonly answer: ExportAnswer;
}

function respond(response: http.ServerResponse, { signal, encoding, answer }: Reply): void {
  if (response.destroyed || response.writableEnded) return;
  const { code, message, rejectedItems, retryDelayMs } = answer;
  const isOk = code === grpcCode.ok;
  const body =
    encoding === "protobuf"
      ? isOk
        ? exportResponse({ rejected: rejectedItems, message })
        : rpcStatus({ code, message, retryDelayMs })
      : Buffer.from(JSON.stringify(isOk ? partialSuccess(signal, rejectedItems, message) : { code, message }));
  response.writeHead(isOk ? 200 : httpStatusOf(code, retryDelayMs !== undefined), {
    "content-type": types[encoding],
    "content-length": body.length,
    ...(retryDelayMs !== undefined && { "retry-after": String(Math.ceil(retryDelayMs / 1_000)) }),
  });
  response.end(body);
}

function partialSuccess(signal: Signal, rejected: number, errorMessage: string): object {
  if (rejected === 0 && errorMessage === "") return {};
  return { partialSuccess: { [rejectedNames[signal]]: String(rejected), errorMessage } };
}
