import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import tls from "node:tls";
import { expect, test } from "vitest";
import { type DestinationOptions, destinationOf } from "../../src/cli/verify-destination.ts";

const certificate = "test/fixtures/certificates/localhost.crt";
const key = "test/fixtures/certificates/localhost.key";

test.each<[string, string, DestinationOptions, string]>([
  ["no address", "balancer:4317", {}, "--to balancer:4317: is not an address such as http://host:4317"],
  ["no port", "http://balancer", {}, "--to http://balancer: has no port; OTLP/gRPC has 4317, OTLP/HTTP 4318"],
  ["an authority in plain text", "http://b:4317", { ca: certificate }, "--ca is for TLS: write --to https://…"],
  ["a name in plain text", "http://b:4317", { serverName: "b" }, "--server-name is for TLS: write --to https://…"],
  ["a certificate alone", "https://b:4317", { cert: certificate }, "--cert and --key go together"],
  ["a file that is not there", "https://b:4317", { ca: "gone.crt" }, "--ca gone.crt: no such file"],
  ["an authority that is a key", "https://b:4317", { ca: key }, `${key} cannot be used: `],
  ["a token that is empty", "http://b:4317", { tokenFile: "/dev/null" }, "/dev/null is empty"],
])("%s is refused in words", (_, to, options, words) => {
  expect(destinationOf(to, options)).toContain(words);
});

test("the protocol is that of the port, or what is asked for", () => {
  expect(destinationOf("http://b:4318", {})).toMatchObject({ protocol: "http", target: "b:4318", tls: undefined });
  expect(destinationOf("http://b:4317", {})).toMatchObject({ protocol: "grpc", target: "b:4317" });
  expect(destinationOf("http://b:9000", { protocol: "http" })).toMatchObject({ protocol: "http" });
});

test("a balancer behind another name that asks for a certificate is shown one", async () => {
  const pems = { cert: readFileSync(certificate), key: readFileSync(key), ca: readFileSync(certificate) };
  const server = tls.createServer({ ...pems, requestCert: true, rejectUnauthorized: true }, (socket) =>
    socket.end("in"),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // Listens on an address, never on a pipe.
  const { port } = server.address() as AddressInfo;
  const greeting = async (options: DestinationOptions) => {
    const destination = destinationOf(`https://elsewhere.example:${port}`, { ca: certificate, ...options });
    if (typeof destination === "string") return destination;
    const socket = tls.connect({ host: "127.0.0.1", port, ...destination.tls?.() });
    return new Promise<string>((resolve) => {
      socket.on("data", (data) => resolve(String(data)));
      socket.on("error", ({ message }) => resolve(message));
    });
  };
  try {
    expect(await greeting({ serverName: "localhost", cert: certificate, key })).toBe("in");
    expect(await greeting({ serverName: "localhost" })).toContain("certificate required");
    expect(await greeting({ serverName: "other.example", cert: certificate, key })).toContain("other.example");
  } finally {
    server.close();
  }
});
