/**
 * TLS on both sides of the balancer, with real Collectors at both ends: clients without a certificate, with one of another
 * authority or an expired one are refused with a clear log line, and rotated files are used without a restart.
 */

import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import https from "node:https";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import tls from "node:tls";
import { grpcPaths } from "../../../src/runtime/otlp/export-paths.ts";
import { exporterName } from "../../../src/schema/registry.ts";
import { collectorBinary } from "../../../tools/collectors/build.mjs";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { balancerConfig } from "../../runtime/configuration.ts";
import { freePort } from "../../runtime/free-port.ts";
import { startTestSender } from "../../runtime/peers.ts";
import { listens } from "../listens.ts";
import type { Tally } from "../tally.ts";
import { pipelinesTo, quiet } from "./balancer-setup.ts";
import { bundled, folder, start, stop, written } from "./processes.ts";
import { readItems } from "./telemetry.ts";

const waitMs = 60_000;
const place = join(folder, "certificates");
const file = (name: string) => join(place, name);

/** The same on both sides of the balancer. */
type Protocol = "grpc" | "http";

function openssl(...args: readonly string[]): void {
  execFileSync("openssl", args, { cwd: place, stdio: "ignore" });
}

const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

function authority(name: string): void {
  openssl(
    "req",
    "-x509",
    ...newKey,
    "-keyout",
    `${name}.key`,
    "-out",
    `${name}.crt`,
    "-subj",
    `/CN=${name}`,
    "-days",
    "2",
  );
}

function certificate(name: string, by: string, days = 2): void {
  openssl("req", ...newKey, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", "/CN=localhost");
  const extensions = file("names.ext");
  writeFileSync(extensions, "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
  const signed = ["-CA", `${by}.crt`, "-CAkey", `${by}.key`, "-CAcreateserial", "-days", String(days)];
  openssl("x509", "-req", "-in", `${name}.csr`, ...signed, "-extfile", extensions, "-out", `${name}.crt`);
}

const shown = (name: string) => ({ cert: readFileSync(file(`${name}.crt`)), key: readFileSync(file(`${name}.key`)) });
const trusted = () => readFileSync(file("ca.crt"));

/** The serial number of the certificate that a port shows; undefined where the handshake fails. */
function serialOf({ protocol, port }: Ends, client: string | undefined): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = tls.connect({
      ...{ port, host: "localhost", ca: trusted(), ALPNProtocols: [protocol === "grpc" ? "h2" : "http/1.1"] },
      ...(client !== undefined && shown(client)),
    });
    if (protocol === "http") socket.once("secureConnect", () => socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n"));
    // With TLS 1.3 a server that refuses a client says so after the client has finished: bytes of an answer tell.
    socket.once("data", () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.destroy();
    });
    socket.once("error", () => resolve(undefined));
    socket.once("close", () => resolve(undefined));
  });
}

interface Ends {
  readonly protocol: Protocol;
  readonly backendPort: number;
  readonly received: string;
  readonly senderPort: number;
  readonly port: number;
}

async function startBackend({ protocol, backendPort, received }: Ends) {
  const listener = {
    endpoint: `127.0.0.1:${backendPort}`,
    tls: { cert_file: file("backend.crt"), key_file: file("backend.key"), client_ca_file: file("ca.crt") },
  };
  const config = {
    receivers: { otlp: { protocols: { [protocol]: listener } } },
    exporters: { file: { path: received, flush_interval: "100ms" } },
    service: { pipelines: pipelinesTo({ traces: "file", metrics: "file", logs: "file" }), telemetry: quiet },
  };
  const child = start(collectorBinary("0.161.0"), ["--config", written(`tls-backend-${protocol}.yaml`, config)]);
  await listens(backendPort);
  return child;
}

async function startSender({ protocol, senderPort, port }: Ends) {
  const type = exporterName(protocol === "grpc" ? "otlp" : "otlphttp", "0.161.0");
  const settings = {
    endpoint: protocol === "grpc" ? `localhost:${port}` : `https://localhost:${port}`,
    tls: { ca_file: file("ca.crt"), cert_file: file("client.crt"), key_file: file("client.key") },
  };
  const config = {
    receivers: { otlp: { protocols: { grpc: { endpoint: `127.0.0.1:${senderPort}` } } } },
    exporters: { [type]: settings },
    service: { pipelines: pipelinesTo({ traces: type, metrics: type, logs: type }), telemetry: quiet },
  };
  const child = start(collectorBinary("0.161.0"), ["--config", written(`tls-sender-${protocol}.yaml`, config)]);
  await listens(senderPort);
  return child;
}

async function startBalancer({ protocol, port, backendPort }: Ends, ca: string) {
  const base = balancerConfig([`localhost:${backendPort}`]);
  const served = async () => ({ host: "127.0.0.1", port: await freePort() });
  const serverTls = { certFile: file("served.crt"), keyFile: file("served.key"), clientCaFile: file("ca.crt") };
  const clientTls = {
    caFile: file(ca),
    certFile: file("client.crt"),
    keyFile: file("client.key"),
    serverName: undefined,
  };
  const config = {
    ...base,
    receivers: {
      grpc: undefined,
      http: undefined,
      [protocol]: { host: "127.0.0.1", port, tls: serverTls, auth: undefined },
    },
    exporter: { ...base.exporter, protocol, tls: clientTls },
    telemetry: { ...base.telemetry, metrics: await served(), health: await served() },
  };
  const child = start(process.execPath, [
    bundled(config, `tls-${protocol}`),
    "--config",
    written(`tls-${protocol}.json`, config),
  ]);
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  await listens(port);
  return { child, log: () => log };
}

const requestOf = (item: string) =>
  resourceSection(
    { "service.name": "shop" },
    scopeSection({}, span({ trace: "0123456789abcdef0123456789abcdef", attributes: { item } })),
  );

async function until(holds: () => boolean): Promise<boolean> {
  for (const last = Date.now() + waitMs; Date.now() < last && !holds(); ) await sleep(100);
  return holds();
}

/** What the log says of each client. */
const refusals = {
  none: /did not return a certificate/,
  stranger: /certificate: (UNABLE_TO|SELF_SIGNED)/,
  expired: /certificate: CERT_HAS_EXPIRED/,
};

/** A client whose connection stays open from call to call. */
interface HeldSender {
  readonly isTaken: (item: string) => Promise<boolean>;
  readonly close: () => void;
}

function heldSender({ protocol, port }: Ends): HeldSender {
  const identity = { ca: trusted(), ...shown("client") };
  if (protocol === "grpc") {
    const sender = startTestSender(port, identity);
    return {
      isTaken: async (item) => (await sender.call(grpcPaths.traces, requestOf(item))).status === "0",
      close: sender.close,
    };
  }
  const agent = new https.Agent({ ...identity, keepAlive: true, maxSockets: 1 });
  const isTaken = (item: string) =>
    new Promise<boolean>((resolve) => {
      const headers = { "content-type": "application/x-protobuf" };
      const options = { host: "localhost", port, path: "/v1/traces", method: "POST", headers, agent };
      const request = https.request(options, (response) => {
        response.resume();
        response.once("end", () => resolve(response.statusCode === 200));
      });
      request.once("error", () => resolve(false));
      request.end(requestOf(item));
    });
  return { isTaken, close: () => agent.destroy() };
}

function makeCertificates(): void {
  mkdirSync(place);
  for (const name of ["ca", "other"]) authority(name);
  for (const name of ["backend", "client", "first", "second"]) certificate(name, "ca");
  certificate("stranger", "other");
  certificate("expired", "ca", -1);
}

export async function certificates(tally: Tally, protocol: Protocol): Promise<void> {
  if (!existsSync(place)) makeCertificates();
  const title = `certificates, ${protocol}`;
  const serve = (name: string) => {
    for (const ending of ["crt", "key"]) copyFileSync(file(`${name}.${ending}`), file(`served.${ending}`));
  };
  serve("first");
  const [backendPort, senderPort, port] = [await freePort(), await freePort(), await freePort()];
  const ends: Ends = {
    protocol,
    backendPort,
    senderPort,
    port,
    received: join(folder, `tls-received-${protocol}.json`),
  };
  const backend = await startBackend(ends);
  const balancer = await startBalancer(ends, "ca.crt");
  const sender = await startSender(ends);
  const plain = startTestSender(senderPort);
  const sent = await plain.call(grpcPaths.traces, requestOf("by-tls"));
  const has = (item: string) => existsSync(ends.received) && readItems(ends.received).some(({ id }) => id === item);
  tally.check(
    `${title}: a Collector sends through the balancer to a Collector, mTLS on both ways`,
    sent.status === "0" && (await until(() => has("by-tls"))),
  );
  for (const client of [undefined, "stranger", "expired"] as const) {
    const serial = await serialOf(ends, client);
    const isSaid = await until(() => refusals[client ?? "none"].test(balancer.log()));
    const words =
      client === undefined
        ? "no certificate"
        : { stranger: "one of another authority", expired: "an expired one" }[client];
    tally.check(
      `${title}: a client with ${words ?? client} is refused, and the log says so`,
      serial === undefined && isSaid,
      balancer.log().slice(-500),
    );
  }
  const held = heldSender(ends);
  const first = await held.isTaken("before");
  const before = await serialOf(ends, "client");
  serve("second");
  balancer.child.kill("SIGHUP");
  await until(() => balancer.log().includes("certificates and tokens were reloaded"));
  const after = await serialOf(ends, "client");
  const second = await held.isTaken("after");
  tally.check(
    `${title}: a rotated one is shown to new connections, and the old connection goes on`,
    before !== undefined && after !== undefined && before !== after && first && second,
    `${before} ${after} ${first} ${second}`,
  );
  for (const one of [held, plain]) one.close();
  for (const child of [sender, balancer.child]) await stop(child);
  const wrong = await startBalancer({ ...ends, port: await freePort() }, "other.crt");
  tally.check(
    `${title}: a backend of an authority that is not trusted is not sent to, and the log says why`,
    await until(() => /cannot connect to a backend.*(certificate|signature|issuer)/i.test(wrong.log())),
    wrong.log().slice(-500),
  );
  for (const child of [wrong.child, backend]) await stop(child);
}
