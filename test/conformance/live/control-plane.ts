/**
 * A real API server with its store, on loopback: started with certificates and accounts of its own, restarted on the same
 * data, and asked as an administrator would.
 */

import { type ChildProcess, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import https from "node:https";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Json } from "../../../src/model/json.ts";
import { controlPlaneBinaries } from "../../../tools/control-plane/build.mjs";
import { freePort } from "../../runtime/free-port.ts";
import { listens } from "../listens.ts";
import { folder, start, stop } from "./processes.ts";

const adminToken = "administrator";
/** Longest wait for the API server to be ready. */
const waitMs = 60_000;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  /** What the server thinks of it, though it takes it. */
  readonly warnings: readonly string[];
}

export interface ControlPlane {
  readonly url: string;
  readonly caFile: string;
  /** For kubectl, as an administrator. */
  readonly kubeconfig: string;
  /** @param body JSON, or for a server-side apply any of it @returns whatever the status */
  readonly ask: (method: string, path: string, body?: unknown, type?: string) => Promise<Answer>;
  /** Forgets all that was, so that watches from before are told to begin anew. */
  readonly compact: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** @param name of its folder; each is a cluster of its own, and empty */
export async function startControlPlane(name: string): Promise<ControlPlane> {
  const place = join(folder, name);
  const file: FileIn = (of) => join(place, of);
  mkdirSync(place);
  writeCredentials(place, file);
  const etcdPort = await freePort();
  const port = await freePort();
  const etcd = await startEtcd(etcdPort, file);
  let server = startApiServer(port, etcdPort, file);
  const ca = readFileSync(file("ca.crt"));
  const ask: ControlPlane["ask"] = (method, path, body, type = "application/json") =>
    request({ url: `https://127.0.0.1:${port}${path}`, ca, method, body, type });
  const ready = async () => {
    for (const until = Date.now() + waitMs; Date.now() < until; await sleep(200)) {
      const answer = await ask("GET", "/readyz").catch(() => undefined);
      if (answer?.status === 200) return;
    }
    throw new Error("the API server is not ready");
  };
  await ready();
  return {
    url: `https://127.0.0.1:${port}`,
    caFile: file("ca.crt"),
    kubeconfig: writeKubeconfig(`https://127.0.0.1:${port}`, file),
    ask,
    compact: () => compacted(etcdPort),
    restart: async () => {
      server.kill("SIGKILL");
      await once(server, "exit");
      server = startApiServer(port, etcdPort, file);
      await ready();
    },
    end: async () => {
      await stop(server);
      await stop(etcd);
    },
  };
}

type FileIn = (name: string) => string;

/** JSON, which YAML is. */
function writeKubeconfig(server: string, file: FileIn): string {
  const named = { name: "it" };
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ ...named, cluster: { server, "certificate-authority": file("ca.crt") } }],
    users: [{ ...named, user: { token: adminToken } }],
    contexts: [{ ...named, context: { cluster: named.name, user: named.name } }],
    "current-context": named.name,
  };
  writeFileSync(file("kubeconfig"), JSON.stringify(config));
  return file("kubeconfig");
}

function writeCredentials(place: string, file: FileIn): void {
  const openssl = (...args: readonly string[]) => execFileSync("openssl", args, { cwd: place, stdio: "ignore" });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl("req", "-x509", ...newKey, "-keyout", "ca.key", "-out", "ca.crt", "-subj", "/CN=ca", "-days", "2");
  openssl("req", ...newKey, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=kubernetes");
  writeFileSync(
    file("names.ext"),
    "subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:kubernetes.default.svc\nextendedKeyUsage=serverAuth\n",
  );
  const signed = ["-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "names.ext"];
  openssl("x509", "-req", "-in", "server.csr", ...signed, "-out", "server.crt");
  openssl("genrsa", "-out", "account.key", "2048");
  openssl("rsa", "-in", "account.key", "-pubout", "-out", "account.pub");
  writeFileSync(file("tokens.csv"), `${adminToken},admin,admin,system:masters\n`);
}

async function startEtcd(port: number, file: FileIn): Promise<ChildProcess> {
  const peer = `http://127.0.0.1:${await freePort()}`;
  const url = `http://127.0.0.1:${port}`;
  const { etcd } = controlPlaneBinaries();
  const child = start(etcd, [
    ...["--data-dir", file("etcd"), "--listen-client-urls", url, "--advertise-client-urls", url],
    ...["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", `default=${peer}`],
    ...["--unsafe-no-fsync", "--log-level", "error"],
  ]);
  await listens(port);
  return child;
}

function startApiServer(port: number, etcdPort: number, file: FileIn): ChildProcess {
  return start(controlPlaneBinaries().apiServer, [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    `--secure-port=${port}`,
    // There is no address that the Service "kubernetes" could have here.
    "--endpoint-reconciler-type=none",
    "--service-cluster-ip-range=10.96.0.0/16",
    `--tls-cert-file=${file("server.crt")}`,
    `--tls-private-key-file=${file("server.key")}`,
    `--client-ca-file=${file("ca.crt")}`,
    `--token-auth-file=${file("tokens.csv")}`,
    "--authorization-mode=RBAC",
    "--anonymous-auth=false",
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${file("account.pub")}`,
    `--service-account-signing-key-file=${file("account.key")}`,
    `--cert-dir=${file("generated")}`,
  ]);
}

interface Question {
  readonly url: string;
  readonly ca: Buffer;
  readonly method: string;
  readonly body: unknown;
  readonly type: string;
}

function request({ url, ca, method, body, type }: Question): Promise<Answer> {
  const headers = { authorization: `Bearer ${adminToken}`, accept: "application/json", "content-type": type };
  return new Promise((resolve, reject) => {
    const asked = https.request(url, { ca, method, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      const warnings = warningsIn(response.headersDistinct["warning"] ?? []);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: jsonOf(text), warnings }));
    });
    asked.on("error", reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** The texts of `299 - "text"`. */
function warningsIn(headers: readonly string[]): readonly string[] {
  return headers.map((header) => header.replace(/^\d+ \S+ "(.*)"$/, "$1"));
}

function jsonOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

async function compacted(etcdPort: number): Promise<void> {
  const ask = async (path: string, body: object) =>
    (await (
      await fetch(`http://127.0.0.1:${etcdPort}${path}`, { method: "POST", body: JSON.stringify(body) })
    ).json()) as { readonly header?: { readonly revision?: string } };
  const { header } = await ask("/v3/kv/range", { key: Buffer.from("none").toString("base64") });
  await ask("/v3/kv/compaction", { revision: header?.revision, physical: true });
}
