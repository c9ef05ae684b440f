/** Paths as a program opens them: `/conf/../conf//a` is `/conf/a`, and a folder is the same with a slash behind it. */

import { posix } from "node:path";

export function cleanPath(path: string): string {
  return path === "" ? "" : posix.normalize(path).replace(/(.)\/+$/, "$1");
}
