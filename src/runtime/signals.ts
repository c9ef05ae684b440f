/**
 * Signals count from the first moment on. Those that come during the start are kept until there is a balancer to obey them: a
 * pod that is replaced while it starts ends as any other, and a change of its files is not lost. Of reloads that are asked for in one
 * turn of the event loop the last one reads what all of them would, so it is the only one.
 */

export interface Orders {
  readonly drain: () => void;
  readonly reload: () => void;
}

/** @returns obeys from now on, first what has come so far */
export function hearSignals(): (orders: Orders) => void {
  const early = new Set<keyof Orders>();
  let obeyed: Orders = { drain: () => early.add("drain"), reload: () => early.add("reload") };
  process.on("SIGTERM", () => obeyed.drain());
  process.on("SIGINT", () => obeyed.drain());
  let isReloadDue = false;
  process.on("SIGHUP", () => {
    if (isReloadDue) return;
    isReloadDue = true;
    setImmediate(() => {
      isReloadDue = false;
      obeyed.reload();
    });
  });
  return (orders) => {
    obeyed = orders;
    for (const order of early) orders[order]();
  };
}
