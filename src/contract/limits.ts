/** Bounds that the compiler, the balancer and the routing between them keep. */

/** Largest weight over smallest. Beyond it the small ones would get nothing of a table. */
export const weightRatioMax = 1_000;

/** Endpoints of one balancer, and so indexes of backends in a routing core: far below the size of a table, so that every one has places there. */
export const endpointsMax = 4_096;

/** The longest time that a balancer is told. */
export const durationMsMax = 86_400_000;

/** How many times the mean one backend may hold: at 1 some keys would find no place. */
export const balanceFactorRange = { min: 1.01, max: 100 } as const;

export const percentRange = { min: 0, max: 100 } as const;

/** Exponents of Zipf's law, of generators and of simulations: at 10 the second key has a thousandth of the first, and more would change nothing. */
export const zipfRange = { min: 0, max: 10 } as const;

/** Of one balancer's pod; more than the cores of a large machine are a mistake. */
export const processesMax = 64;
