import { expect, test } from "vitest";
import { startChild } from "../../src/local/child.ts";

const options = { name: "edge", env: {}, readyWord: "serving", startMsMax: 20_000, lost: () => {} };
const script = (text: string) => ({ ...options, args: ["-e", text] });

test("a program that ends before it serves is told with its last words", async () => {
  const broken = startChild(script('console.error("no such file"); process.exit(3)'));
  await expect(broken).rejects.toThrow("edge ended with code 3 before it served:\nno such file");
});

test("a program that does not end when it is asked to is made to", async () => {
  const child = await startChild(
    script('process.on("SIGTERM", () => {}); console.error("serving"); setInterval(() => {}, 1000)'),
  );
  await child.end(50);
  expect(() => process.kill(child.pid, 0)).toThrow("ESRCH");
});

test("a program that ends by itself is told", async () => {
  const lost = new Promise<string>((resolve) => {
    void startChild({ ...script('console.error("serving"); setTimeout(() => process.exit(1), 20)'), lost: resolve });
  });
  expect(await lost).toContain("edge ended");
});
