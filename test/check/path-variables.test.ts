import { expect, test } from "vitest";
import { missingFiles } from "../../src/check/path-variables.ts";

const collector = { language: "Go", image: "otel/opentelemetry-collector-contrib:0.161.0", mounts: [] } as const;
const node = { language: "Node", image: "node:22.23.3-bookworm-slim", mounts: [] } as const;
const [inCollector, inNode] = [collector, node].map(
  (container) =>
    (name: string, value: string, mounts: readonly string[] = []) =>
      missingFiles([{ name, value }], { ...container, mounts }).map(({ message }) => message),
);

test.each([
  ["SSL_CERT_FILE", "/etc/ca/ca.pem"],
  ["SSL_CERT_DIR", "/etc/ssl/certs:/etc/ca"],
  ["AWS_SHARED_CREDENTIALS_FILE", "/etc/ca/credentials"],
  ["GOOGLE_APPLICATION_CREDENTIALS", "/etc/ca/key.json"],
  ["KUBECONFIG", "/etc/ca/config"],
])("the image of a Collector has no file that %s names", (name, value) => {
  expect(inCollector?.(name, value)).toEqual([expect.stringMatching(`^${name} names /etc/ca`)]);
  expect(inCollector?.(name, value, ["/etc/ca"])).toEqual([]);
});

test.each([
  ["SSL_CERT_FILE", "/etc/ssl/certs/ca-certificates.crt"],
  ["SSL_CERT_FILE", "ca.pem"],
  ["SSL_CERT_FILE", "$(FOLDER)/ca.pem"],
  ["AWS_WEB_IDENTITY_TOKEN_FILE", "/var/run/secrets/eks.amazonaws.com/serviceaccount/token"],
  ["OTHER", "/etc/ca/ca.pem"],
  ["NODE_EXTRA_CA_CERTS", "/etc/ca/ca.pem"],
])("%s=%s is there, or not a path that a Collector reads", (name, value) => {
  expect(inCollector?.(name, value)).toEqual([]);
});

// Node 20.20.2 and 22.23.3: "Cannot find module '/x'", code 1; "Warning: Ignoring extra certs from `/x`"; "object '/x.so' from
// LD_PRELOAD cannot be preloaded …: ignored".
test.each([
  ["NODE_OPTIONS", "--require /x/a.cjs", true],
  ["NODE_OPTIONS", "--enable-source-maps -r ./a.cjs", true],
  ["NODE_OPTIONS", '--import="/x/a.mjs"', true],
  ["NODE_EXTRA_CA_CERTS", "/x/ca.pem", false],
  ["LD_PRELOAD", "/x/a.so", false],
] as const)("Node does not find what %s=%s names", (name, value, isFatal) => {
  const found = missingFiles([{ name, value }], node);
  expect(found.map((one) => one.isFatal)).toEqual([isFatal]);
});

test("what is on a volume, and what Node has itself, is found", () => {
  expect(inNode?.("NODE_OPTIONS", "--require /x/a.cjs", ["/x"])).toEqual([]);
  expect(inNode?.("NODE_OPTIONS", "--import node:diagnostics_channel --no-warnings")).toEqual([]);
});

test("an image of the author's own may hold anything", () => {
  const own = { ...collector, image: "registry.example.com/otelcol:0.161.0" };
  expect(missingFiles([{ name: "SSL_CERT_FILE", value: "/etc/ca/ca.pem" }], own)).toEqual([]);
});
