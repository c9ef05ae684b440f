import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readText } from "../../src/cli/read-text.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-read-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, bytes: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

test("texts are UTF-8, or UTF-16 by their mark", () => {
  expect(readText(written("a", "é: 1"))).toEqual({ text: "é: 1" });
  const [little, big] = [Buffer.from("\ufeffé: 1", "utf16le"), Buffer.from("\ufeffé: 1", "utf16le").swap16()];
  expect(readText(written("b", little))).toEqual({ text: "\ufeffé: 1" });
  expect(readText(written("c", big))).toEqual({ text: "\ufeffé: 1" });
});

test("a byte that is not UTF-8 is half a character, which a reader refuses where it stands", () => {
  const bytes = Buffer.concat([Buffer.from("a: \ufffd\nb: "), Buffer.from([0xe9]), Buffer.from("\nc: 1")]);
  expect(readText(written("d", bytes))).toEqual({ text: "a: \ufffd\nb: \udfff\nc: 1" });
});

test("what cannot be read says why", () => {
  expect(readText(join(folder, "nowhere"))).toEqual({ problem: "no such file" });
  mkdirSync(join(folder, "inside"));
  expect(readText(join(folder, "inside"))).toEqual({ problem: "is a folder" });
  symlinkSync("self", join(folder, "self"));
  expect(readText(join(folder, "self"))).toEqual({ problem: "a link that leads back to itself" });
});

test("a file of 100 MB is not read, and neither is one without an end", () => {
  const big = written("big", "");
  truncateSync(big, 100_000_000);
  const problem = "is larger than 16 MiB, which no configuration is";
  expect(readText(big)).toEqual({ problem });
  expect(readText("/dev/zero")).toEqual({ problem });
});

test("a pipe that nobody writes to is not waited for without end, and one that is written to is read", () => {
  execFileSync("mkfifo", [join(folder, "pipe")]);
  expect(readText(join(folder, "pipe"), 50)).toEqual({ problem: "is a pipe that nobody writes to" });
  const writer = spawn("sh", ["-c", `printf 'a: 1' > '${join(folder, "pipe")}'`]);
  expect(readText(join(folder, "pipe"))).toEqual({ text: "a: 1" });
  writer.kill();
});

test("a socket is not a file", async () => {
  const server = createServer().listen(join(folder, "socket"));
  await once(server, "listening");
  expect(readText(join(folder, "socket"))).toEqual({ problem: "a socket or a device, not a file" });
  server.close();
});
