/**
 * The Job of a blueprint as it is emitted: its program, what it is told, and the configurations of balancer and backends, each at an
 * address of this machine that has the ports of a pod. What it mounts is below a folder, where its paths lead here.
 */

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { bearerToken, blueprint, collector, routeBy, tls } from "fairlead";
import type { Blueprint } from "../../src/blueprint/options.ts";
import { seededRandom } from "../../src/generate/random.ts";
import { createTraceWriter } from "../../src/generate/traces.ts";
import type { Release } from "../../src/model/collector/release.ts";
import { verifyFiles } from "../../src/target/image/verify-files.ts";
import { collectorBinary } from "../../tools/collectors/build.mjs";
import { planOf } from "../every-blueprint.ts";
import { plainClient } from "./plain-client.ts";

interface Ended {
  readonly code: number | null;
  readonly out: string;
}

const addressOf = (index: number) => `127.0.77.${index + 1}`;
const edge = addressOf(9);
const mounted = "/etc/fairlead/";

/** @param others whether somebody else sends meanwhile, which must not count */
export async function emittedJob(made: Blueprint, folder: string, others: "meanwhile" | "none"): Promise<Ended> {
  const plan = planOf(made);
  const [verification] = plan.verifications;
  if (!verification) throw new Error("the blueprint has a verification");
  const { named } = verification.config.backends.kind === "listed" ? verification.config.backends : { named: [] };
  const atHome = (written: string, own: string) =>
    named
      .reduce((all, { host }, index) => all.replaceAll(host, addressOf(index)), written)
      .replaceAll(/edge-(?:collector|balancer)\.[a-z.]+:/g, `${edge}:`)
      .replaceAll("[::]:", `${own}:`)
      .replaceAll('"host":"::"', `"host":"${own}"`)
      .replaceAll(mounted, `${folder}${mounted}`);
  const children: ChildProcess[] = [];
  const run = async (name: string, body: object, own: string, [command, args, ready]: Program) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, atHome(JSON.stringify(body), own));
    const child = spawn(command, [...args, "--config", file], { stdio: ["ignore", "ignore", "pipe"] });
    children.push(child);
    const lines: string[] = [];
    await new Promise<void>((resolve, reject) => {
      child.stderr?.on("data", (part) => lines.push(String(part)) && String(part).includes(ready) && resolve());
      child.once("exit", () => reject(new Error(`${name} of ${made.release} ended: ${lines.join("")}`)));
    });
  };
  try {
    const real: Program = [collectorBinary(plan.release.version as Release), [], "Everything is ready"]; // of a schema version, above
    const bodyOf = (tier: string) => plan.configs.find((config) => config.tier === tier)?.body ?? {};
    for (const [index, { name }] of named.entries()) await run(name, bodyOf("backends"), addressOf(index), real);
    const [program] = plan.programs;
    await (program ? run("edge", program.config, edge, ownBalancer) : run("edge", bodyOf("balancer"), edge, real));
    for (const [name, content] of Object.entries(verifyFiles(verification))) {
      writeFileSync(join(folder, name), name.endsWith(".json") ? atHome(content, "") : content);
    }
    const other = others === "meanwhile" ? sendingMeanwhile(`${edge}:4317`) : () => {};
    const job = spawn(process.execPath, [join(folder, "verify.mjs"), "--config", join(folder, "verify.json")]);
    const [out, err, [code]] = await Promise.all([text(job.stdout), text(job.stderr), once(job, "close")]);
    other();
    return { code: code as number | null, out: out + err }; // what "close" tells
  } finally {
    for (const child of children) child.kill("SIGKILL");
  }
}

type Program = readonly [command: string, args: readonly string[], ready: string];

const ownBalancer: Program = [
  process.execPath,
  ["--conditions=fairlead-source", "--import", "tsx", "test/runtime/program.ts"],
  '"message":"listening"',
];

/** @returns ends it */
function sendingMeanwhile(target: string): () => void {
  const client = plainClient(target);
  const services = [{ name: "shop", resource: {}, attributes: {} }];
  const writer = createTraceWriter({ services, spansMin: 1, spansMax: 3 }, seededRandom(99));
  const timer = setInterval(
    () => void client.send("traces", writer.write(20, Date.now(), client.headroomBytes).bytes),
    20,
  );
  return () => {
    clearInterval(timer);
    client.close();
  };
}

/** A balancer that asks for a certificate and a token, by Secrets of those names; and what the Job says where one of them is another. */
export async function securedJobs(release: "0.129.0" | "0.161.0"): Promise<readonly (readonly [string, boolean])[]> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-secured-"));
  const mounts = join(folder, mounted);
  const put = (path: string, from: string) => cpSync(join(folder, from), join(mounts, path), { recursive: true });
  try {
    for (const name of ["authority", "other"]) authority(folder, name);
    for (const name of ["server", "client"]) certificate(folder, name);
    for (const name of ["token", "wrong"]) writeFileSync(join(folder, name), name);
    mkdirSync(mounts, { recursive: true });
    for (const [side, name] of [
      ["senders-tls", "server"],
      ["balancer-tls", "client"],
    ] as const) {
      put(`${side}/tls.crt`, `${name}.crt`);
      put(`${side}/tls.key`, `${name}.key`);
    }
    put("senders-tls/ca.crt", "authority.crt");
    put("senders-token/token", "token");
    const found: (readonly [string, boolean])[] = [];
    for (const [what, ca, token, code, words] of [
      ["as they are asked for", "authority", "token", 0, "all that was checked holds"],
      ["with the token of another", "authority", "wrong", 1, "refused"],
      ["that trusts another authority", "other", "token", 2, "self-signed certificate"],
    ] as const) {
      put("balancer-ca/ca.crt", `${ca}.crt`);
      put("balancer-token/token", token);
      const ended = await emittedJob(secured(release), folder, "none");
      const isRight = ended.code === code && ended.out.includes(words);
      found.push([`the Job shows certificate and token ${what}: ${ended.code}`, isRight]);
      if (!isRight) console.log(ended.out);
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function secured(release: "0.129.0" | "0.161.0"): Blueprint {
  const otel = collector(release);
  const samplers = otel.backends("sampler", { count: 3, discovery: "static", security: "plaintext" });
  const balancer = otel.balancer("edge", {
    ...{ to: samplers, target: "fairlead", routes: { traces: routeBy.traceID(), logs: routeBy.traceID() } },
    senders: { tls: { secret: "edge-tls", clientCertificates: true }, auth: bearerToken({ secret: "edge-token" }) },
    network: { clients: [{ namespace: "shop" }] },
    verify: { items: 1_000, security: tls({ caSecret: "edge-ca", clientSecret: "verify-tls" }) },
  });
  return blueprint("secured", { namespace: "verified", collector: otel, backends: [samplers], balancers: [balancer] });
}

const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

function openssl(cwd: string, ...args: readonly string[]): void {
  execFileSync("openssl", args, { cwd, stdio: "ignore" });
}

function authority(cwd: string, name: string): void {
  openssl(cwd, "req", "-x509", ...newKey, "-keyout", `${name}.key`, "-out", `${name}.crt`, "-subj", `/CN=${name}`);
}

function certificate(cwd: string, name: string): void {
  openssl(cwd, "req", ...newKey, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", `/CN=${name}`);
  writeFileSync(join(cwd, "names.ext"), `subjectAltName=IP:${edge}\n`);
  const signed = ["-CA", "authority.crt", "-CAkey", "authority.key", "-CAcreateserial", "-extfile", "names.ext"];
  openssl(cwd, "x509", "-req", "-in", `${name}.csr`, ...signed, "-out", `${name}.crt`);
}
