import { Buffer } from "node:buffer";
import { once } from "node:events";
import http2 from "node:http2";
import net, { type AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import type {
  BackendConnection,
  CallOutcome,
  ConnectionOptions,
} from "../../../src/runtime/send/backend-connection.ts";
import { createCompressor } from "../../../src/runtime/send/compressor.ts";
import { createGrpcConnection } from "../../../src/runtime/send/grpc-connection.ts";
import { closingAfterEach } from "../closing.ts";
import { freePort } from "../free-port.ts";
import { frame, uint32 } from "../http2/raw-peer.ts";
import { exportTraces } from "../peers.ts";

const closing = closingAfterEach();

interface Received {
  readonly headers: http2.IncomingHttpHeaders;
  readonly body: Buffer;
}

type Answer = (stream: http2.ServerHttp2Stream, session: http2.ServerHttp2Session) => void;

/** A backend that answers as it is told. */
async function backend(answer: Answer) {
  const received: Received[] = [];
  const sessions: http2.ServerHttp2Session[] = [];
  const sockets: net.Socket[] = [];
  const server = http2.createServer();
  server.on("connection", (socket: net.Socket) => sockets.push(socket));
  server.on("session", (session) => {
    sessions.push(session);
    session.on("error", () => {});
  });
  server.on("stream", (stream, headers) => {
    const chunks: Buffer[] = [];
    stream.on("error", () => {});
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      received.push({ headers, body: Buffer.concat(chunks) });
      // The stream of a server has a session while it is open.
      if (stream.session) answer(stream, stream.session as http2.ServerHttp2Session);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing(() => {
    server.close();
    for (const session of sessions) session.destroy();
  });
  return { target: `127.0.0.1:${(server.address() as AddressInfo).port}`, received, sessions, sockets };
}

const head = { ":status": 200, "content-type": "application/grpc" };

function trailersOnly(headers: http2.OutgoingHttpHeaders): Answer {
  return (stream) => stream.respond({ ...head, ...headers }, { endStream: true });
}

/** A response message in its frame, with trailers behind it. */
function whole(message: Buffer): Answer {
  return (stream) => {
    stream.respond(head, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
    stream.end(Buffer.concat([Buffer.from([0, 0, 0, 0, message.length]), message]));
  };
}

function connectionTo(target: string, changes: Partial<ConnectionOptions> = {}) {
  const failures: string[] = [];
  const connection = createGrpcConnection({
    target,
    tls: undefined,
    headers: () => ({ authorization: "Bearer secret" }),
    compressor: undefined,
    keepaliveMs: 1_000,
    random: () => 0.5,
    events: { changed: () => {}, failed: (reason) => failures.push(reason) },
    ...changes,
  });
  closing(connection.close);
  connection.connect();
  return { connection, failures };
}

async function ready(target: string, changes: Partial<ConnectionOptions> = {}): Promise<BackendConnection> {
  const { connection } = connectionTo(target, changes);
  await expect.poll(() => connection.state()).toBe("ready");
  return connection;
}

/** Pieces with the room before them that the connection asks for, as the dispatcher leaves it. */
function piecesFor({ headroomBytes }: BackendConnection, ...texts: readonly string[]): readonly Buffer[] {
  return texts.map((text) =>
    Buffer.concat([Buffer.alloc(headroomBytes, "#"), Buffer.from(text)]).subarray(headroomBytes),
  );
}

function called(connection: BackendConnection, timeoutMs = 2_000, pieces = piecesFor(connection, "one,", "two")) {
  return new Promise<CallOutcome>((resolve) => {
    let outcome: CallOutcome | undefined;
    connection.call({
      signal: "traces",
      headers: undefined,
      pieces,
      timeoutMs,
      settled: (settled) => {
        outcome = settled;
      },
      // The outcome is known before the pieces are left.
      left: () => outcome && resolve(outcome),
    });
  });
}

describe("a backend over gRPC", () => {
  test("gets the pieces as one message of a unary call", async () => {
    const { target, received } = await backend(whole(Buffer.alloc(0)));
    const connection = await ready(target);
    expect(await called(connection)).toEqual({ kind: "accepted", rejectedItems: 0, message: "" });
    const [call] = received;
    expect(call?.body).toEqual(Buffer.from("\u0000\u0000\u0000\u0000\u0007one,two"));
    expect(call?.headers).toMatchObject({
      ":method": "POST",
      ":path": exportTraces,
      "content-type": "application/grpc",
      te: "trailers",
      "grpc-timeout": "2000m",
      authorization: "Bearer secret",
    });
    expect(call?.headers["grpc-encoding"]).toBeUndefined();
  });

  test("gets the same from pieces that have no room before them, and an empty message from none", async () => {
    const { target, received } = await backend(whole(Buffer.alloc(0)));
    const connection = await ready(target);
    await called(connection, 2_000, [Buffer.from(new Uint8Array([1, 2, 3]).buffer)]);
    await called(connection, 2_000, []);
    expect(received.map(({ body }) => [...body])).toEqual([
      [0, 0, 0, 0, 3, 1, 2, 3],
      [0, 0, 0, 0, 0],
    ]);
  });

  test("gets gzip where that is asked for", async () => {
    const { target, received } = await backend(whole(Buffer.alloc(0)));
    await called(await ready(target, { compressor: createCompressor(createBufferPool(0), "gzip") }));
    const [call] = received;
    expect(call?.headers["grpc-encoding"]).toBe("gzip");
    expect(call?.body[0]).toBe(1);
    expect(call?.body.readUInt32BE(1)).toBe((call?.body.length ?? 0) - 5);
    expect(gunzipSync(call?.body.subarray(5) ?? Buffer.alloc(0)).toString()).toBe("one,two");
  });

  test("says what it rejected", async () => {
    // ExportTraceServiceResponse: partial_success 1 { rejected_spans 1: 2, error_message 2: "old" }.
    const { target } = await backend(whole(Buffer.from([0x0a, 7, 0x08, 2, 0x12, 3, ...Buffer.from("old")])));
    expect(await called(await ready(target))).toEqual({ kind: "accepted", rejectedItems: 2, message: "old" });
  });

  // Which codes may be tried again: OTLP specification 1.9, "Failures".
  test.each([
    ["3", 3, false],
    ["8", 8, false],
    ["12", 12, false],
    ["13", 13, false],
    ["14", 14, true],
    ["4", 4, true],
    ["banana", 2, false],
  ])("that answers grpc-status %s refuses with %i; it may be tried again: %s", async (status, code, retryable) => {
    const { target } = await backend(trailersOnly({ "grpc-status": status, "grpc-message": "50 %25 full" }));
    const refused = { kind: "refused", code, message: "50 % full", retryable, retryDelayMs: undefined };
    expect(await called(await ready(target))).toEqual(refused);
  });

  test("says when it may be tried again", async () => {
    // google.rpc.Status { code 8, details: RetryInfo { retry_delay 2 s } }.
    const type = Buffer.from("type.googleapis.com/google.rpc.RetryInfo");
    const any = Buffer.from([0x0a, type.length, ...type, 0x12, 4, 0x0a, 2, 0x08, 2]);
    const details = Buffer.from([0x08, 8, 0x1a, any.length, ...any]).toString("base64");
    const { target } = await backend(trailersOnly({ "grpc-status": "8", "grpc-status-details-bin": details }));
    expect(await called(await ready(target))).toMatchObject({ code: 8, retryable: true, retryDelayMs: 2_000 });
  });

  // gRPC, "HTTP to gRPC Status Code Mapping".
  test.each([
    [429, 14, true],
    [503, 14, true],
    [404, 2, false],
    [500, 2, false],
  ])(
    "behind a proxy that answers HTTP %i refuses with %i; it may be tried again: %s",
    async (status, code, retryable) => {
      const { target } = await backend((stream) => stream.respond({ ":status": status }, { endStream: true }));
      const refused = { kind: "refused", code, message: `HTTP status ${status}`, retryable, retryDelayMs: undefined };
      expect(await called(await ready(target))).toEqual(refused);
    },
  );

  test("that is silent may have it or not", async () => {
    const { target } = await backend(() => {});
    const outcome = { kind: "unknown", message: "no answer within 50 ms", waitedMs: 50 };
    expect(await called(await ready(target), 50)).toEqual(outcome);
  });

  test("that answers more than an answer has may have it or not", async () => {
    const { target } = await backend((stream) => {
      stream.respond(head);
      stream.end(Buffer.alloc(200_000));
    });
    expect(await called(await ready(target))).toMatchObject({ kind: "unknown" });
  });

  test("that breaks the connection may have it or not; that refuses the stream has not", async () => {
    const broken = await backend(() => broken.sockets[0]?.resetAndDestroy());
    expect(await called(await ready(broken.target))).toMatchObject({ kind: "unknown" });
    const refusing = await backend((stream) => stream.close(http2.constants.NGHTTP2_REFUSED_STREAM));
    expect(await called(await ready(refusing.target))).toMatchObject({ kind: "unsent" });
  });

  test("that refuses a stream whose answer it has begun may have the call", async () => {
    const server = net.createServer((socket) => {
      socket.write(Buffer.concat([frame(4, 0, 0), frame(4, 1, 0)]));
      socket.on("data", (bytes: Buffer) => {
        // Its pieces come behind the prefix that gRPC has.
        if (bytes.includes("one,"))
          socket.write(Buffer.concat([frame(1, 4, 1, Buffer.of(0x88)), frame(3, 0, 1, uint32(7))]));
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    closing(() => server.close());
    const outcome = await called(await ready(`127.0.0.1:${(server.address() as AddressInfo).port}`));
    expect(outcome).toEqual({ kind: "unknown", message: "the stream was reset: REFUSED_STREAM" });
  });

  test("that goes away answers what it took, and the next call has a new connection", async () => {
    const { target, sessions } = await backend((stream, session) => {
      session.goaway(http2.constants.NGHTTP2_NO_ERROR, stream.id);
      setTimeout(() => trailersOnly({ "grpc-status": "0" })(stream, session), 50);
    });
    const connection = await ready(target);
    const outcome = called(connection);
    await expect.poll(() => connection.state()).toBe("idle");
    connection.connect();
    await expect.poll(() => connection.state()).toBe("ready");
    expect(await outcome).toMatchObject({ kind: "accepted" });
    expect(await called(connection)).toMatchObject({ kind: "accepted" });
    expect(sessions).toHaveLength(2);
  });

  test("that goes away without having looked at a call has not taken it", async () => {
    let first: http2.ServerHttp2Stream | undefined;
    const { target } = await backend((stream, session) => {
      if (stream.id === 1) first = stream;
      if (stream === first) return;
      session.goaway(http2.constants.NGHTTP2_INTERNAL_ERROR, 1);
      for (const open of [first, stream]) open?.close(http2.constants.NGHTTP2_CANCEL);
    });
    const connection = await ready(target);
    const outcomes = await Promise.all([called(connection), called(connection)]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["unknown", "unsent"]);
  });

  test("that is not there, or not HTTP/2, is waited for with the reason", async () => {
    const nobody = connectionTo(`127.0.0.1:${await freePort()}`);
    await expect.poll(() => nobody.connection.state()).toBe("waiting");
    expect(nobody.failures).toEqual([expect.stringMatching(/^connect ECONNREFUSED/)]);
    expect(await called(nobody.connection)).toEqual({ kind: "unsent", message: "there is no connection" });
    const server = net.createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    closing(() => server.close());
    const other = connectionTo(`127.0.0.1:${(server.address() as AddressInfo).port}`);
    await expect.poll(() => other.connection.state()).toBe("waiting");
    expect(other.failures).toHaveLength(1);
  });

  test("is waited for while the certificate for it is broken, or its address", async () => {
    const certificate = connectionTo("127.0.0.1:1", { tls: () => ({ cert: "broken", key: "broken" }) });
    const address = connectionTo("127.0.0.1:99999");
    for (const { connection, failures } of [certificate, address]) {
      expect([connection.state(), failures.length]).toEqual(["waiting", 1]);
    }
  });

  test("gets nothing once the connection is closed, and answers what it has", async () => {
    const { target, received } = await backend((stream, session) =>
      setTimeout(() => trailersOnly({ "grpc-status": "0" })(stream, session), 50),
    );
    const connection = await ready(target);
    const outcome = called(connection);
    await expect.poll(() => received.length).toBe(1);
    connection.close();
    expect(await called(connection)).toMatchObject({ kind: "unsent" });
    expect(await outcome).toMatchObject({ kind: "accepted" });
    expect(connection.state()).toBe("closed");
  });
});
