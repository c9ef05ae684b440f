/** The names of the spans in a request, in their order. */

import { Buffer } from "node:buffer";
import { fieldsOf, nextField } from "../../src/routing/wire/field-cursor.ts";

export function spansIn(request: Uint8Array): readonly string[] {
  const below = (messages: readonly Uint8Array[], number: number) =>
    messages.flatMap((message) => {
      const found: Uint8Array[] = [];
      const cursor = fieldsOf(message, 0, message.length);
      while (nextField(cursor)) if (cursor.field === number) found.push(message.subarray(cursor.value, cursor.at));
      return found;
    });
  const spans = below(below(below([request], 1), 2), 2);
  return below(spans, 5).map((name) => Buffer.from(name).toString("utf8"));
}
