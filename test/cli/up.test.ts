import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, describe, expect, test } from "vitest";
import { untilGone } from "../fixtures/until-gone.ts";
import { wrongModule } from "../fixtures/wrong-module.ts";

const running: ChildProcessWithoutNullStreams[] = [];
afterAll(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

interface Line {
  readonly event: string;
  readonly balancers?: readonly { readonly pid: number; readonly grpc: string }[];
  readonly sent?: Readonly<Record<string, { readonly accepted: number }>>;
  readonly backends?: readonly { readonly items: Readonly<Record<string, number>>; readonly elsewhere: number }[];
}

function up(...args: readonly string[]) {
  const program = ["--conditions=fairlead-source", "--import", "tsx", "src/cli/main.ts", "up", ...args];
  const child = spawn(process.execPath, program, { env: { ...process.env, NO_COLOR: "1" } });
  running.push(child);
  const lines: Line[] = [];
  const waiting: (() => void)[] = [];
  let stderr = "";
  child.stderr.on("data", (part) => (stderr += String(part)));
  let stdout = "";
  createInterface({ input: child.stdout }).on("line", (line) => {
    stdout += `${line}\n`;
    if (line.startsWith("{")) lines.push(JSON.parse(line) as Line);
    for (const look of waiting) look();
  });
  const ended = once(child, "close").then(([code]) => code as number | null);
  const event = (name: string) =>
    new Promise<Line>((resolve, reject) => {
      void ended.then((code) => reject(new Error(`ended with ${code} before "${name}": ${stderr}`)));
      const look = () => {
        const found = lines.find((line) => line.event === name);
        if (found) resolve(found);
      };
      waiting.push(look);
      look();
    });
  return { child, event, ended, stderr: () => stderr, stdout: () => stdout };
}

describe("a topology on this machine", () => {
  test("delivers what was taken to the backends of the model, and reports it after Ctrl-C", async () => {
    const { child, event, ended } = up("blueprints/loadbalancer-demo.ts", "--json");
    await event("told");
    child.kill("SIGINT");
    const { sent = {}, backends = [] } = await event("report");
    expect(await ended).toBe(0);
    for (const signal of ["traces", "metrics", "logs"]) {
      const received = backends.reduce((sum, { items }) => sum + (items[signal] ?? 0), 0);
      expect([signal, received]).toEqual([signal, sent[signal]?.accepted]);
    }
    expect(sent["traces"]?.accepted).toBeGreaterThan(0);
    expect(backends.map(({ elsewhere }) => elsewhere)).toEqual([0, 0, 0]);
  });

  test("reports also when Ctrl-C comes as soon as it has begun", async () => {
    const { child, event, ended } = up("blueprints/loadbalancer-demo.ts", "--json");
    await event("started");
    child.kill("SIGINT");
    const { backends = [] } = await event("report");
    expect(backends.length).toBe(3);
    // It may have been too early for anything to arrive, which is what 1 says.
    const received = backends.flatMap(({ items }) => Object.values(items)).reduce((sum, items) => sum + items, 0);
    expect(await ended).toBe(received > 0 ? 0 : 1);
  });

  test("does not wait after a second Ctrl-C, and leaves no program behind", async () => {
    const { child, event, ended } = up("blueprints/loadbalancer-demo.ts", "--json", "--hang", "backend-1@0.1");
    const { balancers = [] } = await event("started");
    await event("counts");
    await event("told");
    // Long enough for calls that hang to be on their way.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const asked = performance.now();
    child.kill("SIGINT");
    setTimeout(() => child.kill("SIGINT"), 300);
    expect(await ended).toBe(130);
    expect(performance.now() - asked).toBeLessThan(8_000);
    expect(await untilGone(balancers[0]?.pid ?? 0)).toBe(true);
  });

  test("prints plain lines where there is no terminal", async () => {
    const { child, ended, stdout } = up("blueprints/loadbalancer-demo.ts", "--duration", "1");
    expect(await ended).toBe(0);
    expect(child.exitCode).toBe(0);
    expect(stdout()).toMatch(
      /status page: http:\/\/127\.0\.0\.1:\d+\/\n[\s\S]*waiting for the first telemetry at a backend\n/,
    );
    expect(stdout()).not.toContain("\u001b");
  });

  test("says what is wrong with a blueprint, and starts nothing", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fairlead-wrong-"));
    const module = join(folder, "wrong.ts");
    writeFileSync(module, wrongModule);
    const { ended, stderr, stdout } = up(module, "--duration", "1");
    expect(await ended).toBe(1);
    expect(stderr()).toMatch(/error FL\d{4}/);
    expect(stdout()).toBe("");
    rmSync(folder, { recursive: true });
  });

  test("leaves no program behind when it is killed", async () => {
    const { child, event } = up("blueprints/loadbalancer-demo-fairlead.ts", "--json", "--load", "0");
    const { balancers = [] } = await event("started");
    child.kill("SIGKILL");
    expect(await untilGone(balancers[0]?.pid ?? 0)).toBe(true);
  });

  test("says which port is taken", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as net.AddressInfo;
    const { ended, stderr } = up("blueprints/loadbalancer-demo.ts", "--port", String(Math.min(port, 65_534)));
    expect(await ended).toBe(2);
    server.close();
    expect(stderr()).toContain(`port ${port} cannot be opened (EADDRINUSE): choose another with --port`);
  });

  test("says which backend is unknown", async () => {
    const { ended, stderr } = up("blueprints/loadbalancer-demo.ts", "--stop", "backend-9@1");
    expect(await ended).toBe(2);
    expect(stderr()).toBe('fairlead up: no backend is called "backend-9"; there are backend-1, backend-2, backend-3\n');
  });
});
