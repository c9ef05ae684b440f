/** Files as hosts of code name them: relative to where the check ran, with slashes, and as a URI (RFC 3986). */

import { sep } from "node:path";

/** A backslash is a letter of a name where it does not part folders. */
export function withSlashes(file: string, separator: string = sep): string {
  return separator === "\\" ? file.replaceAll("\\", "/") : file;
}

/** An absolute path is a file of that machine; so are one with a drive (`C:/`) and one on another machine (`//server/`). */
export function fileUri(file: string, separator: string = sep): string {
  const path = withSlashes(file, separator).replace(/^(?:\.\/+)+/, "");
  const [, server, drive] = separator === "\\" ? (/^(?:\/\/([^/]+)(?=\/)|([A-Za-z]:)(?=\/))/.exec(path) ?? []) : [];
  if (server !== undefined) return `file://${encoded(server)}${encoded(path.slice(2 + server.length))}`;
  if (drive !== undefined) return `file:///${drive}${encoded(path.slice(drive.length))}`;
  return path.startsWith("/") ? `file://${encoded(path.replace(/^\/+/, "/"))}` : encoded(path);
}

/** Half a character, which a name on Windows may have, has no bytes in UTF-8. */
function encoded(path: string): string {
  return path
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}
