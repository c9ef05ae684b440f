/** Blocks of addresses (CIDR) of both families, as NetworkPolicies have them. */

import { BlockList, isIP } from "node:net";

export interface AddressBlock {
  readonly address: string;
  /** Of the prefix, in bits. */
  readonly length: number;
  readonly family: "ipv4" | "ipv6";
}

/** @returns undefined for what is not an address with the length of its prefix */
export function parseBlock(text: string): AddressBlock | undefined {
  const [address = "", prefix = "", ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || address.includes("%") || rest.length > 0 || !/^(0|[1-9]\d*)$/.test(prefix)) return undefined;
  const length = Number(prefix);
  if (length > (version === 4 ? 32 : 128)) return undefined;
  return { address, length, family: version === 4 ? "ipv4" : "ipv6" };
}

/** Of an address of the other family nothing is inside. */
export function isInBlock(address: string, { address: start, length, family }: AddressBlock): boolean {
  if (isIP(address) !== (family === "ipv4" ? 4 : 6)) return false;
  const list = new BlockList();
  list.addSubnet(start, length, family);
  return list.check(address, family);
}

/** @returns the smallest block that all of them are in @param addresses of one family */
export function blockAround(addresses: readonly string[], family: AddressBlock["family"]): AddressBlock {
  const [address = ""] = addresses;
  for (let length = family === "ipv4" ? 32 : 128; length > 0; length--) {
    const block = { address: networkAddress(address, length, family), length, family };
    if (addresses.every((one) => isInBlock(one, block))) return block;
  }
  return { address: family === "ipv4" ? "0.0.0.0" : "::", length: 0, family };
}

/** With zeros behind the prefix: the API server warns of any other. */
function networkAddress(address: string, length: number, family: AddressBlock["family"]): string {
  if (family === "ipv6") return address;
  const bits = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const start = Math.floor(bits / 2 ** (32 - length)) * 2 ** (32 - length);
  return [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join(".");
}
