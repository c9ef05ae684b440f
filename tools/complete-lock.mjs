/**
 * Adds to package-lock.json the optional packages of other platforms that npm leaves out when the registry at hand does
 * not serve them: without their entries `npm ci` calls the lock file out of step. Run after every `npm install`.
 */

import { readFileSync, writeFileSync } from "node:fs";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

let added = 0;
for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    if (!/^\d/.test(range) || present(path, name, range)) continue;
    const top = `node_modules/${name}`;
    lock.packages[lock.packages[top] ? `${path}/node_modules/${name}` : top] = entryOf(
      name,
      range,
      parent.dev === true,
    );
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([left], [right]) => (left < right ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, undefined, 2)}\n`);
console.log(`${added} entries added`);

function present(path, name, version) {
  return [`${path}/node_modules/${name}`, `node_modules/${name}`].some(
    (key) => lock.packages[key]?.version === version,
  );
}

/** Which machines a package is for stands in its name. */
function entryOf(name, version, dev) {
  const words = name.split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) =>
    words.some((word) => word === processor || (processor === "arm" && /^armv?\d?$/.test(word))),
  );
  const libc =
    words.includes("musl") || words.includes("musleabihf")
      ? "musl"
      : words.some((word) => /^gnu/.test(word))
        ? "glibc"
        : undefined;
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}
