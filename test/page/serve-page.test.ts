import http from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PageServer } from "../../src/page/serve-page.ts";
import { startPage } from "./page.ts";

let [shows, acts]: PageServer[] = [];
const acted: unknown[] = [];
beforeAll(async () => {
  shows = await startPage();
  acts = await startPage({
    act: async (asked) => {
      acted.push(asked);
      return asked.backend === "unknown" ? "no backend is called unknown" : undefined;
    },
  });
});
afterAll(() => {
  shows?.close();
  acts?.close();
});

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** What fetch would not let a caller write: Host and Origin. */
function ask(
  server: PageServer | undefined,
  path: string,
  options: http.RequestOptions = {},
  body = "",
): Promise<Answer> {
  const port = server?.port ?? 0;
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, path, agent: false, ...options }, (response) => {
      let text = "";
      response.on("data", (part) => (text += String(part)));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

const button = (server: PageServer | undefined, body: string, headers: http.OutgoingHttpHeaders = {}) =>
  ask(
    server,
    "/act",
    {
      method: "POST",
      headers: { origin: `http://127.0.0.1:${server?.port}`, "content-type": "application/json", ...headers },
    },
    body,
  );

describe("the page", () => {
  test("is one document that a browser may run nothing beside, and that nobody may frame", async () => {
    const { status, headers, text } = await ask(shows, "/");
    expect(status).toBe(200);
    expect(text).toMatch(/^<!doctype html>/);
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(headers["content-security-policy"]).toMatch(
      /default-src 'none'.*frame-ancestors 'none'.*require-trusted-types-for/,
    );
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("is not shown under another name", async () => {
    for (const path of ["/", "/state", "/history", "/ring", "/route"]) {
      expect([path, (await ask(shows, path, { headers: { host: "evil.example" } })).status]).toEqual([path, 403]);
    }
  });

  test("answers where a key goes, and says what is wrong with one that is none", async () => {
    const { text } = await ask(shows, "/route?balancer=x&traceId=4bf92f3577b34da6a3ce929d0e0e4736");
    expect(JSON.parse(text)).toMatchObject({ answers: [{ signal: "traces", result: { kind: "routed" } }] });
    expect(JSON.parse((await ask(shows, "/route?traceId=4bf9")).text)).toEqual({
      reason: "a trace id has 32 hexadecimal digits",
    });
    expect(JSON.parse((await ask(shows, "/route")).text)).toHaveProperty("reason");
  });

  test("has the ring of a signal, and says where there is none", async () => {
    expect(JSON.parse((await ask(shows, "/ring?signal=traces")).text)).toMatchObject({ places: 36_000 });
    expect(JSON.parse((await ask(shows, "/ring?signal=constructor")).text)).toHaveProperty("reason");
  });

  test("answers 404 for what it does not have, and HEAD without a body", async () => {
    expect((await ask(shows, "/constructor")).status).toBe(404);
    expect(await ask(shows, "/state", { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
  });

  test("answers 500 for a mistake of ours, which is told, and goes on", async () => {
    const failures: string[] = [];
    const broken = await startPage({
      failed: (error) => failures.push(String(error)),
      state: () => {
        throw new Error("our mistake");
      },
    });
    expect((await ask(broken, "/state")).status).toBe(500);
    expect((await ask(broken, "/history")).status).toBe(200);
    expect(failures).toEqual(["Error: our mistake"]);
    broken.close();
  });
});

describe("a button", () => {
  test("does what it says, and tells why it could not", async () => {
    acted.length = 0;
    expect((await button(acts, '{"kind":"stop","backend":"backend-1"}')).status).toBe(200);
    expect(await button(acts, '{"kind":"stop","backend":"unknown"}')).toMatchObject({
      status: 409,
      text: "no backend is called unknown\n",
    });
    expect(acted).toEqual([
      { kind: "stop", backend: "backend-1" },
      { kind: "stop", backend: "unknown" },
    ]);
  });

  test("is not there where the page only shows", async () => {
    expect((await button(shows, '{"kind":"stop","backend":"backend-1"}')).status).toBe(405);
  });

  test.each([
    ["an origin that is not it", '{"kind":"stop","backend":"a"}', { origin: "http://evil.example" }, 403],
    ["another name", '{"kind":"stop","backend":"a"}', { host: "evil.example", origin: "http://evil.example" }, 403],
    ["the type of a form", '{"kind":"stop","backend":"a"}', { "content-type": "text/plain" }, 415],
    ["what is not JSON", "{", {}, 400],
    ["an unknown kind", '{"kind":"constructor","backend":"a"}', {}, 400],
    ["no backend", '{"kind":"stop"}', {}, 400],
    ["a backend that is not a text", '{"kind":"stop","backend":{}}', {}, 400],
    ["a long body", `{"kind":"stop","backend":"${"a".repeat(5_000)}"}`, {}, 413],
  ])("is refused to %s, and does nothing", async (_what, body, headers, status) => {
    acted.length = 0;
    expect((await button(acts, body, headers)).status).toBe(status);
    expect(acted).toEqual([]);
  });
});
