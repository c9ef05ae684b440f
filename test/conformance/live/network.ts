/**
 * A network of its own for each run: one namespace a pod, joined by a bridge that lives in a namespace too, so nothing of
 * the machine's own network is touched. Needs root and iproute2.
 */

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";

/** Pods of one network; more were never needed. */
const podsMax = 200;

export interface Host {
  readonly namespace: string;
  readonly address: string;
}

/** Why namespaces cannot be made here, or undefined when they can. */
export function whyNoNetwork(): string | undefined {
  if (process.getuid?.() !== 0) return "namespaces need root";
  const name = `fl-try-${process.pid}`;
  const made = spawnSync("ip", ["netns", "add", name], { encoding: "utf8" });
  if (made.error) return "iproute2 is not installed";
  if (made.status !== 0) return `ip netns add: ${made.stderr.trim()}`;
  spawnSync("ip", ["netns", "delete", name]);
  return undefined;
}

export class Network {
  readonly #prefix: string;
  readonly #hosts: Host[] = [];

  constructor(name: string) {
    this.#prefix = `fl-${process.pid}-${name}`.slice(0, 40);
    ip("netns", "add", this.#bridge);
    ip("-n", this.#bridge, "link", "add", "br0", "type", "bridge");
    ip("-n", this.#bridge, "link", "set", "br0", "up");
  }

  get #bridge(): string {
    return `${this.#prefix}-net`;
  }

  /** A namespace with one address, reachable from all others of this network. */
  addHost(): Host {
    const number = this.#hosts.length + 1;
    assert(number < podsMax, "more pods than a network is made for");
    const host = { namespace: `${this.#prefix}-${number}`, address: `10.77.0.${number}` };
    ip("netns", "add", host.namespace);
    this.#hosts.push(host);
    ip("-n", host.namespace, "link", "set", "lo", "up");
    ip(
      "-n",
      host.namespace,
      "link",
      "add",
      "eth0",
      "type",
      "veth",
      "peer",
      "name",
      `veth${number}`,
      "netns",
      this.#bridge,
    );
    ip("-n", this.#bridge, "link", "set", `veth${number}`, "master", "br0", "up");
    ip("-n", host.namespace, "addr", "add", `${host.address}/16`, "dev", "eth0");
    ip("-n", host.namespace, "link", "set", "eth0", "up");
    return host;
  }

  /** Always call it: namespaces outlive the process. */
  remove(): void {
    for (const { namespace } of this.#hosts) spawnSync("ip", ["netns", "delete", namespace]);
    spawnSync("ip", ["netns", "delete", this.#bridge]);
  }
}

function ip(...args: readonly string[]): void {
  execFileSync("ip", [...args], { stdio: ["ignore", "ignore", "pipe"] });
}
