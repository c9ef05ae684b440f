import { expect, test } from "vitest";
import { memoryLimitCoherent } from "../../../../src/check/deployed/objects/memory-limit-coherent.ts";
import { brief } from "../../topology/declared.ts";
import { changed, deployed } from "./deployed.ts";

const resources = { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } };
const limiting = (memory_limiter: object) =>
  deployed({ pool: { count: 2, resources, processors: { memory_limiter } as never } });

test("a percentage of the container's limit is fine, and an amount below it", () => {
  expect(memoryLimitCoherent(deployed())).toEqual([]);
  expect(memoryLimitCoherent(limiting({ check_interval: "1s", limit_mib: 255 }))).toEqual([]);
});

test("an amount at or above the container's limit never steps in", () => {
  const limit = limiting({ check_interval: "1s", limit_mib: 320 });
  expect(memoryLimitCoherent(limit).map(brief)).toEqual([
    {
      code: "FL4007",
      severity: "error",
      at: "edge/backend: processors.memory_limiter.limit_mib",
      message: 'memory_limiter would act at 256 MiB, but the container of "backend-1" is killed at 256 MiB.',
      help: "use limit_percentage, or a limit_mib well below the container's limit",
    },
  ]);
});

/** Core memorylimiter, both versions: refusals begin at the limit less the spike, which is a fifth of it where none is said. */
test.each([
  [{ limit_mib: 256 }, "warning", 204.8],
  [{ limit_mib: 256, spike_limit_mib: 100 }, "warning", 156],
  [{ limit_mib: 320, spike_limit_mib: 60 }, "error", 260],
  [{ limit_percentage: 100 }, "warning", 204.8],
  [{ limit_percentage: 100, spike_limit_percentage: 50 }, "warning", 128],
])("%j is an %s where all of the container is full before data is refused at %s", (limiter, severity, mib) => {
  const [found] = memoryLimitCoherent(limiting({ check_interval: "1s", ...limiter }));
  expect(found?.severity).toBe(severity);
  expect(found?.message).toContain(` ${mib} MiB`);
});

test("the tightest container decides", () => {
  const limit = limiting({ check_interval: "1s", limit_mib: 200 });
  const tight = changed(limit, "workloads", "backend-2", () => ({ memoryLimitBytes: 128 * 2 ** 20 }));
  expect(memoryLimitCoherent(tight).map(({ message }) => message)).toEqual([
    'memory_limiter would act at 160 MiB, but the container of "backend-2" is killed at 128 MiB.',
  ]);
});

test("a percentage needs a limit to be one of", () => {
  const limit = limiting({ check_interval: "1s", limit_percentage: 75, spike_limit_percentage: 15 });
  const open = changed(limit, "workloads", "backend-2", () => ({ memoryLimitBytes: undefined }));
  expect(memoryLimitCoherent(open).map(brief)).toEqual([
    {
      code: "FL4007",
      severity: "warning",
      at: "edge/backend: processors.memory_limiter.limit_percentage",
      message: 'The container of "backend-2" has no memory limit, so 75 % means the whole node\'s memory.',
      help: "give the container resources.limits.memory, or use limit_mib",
    },
  ]);
});

test("an amount needs none, and goes before a percentage", () => {
  const limit = limiting({ check_interval: "1s", limit_mib: 200, limit_percentage: 75 });
  const open = changed(limit, "workloads", "backend-2", () => ({ memoryLimitBytes: undefined }));
  expect(memoryLimitCoherent(open)).toEqual([]);
});

test("the whole of the container is as much as its limit, and what an idle Collector holds is too little", () => {
  const found = (limiter: object) =>
    memoryLimitCoherent(limiting({ check_interval: "1s", ...limiter })).map(({ severity, place }) => [
      severity,
      place.path.at(-1),
    ]);
  expect(found({ limit_percentage: 100 })).toEqual([["warning", "limit_percentage"]]);
  expect(found({ limit_percentage: 1 })).toEqual([["warning", "limit_percentage"]]);
  expect(found({ limit_mib: 8 })).toEqual([["warning", "limit_mib"]]);
  expect(found({ limit_percentage: 100, limit_mib: 200 })).toEqual([]);
  expect(found({ limit_percentage: 10 })).toEqual([]);
});
