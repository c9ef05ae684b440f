import { generateKeyPairSync } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { afterAll, describe, expect, test } from "vitest";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig } from "../configuration.ts";
import { exportTraces, startTestBackend, startTestSender } from "../peers.ts";
import { startedBalancer } from "../started-balancer.ts";

const closing = closingAfterEach();
const pem = { type: "pkcs8", format: "pem" } as const;
const fixtures = "test/fixtures/certificates";
const ca = readFileSync(`${fixtures}/localhost.crt`, "utf8");
const folder = mkdtempSync(join(tmpdir(), "fairlead-tls-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A balancer that answers over TLS only, with copies of the test's certificate. */
async function secured() {
  const files = { certFile: join(folder, "tls.crt"), keyFile: join(folder, "tls.key"), clientCaFile: undefined };
  copyFileSync(`${fixtures}/localhost.crt`, files.certFile);
  copyFileSync(`${fixtures}/localhost.key`, files.keyFile);
  const listener = { host: "127.0.0.1", port: 0, tls: files, auth: undefined };
  const backend = await startTestBackend();
  const heard: string[] = [];
  const balancer = await startedBalancer(
    balancerConfig([backend.endpoint], { receivers: { grpc: listener, http: listener } }),
    {
      credentialsEvents: {
        changed: () => heard.push("changed"),
        failed: () => heard.push("failed"),
        handshakeFailed: (_reason, peer) => heard.push(`handshake with ${peer}`),
      },
    },
  );
  closing(backend.close, balancer.drain);
  return { balancer, heard, files, ports: [balancer.grpcPort ?? 0, balancer.httpPort ?? 0] };
}

async function handshake(port: number, options: tls.ConnectionOptions): Promise<string> {
  const socket = tls.connect({
    host: "127.0.0.1",
    port,
    servername: "localhost",
    ALPNProtocols: ["h2", "http/1.1"],
    ...options,
  });
  closing(() => socket.destroy());
  return new Promise((resolve) => {
    socket.once("secureConnect", () => resolve("connected"));
    socket.once("error", () => resolve("failed"));
  });
}

describe("a listener with a certificate", () => {
  test("serves senders that trust it, and reports handshakes that fail", async () => {
    const { balancer, ports, heard } = await secured();
    const sender = startTestSender(balancer.grpcPort ?? 0, { ca });
    closing(sender.close);
    const request = resourceSection({}, scopeSection({}, span({ trace: "0123456789abcdef0123456789abcdef" })));
    expect((await sender.call(exportTraces, request)).status).toBe("0");
    for (const port of ports) {
      expect(await handshake(port, { ca })).toBe("connected");
      expect(await handshake(port, { ca, maxVersion: "TLSv1.1", minVersion: "TLSv1.1" })).toBe("failed");
    }
    await expect.poll(() => heard).toEqual(Array(2).fill("handshake with 127.0.0.1"));
  });

  const other = readFileSync(`${fixtures}/localhost.key`, "utf8");
  test.each([
    ["is not one", "certFile", "broken"],
    ["is empty", "certFile", ""],
    ["is cut", "certFile", ca.slice(0, 300)],
    ["is a key", "certFile", other],
    ["is not of its key", "keyFile", generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey.export(pem)],
  ] as const)(
    "keeps its certificate while what is in the files %s, and says so each time",
    async (_case, file, content) => {
      const { balancer, ports, heard, files } = await secured();
      writeFileSync(files[file], content);
      balancer.refresh();
      balancer.refresh();
      expect(heard).toEqual(new Array(4).fill("failed"));
      for (const port of ports) expect(await handshake(port, { ca })).toBe("connected");
    },
  );
});
