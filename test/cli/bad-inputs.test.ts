import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readInputs } from "../../src/cli/check-inputs.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-bad-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const patienceMs = 60_000;
const configuration =
  "receivers: { otlp: { protocols: { grpc: {} } } }\nexporters: { debug: {} }\nservice: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }\n";

function written(name: string, bytes: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

function check(...paths: readonly string[]) {
  return checkAfter([], paths);
}

/** @param flags of Node, which run something before */
function checkAfter(flags: readonly string[], paths: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...flags, ...["--conditions=fairlead-source", "--import", "tsx", "src/cli/main.ts", "check"], ...paths],
    { encoding: "utf8", timeout: patienceMs },
  );
  return { status, stdout, stderr };
}

const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[..."bcdefgh"]
  .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${"abcdefgh"[index]}`).join(", ")}]`)
  .join("\n")}\nreceivers: *h\n`;

/** Each level merges the one above ten times, and no key of it is new. */
const mergeBomb = `a: &a { x: 1 }\n${[..."bcdefgh"]
  .map((name, index) => `${name}: &${name} { <<: [${Array(10).fill(`*${"abcdefgh"[index]}`).join(", ")}] }`)
  .join("\n")}\nreceivers: *h\n`;

describe("a text that nobody can read is a finding at its place, and the exit code is 1", {
  timeout: patienceMs,
}, () => {
  test.each([
    [
      "nesting of 10 000 levels in brackets",
      `receivers: ${"[".repeat(10_000)}${"]".repeat(10_000)}`,
      "nested deeper than 200 levels",
    ],
    [
      "nesting of 10 000 levels in braces, as of JSON",
      `{"receivers":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`,
      "nested deeper than 200 levels",
    ],
    ["nesting of 10 000 levels in blocks", `${"- ".repeat(10_000)}a`, "nested deeper than 200 levels"],
    [
      "nesting by indentation",
      Array.from({ length: 300 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
      "nested deeper than 200 levels",
    ],
    ["a million values", "a: {}\n".repeat(1_000_000), "holds more than 500000 values"],
    ["a million values in one line", `receivers: {${"a: {}, ".repeat(1_000_000)}}`, "holds more than 500000 values"],
    ["an alias bomb", bomb, "Aliases stand for more than 100000 values"],
    [
      "a bomb of merge keys without a value",
      mergeBomb.replace("x: 1", ""),
      "Aliases stand for more than 100000 values",
    ],
    ["a bomb of merge keys", mergeBomb, "Aliases stand for more than 100000 values"],
    ["a recursive alias", "receivers: &a { otlp: *a }\n", 'The anchor "a" contains itself'],
    ["binary", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), "Control characters are not allowed"],
    [
      "bytes that are not UTF-8",
      Buffer.concat([Buffer.from("receivers: "), Buffer.from([0xe9, 0x20])]),
      "not UTF-8 here",
    ],
    ["an empty file", "", "The configuration is empty"],
    ["a file of comments", "# one\n# two\n", "The configuration is empty"],
    ["a list", "- a\n", "not a section of keys and values"],
  ])("%s", (name, bytes, message) => {
    const { status, stdout } = check(written(`${name}.yaml`, bytes));
    expect(stdout).toContain("error FL1011 unreadable-text");
    expect(stdout).toContain(message);
    expect(status).toBe(1);
  });
});

describe("a text that a Collector reads draws no finding", { timeout: patienceMs }, () => {
  test.each([
    ["with a byte-order mark", `\ufeff${configuration}`],
    ["with CRLF", configuration.replaceAll("\n", "\r\n")],
    ["with a lone CR at the end of each line", configuration.replaceAll("\n", "\r")],
    ["in UTF-16, the great byte first", Buffer.from(`\ufeff${configuration}`, "utf16le").swap16()],
    ["in UTF-16", Buffer.from(`\ufeff${configuration}`, "utf16le")],
  ])("%s", (name, bytes) => {
    expect(check(written(`${name}.yaml`, bytes))).toMatchObject({ status: 0, stdout: "no findings\n" });
  });
});

describe("what cannot be read is said, with the exit code 2, beside what can", { timeout: patienceMs }, () => {
  const good = written("good.yaml", configuration);

  test("a file of 100 MB", () => {
    const big = written("big.yaml", "");
    truncateSync(big, 100_000_000);
    const { status, stderr } = check(big, good);
    expect(stderr).toContain("is larger than 16 MiB");
    expect(status).toBe(2);
  });

  test("a file that is not there, and a link that leads to itself", () => {
    symlinkSync("self.yaml", join(folder, "self.yaml"));
    const { status, stderr } = check(join(folder, "nowhere.yaml"), join(folder, "self.yaml"), good);
    expect(stderr).toContain("nowhere.yaml: no such file");
    expect(stderr).toContain("self.yaml: a link that leads back to itself");
    expect(status).toBe(2);
  });

  test("a pipe that nobody writes to, a socket and a device without an end", async () => {
    const [pipe, socket] = [join(folder, "pipe.yaml"), join(folder, "socket.yaml")];
    execFileSync("mkfifo", [pipe]);
    const server = createServer().listen(socket);
    await once(server, "listening");
    const { status, stderr } = check(pipe, socket, "/dev/zero", good);
    server.close();
    expect(stderr).toContain("pipe.yaml: is a pipe that nobody writes to");
    expect(stderr).toContain("socket.yaml: a socket or a device, not a file");
    expect(stderr).toContain("/dev/zero: is larger than 16 MiB");
    expect(status).toBe(2);
  });

  test("a file and a folder without permission", () => {
    const closed = join(folder, "closed");
    mkdirSync(join(closed, "below"), { recursive: true });
    const secret = join(closed, "secret.yaml");
    writeFileSync(secret, configuration);
    for (const path of [secret, join(closed, "below")]) chmodSync(path, 0);
    const read = asNobody(() => readInputs([closed], []));
    for (const path of [secret, join(closed, "below")]) chmodSync(path, 0o755);
    expect(read).toMatchObject({
      files: [],
      problems: [join(closed, "below"), secret].map((path) => `${path}: no permission to read it`),
    });
  });
});

/** Root may read all, so root is somebody else meanwhile. */
function asNobody<Result>(work: () => Result): Result {
  if (process.getuid?.() !== 0) return work();
  chmodSync(folder, 0o755);
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

test("stdin that is closed is an empty text", { timeout: patienceMs }, () => {
  const command = `'${process.execPath}' --conditions=fairlead-source --import tsx src/cli/main.ts check - <&-`;
  const { status, stdout } = spawnSync("sh", ["-c", command], { encoding: "utf8", timeout: patienceMs });
  expect(stdout).toContain("error FL1011 unreadable-text at stdin:1:1\n  The configuration is empty");
  expect(status).toBe(1);
});

test("folders that lead back to themselves are looked into once", { timeout: patienceMs }, () => {
  const tree = join(folder, "tree");
  mkdirSync(join(tree, "inside"), { recursive: true });
  writeFileSync(join(tree, "inside", "collector.yaml"), configuration);
  symlinkSync("..", join(tree, "inside", "loop"));
  symlinkSync("gone", join(tree, "dangling.yaml"));
  const { status, stderr } = check(tree);
  expect(stderr).toContain("1 configuration held against");
  expect(status).toBe(0);
});

test("a file that is gone when its turn comes is told, and one that grows while it is read is read to an end", {
  timeout: patienceMs,
}, () => {
  const moving = join(folder, "moving");
  mkdirSync(moving);
  for (const name of ["a.yaml", "gone.yaml", "growing.yaml"]) writeFileSync(join(moving, name), configuration);
  // Somebody else's writes, at the moments at which they would hurt.
  const others = written(
    "others.cjs",
    `const fs = require("node:fs");
const { openSync, readSync } = fs;
let growing;
fs.openSync = (path, ...more) => {
  if (String(path).endsWith("a.yaml")) fs.rmSync(${JSON.stringify(join(moving, "gone.yaml"))}, { force: true });
  const opened = openSync(path, ...more);
  if (String(path).endsWith("growing.yaml")) growing = opened;
  return opened;
};
fs.readSync = (opened, ...more) => {
  if (opened === growing) fs.appendFileSync(${JSON.stringify(join(moving, "growing.yaml"))}, "# more\\n".repeat(100_000));
  return readSync(opened, ...more);
};
require("node:module").syncBuiltinESMExports();
`,
  );
  const { status, stderr } = checkAfter(["--require", others], [moving]);
  expect(stderr).toContain("gone.yaml: no such file");
  expect(stderr).toContain("growing.yaml: is larger than 16 MiB");
  expect(stderr).toContain("1 configuration held against");
  expect(status).toBe(2);
});

test("a module that throws is unreadable input, and what another prints is no part of the answer", {
  timeout: patienceMs,
}, () => {
  const throwing = check(written("throws.ts", 'export const a = 1;\nthrow new Error("boom");\n'));
  expect(throwing).toMatchObject({ status: 2, stdout: "" });
  expect(throwing.stderr).toContain("boom");
  const beside = join(folder, "printing");
  mkdirSync(beside);
  writeFileSync(join(beside, "a.yaml"), configuration);
  const module = `import { checkText } from "fairlead";\nconsole.log("printed", typeof checkText);\n`;
  // Below the folder of the package, whose name it imports.
  const own = mkdtempSync(join("test", "fairlead-printing-"));
  writeFileSync(join(own, "script.mjs"), module);
  writeFileSync(join(own, "exporting.mjs"), `${module}export const none = 1;\n`.replace("printed", "exported"));
  const { stdout, stderr } = check(beside, own, "--format", "json");
  rmSync(own, { recursive: true });
  expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1 });
  expect(stderr).toContain("exported function");
  expect(stderr).not.toContain("printed function");
});

test("a chart of one's own is told to be rendered, and what was passed over has its name", {
  timeout: patienceMs,
}, () => {
  const chart = join(folder, "chart");
  mkdirSync(join(chart, "templates"), { recursive: true });
  const names = ["Chart.yaml", "a.yaml", "b.yaml"].map((name) => written(join("chart", name), "name: gateway\n"));
  const template = written(join("chart", "templates", "cm.yaml"), "metadata:\n  name: {{ .Release.Name }}\n");
  const { status, stderr } = check(chart);
  expect(status).toBe(2);
  expect(stderr).toContain(`passed over: ${template}, ${names[0]}, ${names[1]} and 1 other`);
  expect(stderr).toContain("helm template … | fairlead check -");
});
