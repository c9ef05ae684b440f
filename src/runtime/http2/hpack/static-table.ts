/** The fields that every connection knows from the start, at their indexes. @see RFC 7541, appendix A */

export interface Field {
  readonly name: string;
  readonly value: string;
}

/** What a field counts besides its octets. @see RFC 7541, 4.1 */
const fieldOverhead = 32;

export function fieldSize(name: string, value: string): number {
  return name.length + value.length + fieldOverhead;
}

const field = (name: string, value = ""): Field => ({ name, value });
const fields = (name: string, ...values: readonly string[]) => values.map((value) => field(name, value));

/** The first one has index 1. */
export const staticTable: readonly Field[] = [
  field(":authority"),
  ...fields(":method", "GET", "POST"),
  ...fields(":path", "/", "/index.html"),
  ...fields(":scheme", "http", "https"),
  ...fields(":status", "200", "204", "206", "304", "400", "404", "500"),
  field("accept-charset"),
  field("accept-encoding", "gzip, deflate"),
  ...[
    ...["accept-language", "accept-ranges", "accept", "access-control-allow-origin", "age", "allow", "authorization"],
    ...["cache-control", "content-disposition", "content-encoding", "content-language", "content-length"],
    ...["content-location", "content-range", "content-type", "cookie", "date", "etag", "expect", "expires", "from"],
    ...["host", "if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "last-modified"],
    ...["link", "location", "max-forwards", "proxy-authenticate", "proxy-authorization", "range", "referer", "refresh"],
    ...["retry-after", "server", "set-cookie", "strict-transport-security", "transfer-encoding", "user-agent", "vary"],
    ...["via", "www-authenticate"],
  ].map((name) => field(name)),
];
