/** A generated core with the general functions behind it, which plan the requests that it calls odd. */

import type { GeneratedSignalCore, PlanStatus, SignalCore } from "../../contract/routing-core.ts";

const planned: PlanStatus = { kind: "planned" };

export function completeCore(generated: GeneratedSignalCore, general: SignalCore): SignalCore {
  let isOdd = false;
  const active = () => (isOdd ? general : generated);
  return {
    plan: (bytes, pick) => {
      isOdd = generated.plan(bytes, pick) === "odd";
      return isOdd ? general.plan(bytes, pick) : planned;
    },
    planKnown: (bytes, pick) => {
      isOdd = false;
      return generated.plan(bytes, pick);
    },
    get parts() {
      return active().parts;
    },
    get partBytes() {
      return active().partBytes;
    },
    get partItems() {
      return active().partItems;
    },
    partCount: () => active().partCount(),
    droppedItems: () => active().droppedItems(),
    write: (backend, out, at) => active().write(backend, out, at),
  };
}
