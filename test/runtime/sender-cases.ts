/** What senders send, a case for each row of docs/senders.md: to a balancer, and to a real Collector to compare with. */

import { Buffer } from "node:buffer";
import http from "node:http";
import net from "node:net";
import zlib from "node:zlib";
import { readRpcStatus } from "../../src/runtime/otlp/rpc-status.ts";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { exportTraces, startTestSender } from "./peers.ts";

const trace = "0af7651916cd43dd8448eb211c80319c";
const request = resourceSection({ "service.name": "shop" }, scopeSection({}, span({ trace, name: "GET /" })));
const json = JSON.stringify({
  resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: trace, spanId: "b7ad6b7169203331", name: "GET /" }] }] }],
});
const base64Ids = json.replace(trace, "CvdlGRbNQ92ESOshHIAxnA==");
/** A block of snappy for up to 127 bytes: its length, and one literal. */
const literal = (bytes: Buffer) => Buffer.concat([Buffer.from([bytes.length, 0xf0, bytes.length - 1]), bytes]);
/** Collectors have it from the first version on; Node from 22.15. */
const withoutZstd = (words: string) => words.replace(/, zstd$/, "");

export interface Ports {
  readonly grpc: number;
  readonly http: number;
}

export interface SenderCase {
  readonly what: string;
  /** In words, as in the table. */
  readonly ask: (ports: Ports) => Promise<string>;
}

type Headers = Readonly<Record<string, string>>;

const protobuf = { "content-type": "application/x-protobuf" };
const inJson = { "content-type": "application/json" };

interface Sent extends http.RequestOptions {
  readonly body: Buffer | string;
}

function post({ http: port }: Ports, { body, ...options }: Sent): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = http.request(
      { host: "127.0.0.1", port, path: "/v1/traces", method: "POST", agent: false, ...options },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve(inWords(response.statusCode, response.headers, Buffer.concat(chunks))));
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

function inWords(status: number | undefined, headers: http.IncomingHttpHeaders, body: Buffer): string {
  const told =
    headers["content-type"] === "application/json" ? messageIn(body) : wordsIn(body, headers["content-type"]);
  const allowed = headers["access-control-allow-origin"];
  const words = withoutZstd(told);
  return [String(status), ...(allowed === undefined ? [] : [`for ${allowed}`]), ...(words === "" ? [] : [words])].join(
    ", ",
  );
}

function messageIn(body: Buffer): string {
  const parsed = JSON.parse(body.toString() || "{}") as { readonly message?: string };
  return parsed.message ?? "";
}

/** Of a status in protobuf, or a page. */
function wordsIn(body: Buffer, type: string | undefined): string {
  return type === "application/x-protobuf" ? (readRpcStatus(body)?.message ?? "") : body.toString("latin1").trim();
}

const over =
  (headers: Headers, body: Buffer | string, options: http.RequestOptions = {}) =>
  (ports: Ports) =>
    post(ports, { headers, body, ...options });

/** As it is written, answered with the first line. */
const raw = (text: string) => (ports: Ports) =>
  new Promise<string>((resolve, reject) => {
    const socket = net.connect(ports.http, "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => {
      resolve(/^HTTP\/1\.\d (\d+)/.exec(chunk.toString("latin1"))?.[1] ?? "nothing");
      socket.destroy();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve("the connection ends"));
  });

const call =
  (message: Buffer, headers: Headers = {}, path = exportTraces) =>
  async (ports: Ports) => {
    const sender = startTestSender(ports.grpc);
    try {
      const { status, message: words } = await sender.call(path, message, headers);
      return words === "" ? status : `${status}, ${withoutZstd(words)}`;
    } finally {
      sender.close();
    }
  };

const encoded = (name: string) => ({ ...protobuf, "content-encoding": name });
const asChunks = { ...protobuf, "transfer-encoding": "chunked" };

export const senderCases: readonly SenderCase[] = [
  { what: "protobuf", ask: over(protobuf, request) },
  { what: "JSON", ask: over(inJson, json) },
  { what: "JSON, `charset=utf-8`", ask: over({ "content-type": "application/json; charset=utf-8" }, json) },
  { what: "JSON behind a byte order mark", ask: over(inJson, `\ufeff${json}`) },
  { what: "JSON with ids in base64", ask: over(inJson, base64Ids) },
  { what: "JSON that is cut off", ask: over(inJson, json.slice(0, 100)) },
  { what: "JSON, `{}`", ask: over(inJson, "{}") },
  { what: "JSON, no bytes", ask: over(inJson, "") },
  { what: "protobuf, no bytes", ask: over(protobuf, "") },
  { what: "protobuf that is cut off", ask: over(protobuf, request.subarray(0, -3)) },
  { what: "`application/protobuf`", ask: over({ "content-type": "application/protobuf" }, request) },
  { what: "`text/plain`", ask: over({ "content-type": "text/plain" }, json) },
  { what: "no content type", ask: over({}, request) },
  { what: "in chunks", ask: over(asChunks, request) },
  { what: "`Expect: 100-continue`", ask: over({ ...protobuf, expect: "100-continue" }, request) },
  { what: "`gzip`", ask: over(encoded("gzip"), zlib.gzipSync(request)) },
  {
    what: "`gzip`, two members",
    ask: over(
      encoded("gzip"),
      Buffer.concat([zlib.gzipSync(request.subarray(0, 9)), zlib.gzipSync(request.subarray(9))]),
    ),
  },
  { what: "`deflate`", ask: over(encoded("deflate"), zlib.deflateSync(request)) },
  { what: "`zlib`", ask: over(encoded("zlib"), zlib.deflateSync(request)) },
  { what: "`snappy`", ask: over(encoded("snappy"), literal(tiny())) },
  { what: "`identity`", ask: over(encoded("identity"), request) },
  { what: "an encoding without a name", ask: over(encoded(""), request) },
  { what: "`br`", ask: over(encoded("br"), zlib.brotliCompressSync(request)) },
  { what: "`GZIP`", ask: over(encoded("GZIP"), zlib.gzipSync(request)) },
  { what: "`gzip` that is not", ask: over(encoded("gzip"), request) },
  { what: "`snappy` that is not", ask: over(encoded("snappy"), request) },
  { what: "`lz4` that is not", ask: over(encoded("lz4"), request) },
  { what: "20 MB in 20 kB of gzip", ask: over(encoded("gzip"), zlib.gzipSync(Buffer.alloc(20 * 2 ** 20 + 1))) },
  { what: "GET", ask: over(protobuf, "", { method: "GET" }) },
  { what: "another path", ask: over(protobuf, request, { path: "/v1/spans" }) },
  { what: "a slash behind the path", ask: over(protobuf, request, { path: "/v1/traces/" }) },
  { what: "a query behind the path", ask: over(protobuf, request, { path: "/v1/traces?tenant=a" }) },
  {
    what: "a target with the host in it, as proxies write it",
    ask: over(protobuf, request, { path: "http://otel.example:4318/v1/traces" }),
  },
  {
    what: "HTTP/1.0",
    ask: raw(`POST /v1/traces HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`),
  },
  { what: "no HTTP at all", ask: raw("\x16\x03\x01 no HTTP\r\n\r\n") },
  {
    what: "a preflight of a page",
    ask: over(
      {
        origin: "https://shop.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
      "",
      { method: "OPTIONS" },
    ),
  },
  { what: "JSON of a page", ask: over({ ...inJson, origin: "https://shop.example" }, json) },
  { what: "gRPC", ask: call(request) },
  { what: "gRPC, `gzip`", ask: call(zlib.gzipSync(request), { "grpc-encoding": "gzip" }) },
  { what: "gRPC, `br`", ask: call(request, { "grpc-encoding": "br" }) },
  { what: "gRPC, `gzip` that is not", ask: call(request, { "grpc-encoding": "gzip" }) },
  { what: "gRPC that is cut off", ask: call(request.subarray(0, -3)) },
  {
    what: "gRPC, another service",
    ask: call(request, {}, "/opentelemetry.proto.collector.profiles.v1.ProfilesService/Export"),
  },
];

function tiny(): Buffer {
  return resourceSection({}, scopeSection({}, span({ trace, name: "a" })));
}
