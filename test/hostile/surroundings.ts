/** What befalls a balancer without a peer: names that resolve to anything, clocks that jump, files that are swapped, a log that nobody can keep. */

import assert from "node:assert/strict";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import tls from "node:tls";
import { fileURLToPath } from "node:url";
import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import { addresses } from "./addresses.ts";
import { type Case, forMs } from "./case.ts";

const byName = (config: BalancerConfig): BalancerConfig => {
  const port = config.resolver.kind === "static" ? Number(config.resolver.backends[0]?.endpoint.split(":")[1]) : 0;
  return { ...config, resolver: { kind: "dns", hostname: "backends.test", port, intervalMs: 100, timeoutMs: 80 } };
};

/** The answers to one look-up after the other, each for a while. */
const names = (
  name: string,
  first: readonly string[],
  others: readonly unknown[],
  extra: Partial<Case> = {},
): Case => ({
  name: `a name of backends: ${name}`,
  shortMs: 2_000,
  changes: byName,
  weather: JSON.stringify({ lookup: first }),
  attack: async ({ weatherFile }, ms) => {
    const all = [...others, first];
    await forMs(ms, async (round) => {
      writeFileSync(weatherFile, JSON.stringify({ lookup: all[round % all.length] }));
      await sleep(130);
    });
    return "0";
  },
  ...extra,
});

const certificate = (ending: string) =>
  fileURLToPath(new URL(`../fixtures/certificates/localhost.${ending}`, import.meta.url));

const secrets = mkdtempSync(join(tmpdir(), "fairlead-hostile-secrets-"));
const certFile = join(secrets, "tls.crt");
const keyFile = join(secrets, "tls.key");

/** HTTP with TLS, whose files are here. */
const withSecrets = (config: BalancerConfig): BalancerConfig => {
  copyFileSync(certificate("crt"), certFile);
  copyFileSync(certificate("key"), keyFile);
  const { http } = config.receivers;
  if (!http) return config;
  const secure = { ...http, tls: { certFile, keyFile, clientCaFile: undefined } };
  return { ...config, receivers: { ...config.receivers, http: secure } };
};

const isGreeted = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = tls.connect({ port, host: "127.0.0.1", rejectUnauthorized: false });
    socket.on("secureConnect", () => resolve(true));
    socket.on("error", () => resolve(false));
    socket.on("close", () => resolve(false));
    setTimeout(() => socket.destroy(), 5_000).unref();
  });

/** What may stand where a certificate and its key should. */
const broken: readonly (() => void)[] = [
  () => writeFileSync(certFile, ""),
  () => writeFileSync(keyFile, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
  () => writeFileSync(certFile, Buffer.alloc(1_000_000, 0xff)),
  () => rmSync(keyFile, { force: true }),
  () => truncateSync(certFile, 300),
  () => {
    rmSync(certFile, { force: true });
    mkdirSync(certFile);
  },
];

/** Puts it where the configuration is: as the kubelet does, by another link. */
function swap(configFile: string, text: string, round: number): void {
  const folder = join(dirname(configFile), `data-${round % 2}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "balancer.json"), text);
  const link = join(dirname(configFile), "link");
  rmSync(link, { force: true });
  symlinkSync(join(folder, "balancer.json"), link);
  renameSync(link, configFile);
}

export const surroundings: readonly Case[] = [
  names("other addresses each time", addresses(3), [addresses(1), addresses(2, 2), addresses(3, 5)]),
  names("none, errors and no answer", addresses(3), [[], "ENOTFOUND", "EAI_AGAIN", 300, ["127.0.0.1", "", "::1%x"]]),
  names("10 000 addresses", addresses(3), [addresses(10_000)]),
  names("4 000 addresses", addresses(3), [addresses(4_000)], { isLong: true, mayDefer: true }),
  {
    name: "a clock that jumps by a day, a century, and back",
    shortMs: 2_000,
    weather: "{}",
    attack: async ({ weatherFile }, ms) => {
      const day = 86_400_000;
      const offs = [day, -day, 36_500 * day, -Date.now(), 0, 1e15, 1];
      await forMs(ms, async (round) => {
        writeFileSync(weatherFile, JSON.stringify({ clockMs: offs[round % offs.length] }));
        await sleep(50);
      });
      return "0";
    },
  },
  {
    name: "a configuration that is swapped, cut, removed and a folder",
    shortMs: 2_000,
    attack: async ({ configFile, child, log }, ms) => {
      const text = readFileSync(configFile, "utf8");
      await forMs(ms, async (round) => {
        rmSync(configFile, { recursive: true, force: true });
        if (round % 4 === 0) swap(configFile, text, round);
        else if (round % 4 === 1) writeFileSync(configFile, text.slice(0, text.length >> 1));
        else if (round % 4 === 3) mkdirSync(configFile);
        child.kill("SIGHUP");
        await sleep(30);
      });
      rmSync(configFile, { recursive: true, force: true });
      swap(configFile, text, 0);
      child.kill("SIGHUP");
      assert.match(log(), /"level":"error"/, "a configuration that cannot be read is told");
      return "0";
    },
  },
  {
    name: "certificates that are replaced by what is none",
    shortMs: 2_000,
    changes: withSecrets,
    hasOnlyGrpc: true,
    attack: async ({ httpPort, child, log }, ms) => {
      let isTold = false;
      await forMs(ms, async (round) => {
        rmSync(certFile, { recursive: true, force: true });
        copyFileSync(certificate("crt"), certFile);
        copyFileSync(certificate("key"), keyFile);
        broken[round % broken.length]?.();
        child.kill("SIGHUP");
        await sleep(40);
        assert(await isGreeted(httpPort), "the certificate before stays in use");
        // It is told once a minute, and only the end of the log is kept.
        isTold ||= log().includes("the previous one stays in use");
      });
      assert(isTold, "a certificate that cannot be used is told");
      return "0";
    },
  },
  {
    name: "a log on a disk that is full",
    shortMs: 1_000,
    logTo: "/dev/full",
    attack: async ({ configFile, child }, ms) => {
      writeFileSync(configFile, "{");
      await forMs(ms, async () => {
        child.kill("SIGHUP");
        await sleep(100);
      });
      return "0";
    },
  },
  {
    name: "a log that nobody reads any longer",
    shortMs: 1_000,
    attack: async ({ configFile, child }, ms) => {
      child.stderr?.destroy();
      writeFileSync(configFile, "{");
      await forMs(ms, async () => {
        child.kill("SIGHUP");
        await sleep(100);
      });
      return "0";
    },
  },
];
