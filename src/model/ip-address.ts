/** Whether a text is an IP address, and of which version. As `isIP` of node:net, which takes longer to load than a check takes to run. */

const byte = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const fourBytes = new RegExp(`^${byte}(?:\\.${byte}){3}$`);
const group = /^[0-9a-f]{1,4}$/i;
const groupsMax = 8;

/** @returns 4, 6, or 0 for what is not an address; one of version 6 may name its zone */
export function isIP(text: string): 0 | 4 | 6 {
  if (text.includes(":")) return isIPv6(text) ? 6 : 0;
  return isIPv4(text) ? 4 : 0;
}

export function isIPv4(text: string): boolean {
  return fourBytes.test(text);
}

/** RFC 4291, section 2.2; the zone of RFC 4007, section 11. */
export function isIPv6(text: string): boolean {
  const [, address = "", tail] =
    /^([0-9a-f:]*:[0-9a-f:]*?)(?:((?<=:)[\d.]+\.[\d.]+))?(?:%[0-9a-z.:-]+)?$/i.exec(text) ?? [];
  if (address === "" || (tail !== undefined && !fourBytes.test(tail))) return false;
  const [before = "", after, ...more] = (tail === undefined ? address : `${address}0:0`).split("::");
  const groups = [before, ...(after === undefined ? [] : [after])].flatMap((part) =>
    part === "" ? [] : part.split(":"),
  );
  const isWhole = after === undefined ? groups.length === groupsMax : groups.length < groupsMax;
  return more.length === 0 && isWhole && groups.every((one) => group.test(one));
}
