import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import {
  type UnaryAnswer,
  type UnaryCall,
  type UnaryService,
  unaryServer,
} from "../../../src/runtime/grpc/unary-server.ts";
import { listenHttp2 } from "../../../src/runtime/http2/server.ts";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig } from "../configuration.ts";
import { startTestSender } from "../peers.ts";

const closing = closingAfterEach();
const message = Buffer.from("a message");
const ok: UnaryAnswer = { code: 0, message: "", body: Buffer.from("fine") };

async function serving(call: UnaryService["call"], admit: UnaryService["admit"] = () => undefined) {
  const held = createHeldBytes(100_000);
  const failures: unknown[] = [];
  const receive = unaryServer({
    pool: createBufferPool(0),
    service: { bytesMax: () => 500, admit, call },
    failed: (error) => failures.push(error),
  });
  const { limits } = balancerConfig([]);
  const server = await listenHttp2({
    ...{ host: "127.0.0.1", port: 0, limits, held, credentials: undefined, random: Math.random, receive },
    fault: () => {},
    gaveWay: () => {},
  });
  const sender = startTestSender(server.port);
  closing(server.close, sender.close);
  return { sender, held, failures };
}

describe("a service of unary calls", () => {
  test("hears of each call, and its answer reaches the sender", async () => {
    const heard: unknown[] = [];
    const { sender, held } = await serving((call) => {
      heard.push([call.head.path, call.encoding, call.message.bytes.toString(), call.head.timeoutMs]);
      call.message.release();
      call.answer(ok);
      return undefined;
    });
    const answer = await sender.call("/some.Service/Method", message, { "grpc-timeout": "3S" });
    expect([answer.status, answer.body.toString()]).toEqual(["0", "fine"]);
    expect(heard).toEqual([["/some.Service/Method", "identity", "a message", 3_000]]);
    await expect.poll(() => held.held()).toBe(0);
  });

  test("refuses by the head alone, with what the sender needs to know", async () => {
    const refusal = { code: 16, message: "who are you? 100 %", body: Buffer.alloc(0), details: Buffer.from([1, 2]) };
    const { sender } = await serving(
      () => expect.unreachable("it was refused"),
      (path, authorization) => (path === "/a" && authorization === "me" ? undefined : refusal),
    );
    const answer = await sender.call("/a", message, { authorization: "you" });
    expect(answer).toMatchObject({ status: "16", message: "who are you? 100 %", details: "AQI=" });
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("our mistake");
      },
    ],
    ["rejects", () => Promise.reject(new Error("our mistake"))],
  ])("that %s costs the call its answer, and gives its bytes back", async (_how, call) => {
    const { sender, held, failures } = await serving(call);
    expect((await sender.call("/a", message)).status).toBe("13");
    expect([held.held(), failures]).toEqual([0, [new Error("our mistake")]]);
  });

  test("may answer once", async () => {
    const { sender, failures } = await serving((call) => {
      call.answer(ok);
      call.answer({ ...ok, code: 14 });
      call.answer(ok);
      return undefined;
    });
    expect([(await sender.call("/a", message)).status, failures]).toEqual(["0", []]);
  });

  test("hears of a sender that went away, also when it asks late", async () => {
    const calls: UnaryCall[] = [];
    const { sender } = await serving((call) => {
      calls.push(call);
      return undefined;
    });
    sender.call("/a", message).catch(() => {});
    await expect.poll(() => calls.length).toBe(1);
    const heard: string[] = [];
    calls[0]?.onCancelled({ cancel: () => heard.push("at once") });
    expect(heard).toEqual([]);
    sender.close();
    await expect.poll(() => heard).toEqual(["at once"]);
    calls[0]?.onCancelled({ cancel: () => heard.push("late") });
    expect(heard).toEqual(["at once", "late"]);
  });
});
