import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { marksIn } from "../../src/generate/mark.ts";
import { defaultGates } from "../../src/verify/report.ts";
import { route as ring } from "../runtime/configuration.ts";
import { checksOf, type System, signalOf, startSystem } from "./system.ts";

let system: System;
let sound: System["between"];
beforeAll(async () => {
  system = await startSystem();
  sound = system.between;
});
afterAll(() => system.close());

/** A copy in which those items have no mark that are not kept. */
function marked(request: Uint8Array, keeps: (index: number) => boolean): Buffer {
  const copy = Buffer.from(request);
  for (const { run, index } of marksIn(request)) {
    const at = copy.indexOf(`${run}-${String(index).padStart(9, "0")}`);
    if (!keeps(index)) copy.write("x", at + run.length);
  }
  return copy;
}
const isChosen = (index: number) => index % 100 === 7;

describe("a sound system", () => {
  test("holds in every check of every signal, whatever the seed", async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const report = await system.run({ seed, items: 300, services: 30 });
      const found = report.signals.flatMap(({ signal, checks }) =>
        checks.filter(({ result }) => result === "broken").map((check) => `${signal} ${JSON.stringify(check)}`),
      );
      expect([seed, found, report.verdict]).toEqual([seed, [], "held"]);
    }
  });

  test("has what the model predicts at each backend", async () => {
    const { signals } = await system.run();
    expect(signals.map(({ signal }) => signal)).toEqual(["traces", "metrics", "logs"]);
    for (const { backends, received, accepted } of signals) {
      expect(received).toBe(accepted);
      expect(backends.map(({ items }) => items)).toEqual(backends.map(({ predicted }) => predicted));
      expect(backends.map(({ name }) => name)).toEqual(["backend-1", "backend-2", "backend-3"]);
    }
  });
});

describe("a broken system is found:", () => {
  test("one item in a hundred is dropped", async () => {
    system.between = (book, backend, request) =>
      void book.received(
        backend,
        marked(request, (index) => !isChosen(index)),
      );
    const report = await system.run();
    system.between = sound;
    expect(report.verdict).toBe("broken");
    for (const { signal, sent, received } of report.signals) {
      expect(checksOf(report, signal, "broken")).toEqual(["loss"]);
      expect(sent - received).toBe(Math.ceil((sent - 7) / 100));
    }
  });

  test("one item in a hundred comes twice", async () => {
    system.between = (book, backend, request) => {
      book.received(backend, request);
      book.received(backend, marked(request, isChosen));
    };
    const report = await system.run();
    system.between = sound;
    for (const { signal, checks } of report.signals) {
      expect(checksOf(report, signal, "broken")).toEqual(["duplicates"]);
      expect(checks.find(({ name }) => name === "duplicates")).toMatchObject({
        found: Math.ceil((signalOf(report, signal).sent - 7) / 100),
      });
    }
  });

  test("keys are split, as whole requests go to any backend", async () => {
    let turn = 0;
    system.between = (book, _, request) => {
      turn += 1;
      book.received(`backend-${1 + (turn % 3)}`, request);
    };
    const report = await system.run();
    system.between = sound;
    for (const { signal } of report.signals) expect(checksOf(report, signal, "broken")).toContain("split");
    expect(report.signals.map(({ checks }) => checks.find(({ name }) => name === "loss")?.result)).toEqual([
      "held",
      "held",
      "held",
    ]);
  });

  test("a backend is not on the ring", async () => {
    const broken = await startSystem();
    broken.between = (book, backend, request) =>
      void book.received(backend === "backend-2" ? "backend-3" : backend, request);
    const report = await broken.run();
    await broken.close();
    for (const { signal } of report.signals) {
      expect(checksOf(report, signal, "broken")).toEqual(["moved", "spread", "idle"]);
    }
  });
});

test("a balancer that asks for TLS and a token is verified with both, and says what is missing without", async () => {
  const [certFile, keyFile] = ["crt", "key"].map((end) => `test/fixtures/certificates/localhost.${end}`) as [
    string,
    string,
  ];
  const tokenFile = join(mkdtempSync(join(tmpdir(), "fairlead-token-")), "token");
  writeFileSync(tokenFile, "open sesame");
  const listener = {
    tls: { certFile, keyFile, clientCaFile: undefined },
    auth: { kind: "bearer", tokenFile },
  } as const;
  const guarded = await startSystem({ listener });
  const tls = () => ({ ca: readFileSync(certFile, "utf8"), servername: "localhost" });
  const asked = { signals: ["traces"], items: 100, connectMs: 1_000 } as const;
  const token = { headers: () => ({ authorization: "Bearer open sesame" }) };
  expect((await guarded.run(asked, { tls, ...token })).verdict).toBe("held");
  const [refused] = (await guarded.run(asked, { tls })).signals;
  expect([refused?.accepted, refused?.words[0]]).toEqual([0, expect.stringContaining("code 16")]);
  await expect(guarded.run(asked, token)).rejects.toThrow("does not answer within 1 s");
  await guarded.close();
  rmSync(dirname(tokenFile), { recursive: true });
});

test("a gate may be a part of what was sent", async () => {
  system.between = (book, backend, request) =>
    void book.received(
      backend,
      marked(request, (index) => !isChosen(index)),
    );
  const lossAt = async (part: number) => {
    const report = await system.run({ gates: { ...defaultGates, loss: { part } }, signals: ["traces"] });
    return report.signals[0]?.checks.find(({ name }) => name === "loss");
  };
  const [under, over] = [await lossAt(0.005), await lossAt(0.011)];
  system.between = sound;
  expect(under).toMatchObject({ result: "broken", found: 12, limit: 6 });
  expect(over).toMatchObject({ result: "held", found: 12, limit: 13 });
});

test("nothing is sent through what would take the numbers off", async () => {
  const effect = { kind: "unmarks", says: "transform/strip, which takes fairlead.verify off items" } as const;
  const stripping = await startSystem({ effects: [effect] });
  await expect(stripping.run()).rejects.toThrow(
    "has transform/strip, which takes fairlead.verify off items: of traces",
  );
  await stripping.close();
});

test("what a filter may have dropped is named where something is lost", async () => {
  const effect = { kind: "may drop", says: "filter/health, which drops what meets its conditions" } as const;
  const filtering = await startSystem({ effects: [effect] });
  const lossOf = async () => {
    const { signals } = await filtering.run({ signals: ["traces"], items: 100 });
    return signals[0]?.checks.find(({ name }) => name === "loss")?.says;
  };
  expect(await lossOf()).toBe("items that it took and no backend has");
  filtering.between = () => {};
  expect(await lossOf()).toContain("no backend has; it has filter/health, which drops");
  await filtering.close();
});

test("nothing is said to hold of which nothing came, whatever the gates let through", async () => {
  system.between = () => {};
  const report = await system.run({ gates: { ...defaultGates, refused: 1e6, loss: 1e6, idle: 3 } });
  system.between = sound;
  expect(checksOf(report, "traces", "broken")).toEqual([]);
  expect(report.verdict).toBe("nothing checked");
});

test("a balancer that has a backend more than the model is found", async () => {
  const broken = await startSystem({ modelled: (all) => all.slice(0, 2) });
  const report = await broken.run();
  await broken.close();
  expect(checksOf(report, "traces", "broken")).toContain("moved");
  const saysOf = ({ signals }: typeof report) => signals[0]?.checks.find(({ name }) => name === "moved")?.says;
  expect(saysOf(report)).not.toContain("spill");
  const spilling = await startSystem({
    modelled: (all) => all.slice(0, 2),
    routes: { traces: { ...ring, failover: "spill" }, metrics: undefined, logs: undefined },
  });
  const says = saysOf(await spilling.run());
  await spilling.close();
  expect(says).toMatch(
    /instead of .*; failover is "spill", so items of a backend that fails go to the next one until it is back$/,
  );
});

test("what a route does not promise is not checked, and said", async () => {
  const spreading = await startSystem({
    routes: {
      traces: { ...routeOf("round-robin"), routingKey: "" },
      metrics: undefined,
      logs: { ...routeOf("least-loaded"), routingKey: "" },
    },
  });
  const report = await spreading.run({ required: ["split"] });
  await spreading.close();
  expect(checksOf(report, "traces", "not checked")).toEqual(["split", "moved"]);
  expect(checksOf(report, "logs", "not checked")).toEqual(["split", "moved", "spread"]);
  expect([report.unmet, report.verdict]).toEqual([["split of traces", "split of logs"], "broken"]);
});

function routeOf(algorithm: "round-robin" | "least-loaded") {
  return {
    algorithm,
    routingAttributes: [],
    compatibleWith: "0.129.0",
    balanceFactor: 1.25,
    failover: "hold",
  } as const;
}
