/** Names of headers as every protocol takes them: HTTP/2 refuses capitals (RFC 9113, 8.2.1), and HTTP/1.1 does not tell them apart. */

export function withSmallNames(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
