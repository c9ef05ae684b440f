/** The status page over HTTP, on loopback: the document, what it asks for each second, and its buttons where there are any. */

import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import type { Facts } from "../inspect/facts.ts";
import type { PreparedRoute } from "../inspect/prepared-route.ts";
import { type AskedAction, readAction, readFacts } from "./asked.ts";
import { type LookedAt, lookUp } from "./look-up.ts";
import { contentSecurityPolicy, documentBrotli } from "./page-document.ts";
import type { PageHistory, PageState } from "./page-state.ts";
import { refusalOf } from "./request-check.ts";
import { ringOf } from "./ring-of.ts";

export interface PageSource {
  readonly state: () => PageState;
  readonly history: () => PageHistory;
  /** The tables of a balancer as they are now; a text where it has none to show. */
  readonly tables: (balancer: string) => LookedAt | string;
  /** Undefined: the page only shows. @returns why it was not done, as a text */
  readonly act: ((asked: AskedAction) => Promise<string | undefined>) | undefined;
  /** Hears of a mistake of ours, after which the request was answered 500. */
  readonly failed: (error: unknown) => void;
}

export interface PageServer {
  readonly port: number;
  readonly close: () => void;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const [bodyBytesMax, connectionsMax, headerBytesMax, requestMsMax] = [4_096, 100, 16_384, 10_000];

/** @throws the operating system's error when the port is not available */
export async function servePage(source: PageSource, host: string, port: number): Promise<PageServer> {
  const settings = { maxHeaderSize: headerBytesMax, headersTimeout: requestMsMax, requestTimeout: requestMsMax };
  const server = http.createServer(settings, (request, response) => {
    void answerTo(request, source)
      .catch((error: unknown) => {
        source.failed(error);
        return plain(500, "an internal error\n");
      })
      .then((answer) => send(request, response, answer));
  });
  server.maxConnections = connectionsMax;
  server.listen(port, host);
  await once(server, "listening");
  server.on("error", () => {});
  // A page alone keeps no program running.
  server.unref();
  return {
    port: (server.address() as AddressInfo).port, // listens on a port, never on a pipe
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const plain = (status: number, text: string): Answer => ({ status, type: "text/plain; charset=utf-8", text });
const json = (value: unknown): Answer => ({ status: 200, type: "application/json", text: JSON.stringify(value) });

function send(request: http.IncomingMessage, response: http.ServerResponse, { status, type, text }: Answer): void {
  response.on("error", () => {});
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(text),
    "content-security-policy": contentSecurityPolicy,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    ...(status === 405 && { allow: "GET, HEAD" }),
    // What was not read of a body that was refused does not wait for the next request.
    ...(status >= 400 && { connection: "close" }),
  });
  response.end(request.method === "HEAD" ? undefined : text);
}

async function answerTo(request: http.IncomingMessage, source: PageSource): Promise<Answer> {
  const { method = "", headers, socket } = request;
  const refusal = refusalOf({ method, headers, remoteAddress: socket.remoteAddress });
  if (refusal) return plain(refusal.status, `${refusal.reason}\n`);
  const [path = "", query = ""] = (request.url ?? "").split("?");
  if (method === "POST") return path === "/act" ? acted(request, source) : plain(404, "the buttons are at /act\n");
  const asked = new URLSearchParams(query);
  switch (path) {
    case "/":
      return { status: 200, type: "text/html; charset=utf-8", text: pageText() };
    case "/state":
      return json(source.state());
    case "/history":
      return json(source.history());
    case "/ring":
      return ringAnswer(asked, source);
    case "/route":
      return routeAnswer(asked, source);
    default:
      return plain(404, "the pages are /, /state, /history, /ring and /route\n");
  }
}

let unpacked: string | undefined;

function pageText(): string {
  unpacked ??= brotliDecompressSync(Buffer.from(documentBrotli, "base64")).toString("utf8");
  return unpacked;
}

function ringAnswer(asked: URLSearchParams, source: PageSource): Answer {
  const tables = source.tables(asked.get("balancer") ?? "");
  if (typeof tables === "string") return json({ reason: tables });
  const wanted = tables.prepared.find(({ signal }: PreparedRoute) => signal === asked.get("signal"));
  const ring = wanted && ringOf(wanted, tables.name);
  return json(ring ?? { reason: "there is no ring: the way in which this signal is routed has no places" });
}

function routeAnswer(asked: URLSearchParams, source: PageSource): Answer {
  const facts: Facts | string = readFacts(asked);
  if (typeof facts === "string") return json({ reason: facts });
  const tables = source.tables(asked.get("balancer") ?? "");
  return json(typeof tables === "string" ? { reason: tables } : { answers: lookUp(tables, facts) });
}

async function acted(request: http.IncomingMessage, { act }: PageSource): Promise<Answer> {
  if (!act) return plain(405, "this page only shows: nothing can be changed here\n");
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer; // a request without an encoding gives buffers
    length += bytes.length;
    if (length > bodyBytesMax) return plain(413, `a request has at most ${bodyBytesMax} bytes\n`);
    chunks.push(bytes);
  }
  const asked = readAction(Buffer.concat(chunks).toString("utf8"));
  if (typeof asked === "string") return plain(400, `${asked}\n`);
  const reason = await act(asked);
  return reason === undefined ? json({ done: true }) : plain(409, `${reason}\n`);
}
