/** What somebody does to a topology that runs, at a time that was given or with a button, and the line of what that moved. */

import type { Failover } from "../contract/balancer-config.ts";
import type { PreparedRoute } from "../inspect/prepared-route.ts";
import { dialTarget } from "../routing/endpoint.ts";
import type { HashPicker } from "../routing/pick/hash-picker.ts";
import type { Counts } from "./counts.ts";
import type { LocalBalancer } from "./local-topology.ts";
import type { RunningBackends } from "./running-backends.ts";
import { nextEndpoint, type RunningBalancer } from "./running-balancer.ts";

export type ActionKind = "stop" | "start" | "restart" | "slow" | "hang" | "hurry" | "add";

export interface ActedOn {
  readonly balancers: readonly RunningBalancer[];
  readonly backends: RunningBackends;
  readonly counts: Counts;
  readonly told: (line: string) => void;
}

/** Slower than a balancer is used to, and faster than its calls end. */
export const slowMs = 1_500;
const restartMs = 2_000;

/** @param name of a backend; of the balancer that gets one more, or empty for the first @returns why it was not done */
export async function act(kind: ActionKind, name: string, on: ActedOn): Promise<string | undefined> {
  if (kind === "add") return add(name, on);
  const sink = on.backends.sink(name);
  if (!sink)
    return `no backend is called "${name}"; there are ${on.backends
      .all()
      .map((one) => one.name)
      .join(", ")}`;
  switch (kind) {
    case "stop":
      sink.stop();
      on.told(`${name} is stopped: its connections are cut${stoppedText(name, on)}`);
      return undefined;
    case "start":
      await sink.start();
      on.told(`${name} is started again`);
      return undefined;
    case "restart":
      sink.stop();
      on.told(`${name} is restarted: its connections are cut, and it is back in ${restartMs / 1_000} s`);
      setTimeout(() => void sink.start().then(() => on.told(`${name} is started again`)), restartMs).unref();
      return undefined;
    case "slow":
      sink.answerAfter(slowMs);
      on.told(`${name} is slow: it answers after ${slowMs / 1_000} s`);
      return undefined;
    case "hang":
      sink.answerAfter(Number.POSITIVE_INFINITY);
      on.told(`${name} hangs: it takes everything and answers nothing`);
      return undefined;
    case "hurry":
      sink.answerAfter(0);
      on.told(`${name} answers at once again`);
      return undefined;
  }
}

/** Every balancer that has the same backends gets it. */
async function add(name: string, { balancers, backends, counts, told }: ActedOn): Promise<string | undefined> {
  const asked = balancers.find(({ current }) => name === "" || current().name === name);
  if (!asked) return `no balancer is called "${name}"`;
  const next = nextEndpoint(asked.current());
  if (!next) return `the backends of ${asked.current().name} have no numbers, so none follows`;
  await backends.add({ name: next.backend, endpoint: next.endpoint });
  const mates = balancers.filter(({ current }) => isSamePool(current(), asked.current()));
  const lines = mates.map((balancer) => {
    const before = keyed(balancer);
    balancer.join(next.endpoint, next.backend);
    return joinedText(balancer.current(), before, keyed(balancer), next.backend);
  });
  counts.replaced(balancers.map(({ current }) => current()));
  told(`${next.backend} has joined${[...new Set(lines)].join("")}`);
  return undefined;
}

function isSamePool(one: LocalBalancer, other: LocalBalancer): boolean {
  const names = new Set(other.backendAt.values());
  return [...one.backendAt.values()].every((name) => names.has(name));
}

/** The first route that keys decide: the others have the same ring, where nobody has chosen another way for them. */
function keyed(balancer: RunningBalancer): (PreparedRoute & { readonly kind: "keyed" }) | undefined {
  const found = balancer.prepared().find(({ kind }) => kind === "keyed");
  return found?.kind === "keyed" ? found : undefined;
}

/** Whose backend the keys of an endpoint are. */
function ownersOf({ backendAt }: LocalBalancer, { endpoints }: HashPicker): readonly string[] {
  return endpoints.map((endpoint) => backendAt.get(dialTarget(endpoint)) ?? endpoint);
}

function joinedText(
  balancer: LocalBalancer,
  before: ReturnType<typeof keyed>,
  after: ReturnType<typeof keyed>,
  backend: string,
): string {
  if (!before || !after) return ": whole requests are spread, so no key moves";
  const [was, is] = [before.table.picker, after.table.picker];
  const [ownersWas, ownersIs] = [ownersOf(balancer, was), ownersOf(balancer, is)];
  const count = was.table?.length ?? sampled;
  let [moved, toIt] = [0, 0];
  for (let place = 0; place < count; place++) {
    // A ring and a table are read place by place; where there are none, these are keys.
    const hash = was.table ? place : Math.imul(place, 0x9e3779b1) >>> 0;
    const owner = ownersIs[is.ownerOf(hash)];
    if (owner === ownersWas[was.ownerOf(hash)]) continue;
    moved += 1;
    if (owner === backend) toIt += 1;
  }
  const others = moved - toIt;
  return `: ${percent(moved / count)} of the keys moved, ${others === 0 ? "all of them to it" : `${percent(toIt / count)} to it and ${percent(others / count)} between the others`}`;
}

const sampled = 100_000;

function percent(part: number): string {
  const text = (100 * part).toFixed(1);
  return part > 0 && text === "0.0" ? "less than 0.1 %" : `${text} %`;
}

/** What becomes of the keys that it owns. */
function stoppedText(name: string, { balancers }: ActedOn): string {
  const texts = balancers.flatMap((balancer) => {
    const current = balancer.current();
    const route = keyed(balancer);
    if (!route || ![...current.backendAt.values()].includes(name)) return [];
    const { shares } = route.table.picker;
    const owned = ownersOf(current, route.table.picker).reduce(
      (sum, owner, index) => sum + (owner === name ? (shares[index] ?? 0) : 0),
      0,
    );
    return [`; its ${percent(owned)} of the keys ${meanwhile[route.route.failover]}`];
  });
  return [...new Set(texts)].join("");
}

const meanwhile: Readonly<Record<Failover, string>> = {
  hold: "wait in the balancer",
  spill: "go to their next owners",
  shed: "are rejected",
};
