/**
 * cdk8s and cdk8s-plus-28, loaded when the first object is made. Whoever only declares or checks a blueprint makes none,
 * and these two packages are a quarter of what a check would cost.
 */

import { createRequire } from "node:module";
import type * as Cdk8s from "cdk8s";
import type * as Kplus from "cdk8s-plus-28";
import type * as Constructs from "constructs";

const load = createRequire(import.meta.url);

export const cdk8s: typeof Cdk8s = lazily(() => load("cdk8s"));
export const constructs: typeof Constructs = lazily(() => load("constructs"));
export const kplus: typeof Kplus = lazily(() => load("cdk8s-plus-28"));

/** A class over one of cdk8s: made when it is first used. `new`, `extends` and static members work as on the class itself. */
export function lazyClass<Class extends object>(make: () => Class): Class {
  return lazily(make);
}

/** Stands in for an object or a class that is made at its first use, and does with it whatever it is asked. */
function lazily<Made extends object>(make: () => Made): Made {
  let made: Made | undefined;
  const real = (): Made => {
    made ??= make();
    return made;
  };
  // Cast, since the target is never seen: a function, for only what can be constructed may stand in for a class.
  const standIn: Made = new Proxy(function standIn() {} as unknown as Made, {
    construct: (_, args, newTarget) =>
      Reflect.construct(
        real() as NewableFunction,
        args,
        newTarget === standIn ? (real() as NewableFunction) : newTarget,
      ),
    get: (_, key) => Reflect.get(real(), key),
    has: (_, key) => Reflect.has(real(), key),
    getPrototypeOf: () => Reflect.getPrototypeOf(real()),
  });
  return standIn;
}
