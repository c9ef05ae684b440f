/**
 * Writes src/page/page-document.ts: the status page as one document, its style and script within and packed, and the policy that
 * lets a browser run these and nothing else. It is committed, as what packs differs between versions of Node and kinds of machine,
 * and a balancer has to be the same from everywhere.
 */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { buildSync } from "esbuild";

const folder = "src/page/client";

function bundled(file) {
  const { outputFiles } = buildSync({
    entryPoints: [`${folder}/${file}`],
    bundle: true,
    write: false,
    minify: true,
    target: ["chrome110", "firefox110", "safari16"],
    format: "iife",
    legalComments: "none",
    tsconfigRaw: { compilerOptions: { target: "es2022", strict: true } },
  });
  return outputFiles[0].text.trim();
}

/** The document, and its policy. */
export function pageDocument() {
  const [style, script] = [bundled("page.css"), bundled("main.ts")];
  const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const html = readFileSync(`${folder}/page.html`, "utf8")
    .replaceAll(/\n+/g, "\n")
    .replace("<style></style>", () => `<style>${style}</style>`)
    .replace("<script></script>", () => `<script>${script}</script>`);
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "connect-src 'self'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  return { html, policy };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { html, policy } = pageDocument();
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  const packed = brotliCompressSync(html, quality).toString("base64");
  const text = `/** The status page, by \`npm run page\` from src/page/client/. */

export const contentSecurityPolicy: string =
  ${JSON.stringify(policy)};

/** Brotli, in base64. */
export const documentBrotli: string =
  ${JSON.stringify(packed)};
`;
  writeFileSync("src/page/page-document.ts", text);
  console.log(`${html.length} characters, ${packed.length} packed`);
}
