import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { contentSecurityPolicy, documentBrotli } from "../../src/page/page-document.ts";
import { pageDocument } from "../../tools/page/build.mjs";

test("the packed page is what its sources make (npm run page)", () => {
  const { html, policy } = pageDocument();
  expect(brotliDecompressSync(Buffer.from(documentBrotli, "base64")).toString("utf8")).toBe(html);
  expect(contentSecurityPolicy).toBe(policy);
});

test("the page parses no markup: nothing in it sets any", () => {
  const { html } = pageDocument();
  expect(html).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/);
});
