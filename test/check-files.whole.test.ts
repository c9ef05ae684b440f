import { expect, test } from "vitest";
import { checkFiles } from "../src/check-files.ts";
import { wholeConfigurations } from "./whole-configurations.ts";

const recorded = wholeConfigurations.flatMap(({ name, text, starts }) =>
  Object.entries(starts).map(([version, isTaken]) => ({ name, text, version, isTaken })),
);

test.each(recorded)(
  "$name at $version has an error where the real Collector refuses it",
  ({ text, version, isTaken }) => {
    const { diagnostics } = checkFiles([{ file: "collector.yaml", text }], { collector: version });
    expect(diagnostics.filter(({ severity }) => severity === "error").length === 0).toBe(isTaken);
  },
);
