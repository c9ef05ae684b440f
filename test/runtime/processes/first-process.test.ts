import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig } from "../configuration.ts";
import { freePort } from "../free-port.ts";
import { exportTraces, startTestBackend, startTestSender } from "../peers.ts";

const folder = mkdtempSync(join(tmpdir(), "processes-"));
afterAll(() => rmSync(folder, { recursive: true }));
const closing = closingAfterEach();
const request = resourceSection({}, scopeSection({}, span({ trace: "0123456789abcdef0123456789abcdef" })));

async function startPod(processes: number, port?: number) {
  const backend = await startTestBackend();
  const base = balancerConfig([backend.endpoint]);
  const at = async () => ({ host: "127.0.0.1", port: await freePort() });
  const [grpc, metrics, health] = [await at(), await at(), await at()];
  const config = {
    ...{ ...base, processes, telemetry: { ...base.telemetry, metrics, health } },
    receivers: { grpc: { ...grpc, port: port ?? grpc.port, tls: undefined, auth: undefined }, http: undefined },
  };
  const path = join(folder, `${grpc.port}.json`);
  writeFileSync(path, JSON.stringify(config));
  const flags = ["--conditions=fairlead-source", "--import", "tsx", "test/runtime/program.ts", "--config", path];
  const child = spawn(process.execPath, flags);
  const lines: Record<string, unknown>[] = [];
  let log = "";
  child.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString();
    const whole = log.split("\n");
    log = whole.pop() ?? "";
    for (const line of whole) lines.push(line.startsWith("{") ? JSON.parse(line) : { message: line });
  });
  closing(() => child.kill("SIGKILL"), backend.close);
  const page = async (of: { port: number }, name: string) =>
    fetch(`http://127.0.0.1:${of.port}${name}`).then(
      async (answer) => ({ status: answer.status, text: await answer.text() }),
      () => ({ status: 0, text: "" }),
    );
  const said = (message: string) => lines.filter((line) => line["message"] === message);
  const ended = once(child, "close").then(([code]) => code as number | null); // As `close` has it.
  return {
    child,
    ended,
    said,
    grpcPort: grpc.port,
    probe: () => page(health, "/readyz"),
    scrape: () => page(metrics, "/metrics"),
  };
}

const counted = ({ text }: { readonly text: string }, series: string) =>
  Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${series} `))
      ?.split(" ")[1] ?? 0,
  );

const accepted = 'otelcol_receiver_accepted_spans_total{transport="grpc"}';

function childrenOf({ pid }: ChildProcess): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);
}

test("processes of a pod share its port and its pages, obey together, and are replaced", {
  timeout: 60_000,
}, async () => {
  const { child, ended, said, grpcPort, probe, scrape } = await startPod(2);
  await expect.poll(async () => (await probe()).status).toBe(200);
  await expect.poll(() => said("listening")).toMatchObject([{ processes: 2, grpcPort }]);
  const send = async () => {
    const sender = startTestSender(grpcPort);
    const { status } = await sender.call(exportTraces, request);
    sender.close();
    return status;
  };
  for (let call = 0; call < 6; call++) expect(await send()).toBe("0");
  const before = await scrape();
  expect([counted(before, accepted), counted(before, "fairlead_processes")]).toEqual([6, 2]);
  child.kill("SIGHUP");
  await expect.poll(() => said("the configuration was reloaded: its list of backends is in use").length).toBe(2);
  const [victim = 0] = childrenOf(child);
  process.kill(victim, "SIGKILL");
  await expect.poll(() => said("a process ended and is replaced")).toMatchObject([{ reason: "SIGKILL" }]);
  expect((await probe()).status).toBe(200);
  await expect.poll(async () => counted(await scrape(), "fairlead_processes")).toBe(2);
  expect(await send()).toBe("0");
  const after = await scrape();
  expect([counted(after, accepted), counted(after, "fairlead_process_ends_total")]).toEqual([7, 1]);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(said("drained")).toHaveLength(2);
});

test("a pod whose port is taken ends as one process does, with the reason of the operating system", {
  timeout: 60_000,
}, async () => {
  const taken = await startPod(1);
  await expect.poll(async () => (await taken.probe()).status).toBe(200);
  const { ended, said } = await startPod(2, taken.grpcPort);
  expect(await ended).toBe(3);
  expect(said("listening")).toEqual([]);
});
