import { expect, test } from "vitest";
import { paintFor } from "../../src/diagnostics/paint.ts";

const red = "\u001b[1;31mx\u001b[0m";

test.each([
  ["a terminal", { isTTY: true }, {}, red],
  ["a file or a pipe", {}, {}, "x"],
  ["a terminal without capabilities", { isTTY: true }, { TERM: "dumb" }, "x"],
  ["a reader who wants none", { isTTY: true }, { NO_COLOR: "1" }, "x"],
  ["an empty NO_COLOR, which says nothing", { isTTY: true }, { NO_COLOR: "" }, red],
  ["a pipe whose reader wants them", {}, { FORCE_COLOR: "1" }, red],
  ["both, of which Node hears FORCE_COLOR", {}, { FORCE_COLOR: "1", NO_COLOR: "1" }, red],
  ["a reader who forces none", { isTTY: true }, { FORCE_COLOR: "0" }, "x"],
])("%s", (_, stream, env, expected) => {
  expect(paintFor(stream, env)("error", "x")).toBe(expected);
});
