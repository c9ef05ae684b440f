/** DNS as a cluster answers it: addresses by whole names, from a table that a suite may change, and nothing of anybody else's. */

import dgram from "node:dgram";
import { once } from "node:events";

/** Whole names in lower case, each with its addresses of IPv4. */
export type Names = ReadonlyMap<string, readonly string[]>;

export interface NameServer {
  /** Of `/etc/resolv.conf` in a pod of the namespace, as the kubelet writes it. */
  readonly resolvConf: (namespace: string) => string;
  readonly close: () => void;
}

const headerBytes = 12;
const addressType = 1;
const timeToLiveS = 1;
const noSuchName = 3;

export async function startNameServer(host: string, names: Names): Promise<NameServer> {
  const socket = dgram.createSocket("udp4");
  socket.on("message", (question, { address, port }) => socket.send(answered(question, names), port, address));
  socket.bind(53, host);
  await once(socket, "listening");
  return {
    resolvConf: (namespace) =>
      `nameserver ${host}\nsearch ${namespace}.svc.cluster.local svc.cluster.local cluster.local\noptions ndots:5\n`,
    close: () => socket.close(),
  };
}

/** RFC 1035, 4.1: the question again, and an answer for each address that points at its name. */
function answered(message: Buffer, names: Names): Buffer {
  const { name, end } = nameIn(message);
  const question = message.subarray(headerBytes, end + 4);
  const addresses = names.get(name.toLowerCase());
  const answers = message.readUInt16BE(end) === addressType ? (addresses ?? []) : [];
  const header = Buffer.alloc(headerBytes);
  header.writeUInt16BE(message.readUInt16BE(0), 0);
  header.writeUInt16BE(0x8580 | (addresses ? 0 : noSuchName), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(answers.length, 6);
  return Buffer.concat([header, question, ...answers.map(record)]);
}

function nameIn(message: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = headerBytes;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), end: at + 1 };
}

function record(address: string): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16BE(0xc000 | headerBytes, 0);
  bytes.writeUInt16BE(addressType, 2);
  bytes.writeUInt16BE(1, 4);
  bytes.writeUInt32BE(timeToLiveS, 6);
  bytes.writeUInt16BE(4, 10);
  for (const [index, part] of address.split(".").entries()) bytes[12 + index] = Number(part);
  return bytes;
}
