/** Blocks of addresses (CIDR) of both families, as NetworkPolicies have them. */

import { BlockList } from "node:net";
import { isIP } from "./ip-address.ts";

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
    const block = { address: networkAddress({ address, length, family }), length, family };
    if (addresses.every((one) => isInBlock(one, block))) return block;
  }
  return { address: family === "ipv4" ? "0.0.0.0" : "::", length: 0, family };
}

/** With zeros behind the prefix; an address that has them already is given back as it is spelled. */
export function networkAddress({ address, length, family }: AddressBlock): string {
  const [bits, width] =
    family === "ipv4" ? [bitsOf(address.split("."), 10, 8), 32] : [bitsOf(groups(address), 16, 16), 128];
  const rest = 1n << BigInt(width - length);
  if (bits % rest === 0n) return address;
  const start = bits - (bits % rest);
  const part = (shift: number, size: number) => (start >> BigInt(shift)) % (1n << BigInt(size));
  if (family === "ipv4") return [24, 16, 8, 0].map((shift) => part(shift, 8)).join(".");
  const text = [112, 96, 80, 64, 48, 32, 16, 0].map((shift) => part(shift, 16).toString(16)).join(":");
  return text.replace(/(?:^|:)0(?::0)+(?::|$)/, "::");
}

function bitsOf(parts: readonly string[], base: 10 | 16, size: number): bigint {
  return parts.reduce((sum, part) => (sum << BigInt(size)) + BigInt(Number.parseInt(part, base)), 0n);
}

/** All eight of an IPv6 address, whose last two may be written as an IPv4 address. */
function groups(address: string): readonly string[] {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: readonly string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [before = "", after] = plain.split("::");
  const [head, tail] = [before, after ?? ""].map((side) => (side === "" ? [] : side.split(":")));
  if (head === undefined || tail === undefined || after === undefined) return plain.split(":");
  return [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
}
