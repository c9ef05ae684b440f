/**
 * Loaded into the balancer's process by `--import`: the world as the file that FAIRLEAD_WEATHER_FILE names has it at that moment, in
 * JSON. `clockMs` is how far the clock of the system is off; `lookup` is what names resolve to: a list of addresses, an error's
 * code, or a number of milliseconds in which nothing is answered.
 */

import dns from "node:dns";
import { readFileSync } from "node:fs";

const file = process.env.FAIRLEAD_WEATHER_FILE ?? "";

function weather() {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Being written.
    return {};
  }
}

const SystemDate = Date;
globalThis.Date = class extends SystemDate {
  constructor(...parts) {
    if (parts.length === 0) super(Date.now());
    else super(...parts);
  }

  static now() {
    return SystemDate.now() + (weather().clockMs ?? 0);
  }
};

dns.promises.lookup = async (hostname) => {
  const { lookup = [] } = weather();
  if (typeof lookup === "string") throw Object.assign(new Error(`getaddrinfo ${lookup} ${hostname}`), { code: lookup });
  if (typeof lookup === "number") await new Promise((resolve) => setTimeout(resolve, lookup));
  return Array.isArray(lookup) ? lookup.map((address) => ({ address, family: 4 })) : [];
};
