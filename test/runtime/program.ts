/** The balancer as a program of its own, with the general functions as its core. */

import { runBalancer } from "../../src/runtime/main.ts";

await runBalancer(undefined, process.argv.slice(2));
