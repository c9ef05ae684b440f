/** A request as rules for pages see it. */

import type { HttpRequest } from "../../../src/runtime/http1/server.ts";

export function asked(method: string, headers: Readonly<Record<string, string>>): HttpRequest {
  // A page is known by its method and its headers.
  return { method, header: (name: string) => headers[name] } as HttpRequest;
}
