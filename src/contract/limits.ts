/** Bounds that the compiler, the balancer and the routing between them keep. */

/** Largest weight over smallest. Beyond it the small ones would get nothing of a table. */
export const weightRatioMax = 1_000;

/** Endpoints of one balancer, and so indexes of backends in a routing core: far below the size of a table, so that every one has places there. */
export const endpointsMax = 4_096;
