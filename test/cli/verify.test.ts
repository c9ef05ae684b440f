import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

function started(...args: readonly string[]) {
  const program = ["--conditions=fairlead-source", "--import", "tsx", "src/cli/main.ts", ...args];
  const child = spawn(process.execPath, program, {
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  return child;
}

async function verified(...args: readonly string[]) {
  const child = started("verify", ...args);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { stdout, stderr, code: code as number | null };
}

describe("a verification", () => {
  test("of a topology on this machine holds in every signal", async () => {
    const up = started("up", "blueprints/loadbalancer-demo-fairlead.ts", "--json");
    const [line] = (await once(createInterface({ input: up.stdout }), "line")) as [string];
    const { verifyUrl } = JSON.parse(line) as { readonly verifyUrl: string };
    const { stdout, stderr, code } = await verified(
      "--up",
      verifyUrl,
      "--items",
      "600",
      "--format",
      "json",
      "--max-split",
      "0",
    );
    expect(stderr).toBe("");
    const report = JSON.parse(stdout) as {
      readonly verdict: string;
      readonly signals: readonly { readonly signal: string }[];
    };
    expect([code, report.verdict, report.signals.map(({ signal }) => signal)]).toEqual([
      0,
      "held",
      ["traces", "metrics", "logs"],
    ]);
  });

  test.each([
    [[], "say who tells what the backends got, by one of --up, --metrics and --read"],
    [["--up", "http://127.0.0.1:1"], "--up http://127.0.0.1:1: "],
    [
      ["a:4317", "b:4317", "--to", "http://127.0.0.1:1", "--metrics", "a=http://127.0.0.1:1"],
      "nobody reads b:4317: name every backend",
    ],
    [
      ["a:4317", "--to", "http://127.0.0.1:1", "--metrics", "a=http://127.0.0.1:1", "--max-loss", "0"],
      "the backends' own metrics are counts, which do not tell items apart, and cannot decide --max-loss",
    ],
    [
      ["--up", "http://127.0.0.1:1", "--output-file", "/nowhere/verify.xml"],
      "--output-file /nowhere/verify.xml: ENOENT",
    ],
    [
      ["a:4317", "--to", "http://127.0.0.1:1", "--metrics", "a=http://127.0.0.1:1", "--connect", "0.2"],
      "http://127.0.0.1:1 does not answer within 0.2 s: connect ECONNREFUSED",
    ],
  ])(
    "that cannot be made says why: %j",
    async (args, reason) => {
      const { stderr, stdout, code } = await verified(...args);
      expect(stderr).toContain(`fairlead verify: ${reason}`);
      expect([stdout, code]).toEqual(["", 2]);
    },
    60_000,
  );

  test("that cannot be made leaves no report of an earlier run", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "fairlead-verify-")), "verify.xml");
    writeFileSync(file, '<testsuites name="fairlead verify" tests="1" failures="0" errors="0"/>');
    const asked = ["a:4317", "--to", "http://127.0.0.1:1", "--metrics", "a=http://127.0.0.1:1", "--connect", "0.2"];
    const { code } = await verified(...asked, "--format", "junit", "--output-file", file);
    expect(code).toBe(2);
    expect(readFileSync(file, "utf8")).toContain('<error message="http://127.0.0.1:1 does not answer within 0.2 s');
    rmSync(dirname(file), { recursive: true });
  });

  test.each([
    [["--max-loss", "0.1", "--output-file"], "option '--max-loss <items>' argument '0.1' is invalid."],
    [["--nonsense", "--output-file"], "unknown option '--nonsense'"],
  ])(
    "whose words are refused leaves no report of an earlier run either: %j",
    async (words, reason) => {
      const file = join(mkdtempSync(join(tmpdir(), "fairlead-verify-")), "verify.json");
      writeFileSync(file, '{ "verdict": "held" }');
      const { code, stderr } = await verified("--format=json", ...words, file);
      expect(code).toBe(2);
      expect(stderr).toContain(reason);
      expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
        verdict: "impossible",
        because: expect.stringContaining(reason),
      });
      rmSync(dirname(file), { recursive: true });
    },
    60_000,
  );
});
