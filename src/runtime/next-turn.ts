/**
 * Work that takes long is done in slices, and one slice in each turn of the event loop, whoever's it is: twenty large requests
 * that each take their slice in the same turn would keep others waiting for all twenty.
 */

const waiting: (() => void)[] = [];

/** A turn that no other slice has. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(give);
  });
}

function give(): void {
  const next = waiting.shift();
  if (waiting.length > 0) setImmediate(give);
  next?.();
}
