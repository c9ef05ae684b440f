/**
 * Work that takes long is done in steps, so that the balancer can serve others between them; who has nothing else to do takes all of
 * them at once.
 */

/** Of numbers in an array: hardly a millisecond. */
const stepLength = 32_768;

/** @param act does from the first up to the second */
export function* inSteps(length: number, act: (from: number, to: number) => void): Generator<undefined, void> {
  for (let from = 0; from < length; from += stepLength) {
    act(from, Math.min(length, from + stepLength));
    yield;
  }
}

export function allSteps<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
