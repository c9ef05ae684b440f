import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["fairlead-source"] },
  ssr: { resolve: { conditions: ["fairlead-source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/conformance/**", "test/bench/**", "node_modules/**"],
    globalSetup: ["test/temporary-folders.ts"],
    setupFiles: ["test/setup.ts"],
    restoreMocks: true,
    testTimeout: 180_000,
    // What is waited for comes in its time, also on a machine that is slower or has other things to do.
    expect: { poll: { timeout: 30_000 } },
    // No module keeps anything from one test file for the next, so all of a worker have their modules from one load of them.
    isolate: false,
    // One core is not kept free for a watcher.
    maxWorkers: "100%",
  },
});
