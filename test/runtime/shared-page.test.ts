import { expect, test } from "vitest";
import { sharedPage } from "../../src/runtime/shared-page.ts";

function counted() {
  let [made, now] = [0, 0];
  const read = sharedPage(
    () => Promise.resolve(`page ${++made}`),
    () => now,
  );
  const pass = (ms: number) => {
    now += ms;
  };
  return { read, text: async () => (await read()).bytes.toString(), pass };
}

test("who reads when nobody else does has it as it is now", async () => {
  const { read } = counted();
  for (const page of ["page 1", "page 2", "page 3"]) {
    const { bytes, over } = await read();
    expect(bytes.toString()).toBe(page);
    over();
  }
});

test("whoever reads at once shares one, and however slowly 64 read there are two", async () => {
  const { read, text, pass } = counted();
  const first = await Promise.all([read(), read(), read()]);
  expect(new Set(first.map(({ bytes }) => bytes)).size).toBe(1);
  pass(1_001);
  expect(await text()).toBe("page 2");
  for (let n = 0; n < 64; n++) {
    pass(1_001);
    expect(await text()).toBe("page 2");
  }
  for (const { over } of first) over();
  expect(await text()).toBe("page 3");
});

test("one that cannot be made keeps no place", async () => {
  let fails = true;
  const read = sharedPage(() => (fails ? Promise.reject(new Error("not now")) : Promise.resolve("page")));
  await expect(read()).rejects.toThrow("not now");
  fails = false;
  expect((await read()).bytes.toString()).toBe("page");
});
