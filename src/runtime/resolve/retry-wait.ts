/** How long to wait before the API server is asked again: longer after each failure, and never so long that its return goes unnoticed. */

export const waitMsMin = 500;
const waitMsMax = 10_000;

/** Half as much more or less by chance, so that balancers do not all ask together: within 15 s what comes back, as a permission, is noticed. */
export function retryWaitMs(failures: number, random: () => number): number {
  return Math.min(waitMsMax, waitMsMin * 2 ** failures) * (0.5 + random());
}
