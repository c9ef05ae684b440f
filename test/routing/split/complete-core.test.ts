import { Buffer } from "node:buffer";
import { beforeAll, expect, test } from "vitest";
import type { GeneratedSignalCore, SignalCore } from "../../../src/contract/routing-core.ts";
import { keyRule } from "../../../src/routing/key/key-rule.ts";
import { completeCore } from "../../../src/routing/split/complete-core.ts";
import { generalCore } from "../../../src/routing/split/general-core.ts";
import { generatedText, importCore } from "../../target/routing-core/generated.ts";
import { field, resourceSection, scopeSection, span } from "../otlp-encoder.ts";

const settings = { signal: "traces", routingKey: "traceID", routingAttributes: [], encoding: "0.122" } as const;
const request = resourceSection({}, scopeSection({}, span({ trace: "7".repeat(32) }), span({ trace: "8".repeat(32) })));
/** The same with a length that is longer than need be. */
const odd = field(1, 2, request.subarray(2 + Number(request.length > 129)), 2);

let generated: GeneratedSignalCore;
let core: SignalCore;
beforeAll(async () => {
  const made = (await importCore(generatedText({ traces: { routingKey: "traceID" } }))).createSignalCores(
    Math.random,
  ).traces;
  const result = keyRule(settings);
  if (!made || result.kind !== "rule") throw new Error("no core");
  generated = made;
  core = completeCore(generated, generalCore("traces", result.rule, Math.random));
});

const pick = () => 2;

function written(): string {
  const out = Buffer.alloc(core.partBytes[2] ?? 0);
  core.write(2, out, 0);
  return out.toString("hex");
}

test("plans with the general functions what the generated core calls odd, and then with the generated core again", () => {
  expect(core.plan(request, pick)).toEqual({ kind: "planned" });
  const plain = written();
  expect(generated.plan(odd, pick)).toBe("odd");
  expect(core.plan(odd, pick)).toEqual({ kind: "planned" });
  expect([core.partCount(), core.parts[0], core.partItems[2]]).toEqual([1, 2, 2]);
  expect(written()).toBe(plain);
  expect(core.plan(request, pick)).toEqual({ kind: "planned" });
  expect(written()).toBe(plain);
});

test("leaves it to the general functions to say what is malformed", () => {
  expect(core.plan(Buffer.of(0x0a, 9), pick)).toEqual({ kind: "malformed", reason: "truncated at byte 2" });
  expect(core.partCount()).toBe(0);
});
