/** Unpacks a table of owners: runs of one owner, a byte each, and the length of the run as a varint. */

export function expand(size: number, packed: string): Uint16Array {
  const table = new Uint16Array(size);
  const runs = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  let place = 0;
  for (let at = 0; at < runs.length; ) {
    const owner = runs[at++]!;
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      more = runs[at]! >= 0x80;
      length |= (runs[at++]! & 0x7f) << shift;
    }
    table.fill(owner, place, place + length);
    place += length;
  }
  return table;
}
