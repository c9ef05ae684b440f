/**
 * Faults under load, with `delivered`: backends are killed and come back, one falls silent, one is slow, backends are added
 * and removed, the balancer itself restarts. Every item that a sender heard was taken is at a backend; one that is there more
 * than once is among the repeats that the balancer counted, or that the sender asked for; and traces are split only where
 * failover or a change of backends says so.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { BalancerConfig, Failover } from "../../../src/contract/balancer-config.ts";
import { listens } from "../listens.ts";
import type { Tally } from "../tally.ts";
import { type StartedBalancer, startFairlead } from "./balancer-setup.ts";
import { judge, type Load, metricOf, requestNumberOf, startLoad } from "./load.ts";
import { start, stop } from "./processes.ts";
import { endpointOf, freePlaces, kill, linesOf, type Recorder, restart, startRecorders } from "./recorders.ts";

const backendCount = 3;

interface Scenario {
  readonly title: string;
  readonly failover: Failover;
  /** A list of backends that is not the same all the time: traces go with it. */
  readonly maySplit: boolean;
  /** That share the ports. */
  readonly processes?: number;
  readonly happens: (run: Run) => Promise<StartedBalancer>;
}

interface Run {
  readonly tally: Tally;
  readonly title: string;
  readonly recorders: readonly Recorder[];
  readonly balancer: StartedBalancer;
  readonly load: Load;
}

/** Of what takes a moment, on a machine that is slower. */
const changedMsMax = 60_000;

const scenarios: readonly Scenario[] = [
  ...(["hold", "spill"] as const).map(
    (failover): Scenario => ({
      title: `each backend killed and started again, ${failover}`,
      failover,
      maySplit: failover === "spill",
      happens: async ({ recorders, balancer }) => {
        for (const recorder of recorders) {
          await sleep(700);
          await kill(recorder);
          await sleep(800);
          await restart(recorder);
        }
        await sleep(1_500);
        return balancer;
      },
    }),
  ),
  {
    title: "a backend falls silent and comes back, hold",
    failover: "hold",
    maySplit: false,
    happens: async ({ recorders: [first], balancer }) => {
      await sleep(700);
      first?.child.kill("SIGSTOP");
      await sleep(3_000);
      first?.child.kill("SIGCONT");
      await sleep(2_000);
      return balancer;
    },
  },
  {
    title: "the balancer is stopped and started again, hold",
    failover: "hold",
    maySplit: false,
    happens: async ({ balancer }) => {
      await sleep(1_000);
      return startedAgain(balancer);
    },
  },
  ...(["hold", "spill"] as const).map(
    (failover): Scenario => ({
      title: `a backend takes 300 ms longer for each call, ${failover}`,
      failover,
      maySplit: false,
      happens: async ({ tally, title, recorders: [first], balancer, load }) => {
        await sleep(500);
        const before = load.account.taken.size;
        first?.child.kill("SIGUSR2");
        await sleep(3_000);
        first?.child.kill("SIGUSR2");
        tally.check(`${title}: senders are still served`, load.account.taken.size > before);
        await sleep(500);
        return balancer;
      },
    }),
  ),
  {
    title: "backends are added and removed by SIGHUP",
    failover: "hold",
    maySplit: true,
    happens: replaced,
  },
  {
    title: "each of two processes is killed and replaced, and both are reloaded, stopped and started again",
    failover: "hold",
    maySplit: false,
    processes: 2,
    happens: processesKilled,
  },
];

export async function faults(tally: Tally): Promise<void> {
  for (const scenario of scenarios) await suffer(tally, scenario);
}

/** The first of three leaves and comes back, then the last two leave at once. */
async function replaced({ tally, title, recorders, balancer, load }: Run): Promise<StartedBalancer> {
  const path = balancer.args.at(-1) ?? "";
  const endpoints = recorders.map(endpointOf);
  const steps = [endpoints.slice(1), endpoints, endpoints.slice(0, 1), endpoints];
  for (const listed of steps) {
    await sleep(700);
    const config = JSON.parse(readFileSync(path, "utf8")) as BalancerConfig;
    const backends = listed.map((endpoint) => ({ endpoint, weight: 1 }));
    writeFileSync(path, JSON.stringify({ ...config, resolver: { kind: "static", backends } }));
    balancer.child.kill("SIGHUP");
    let served: readonly boolean[] = [];
    const isRight = () => endpoints.every((endpoint, index) => served[index] === listed.includes(endpoint));
    for (const end = Date.now() + changedMsMax; !isRight() && Date.now() < end; ) {
      await sleep(300);
      const from = load.next();
      await sleep(500);
      const until = load.next();
      served = recorders.map((recorder) =>
        linesOf(recorder)
          .map(requestNumberOf)
          .some((number) => number >= from && number < until),
      );
    }
    const what = `${title}: with ${listed.length} listed, these and no others are sent to`;
    tally.check(what, isRight(), JSON.stringify(served));
  }
  return balancer;
}

async function startedAgain(balancer: StartedBalancer): Promise<StartedBalancer> {
  await stop(balancer.child);
  const child = start(process.execPath, balancer.args);
  await listens(balancer.port);
  await sleep(1_500);
  return { ...balancer, child };
}

async function processesKilled({ tally, title, balancer, load }: Run): Promise<StartedBalancer> {
  const { pid } = balancer.child;
  for (const victim of readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")) {
    await sleep(1_500);
    process.kill(Number(victim), "SIGKILL");
    await sleep(300);
    const { status } = await fetch(`http://127.0.0.1:${balancer.healthPort}/readyz`);
    tally.check(`${title}: the pod stays ready`, status === 200, String(status));
    for (let looks = 0; looks < 600 && (await metricOf(balancer.metricsPort, "fairlead_processes")) < 2; looks++) {
      await sleep(100);
    }
    balancer.child.kill("SIGHUP");
  }
  const before = load.account.taken.size;
  await sleep(1_500);
  for (const end = Date.now() + changedMsMax; load.account.taken.size === before && Date.now() < end; )
    await sleep(100);
  const ends = await metricOf(balancer.metricsPort, "fairlead_process_ends_total");
  tally.check(`${title}: senders are served, and two ends are counted`, load.account.taken.size > before && ends === 2);
  return startedAgain(balancer);
}

async function suffer(tally: Tally, { title, failover, maySplit, happens, processes = 1 }: Scenario): Promise<void> {
  const recorders = await startRecorders(title, await freePlaces(backendCount));
  let balancer = await startFairlead("0.161.0", recorders.map(endpointOf), {
    failover,
    changes: { processes },
  });
  const load = startLoad(balancer.port);
  balancer = await happens({ tally, title, recorders, balancer, load });
  await load.end();
  const counted = await metricOf(balancer.metricsPort, "fairlead_maybe_repeated_items_total");
  for (const { child } of [balancer, ...recorders]) await stop(child);
  judge(tally, title, { account: load.account, counted, recorders, maySplit });
}
