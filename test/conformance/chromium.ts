/** A real Chromium, where the machine has one: Debian's package, or the program that FAIRLEAD_CHROMIUM names. */

import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const places = [process.env["FAIRLEAD_CHROMIUM"] ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser"];

/** @param args besides those that a container asks for @returns undefined where there is none */
export async function startChromium(...args: readonly string[]): Promise<Browser | undefined> {
  const executablePath = places.find((place) => place !== "" && existsSync(place));
  if (executablePath === undefined) return undefined;
  return chromium.launch({ executablePath, args: ["--no-sandbox", ...args] });
}
