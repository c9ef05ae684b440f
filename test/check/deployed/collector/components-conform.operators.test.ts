import { expect, test } from "vitest";
import { checkText } from "../../../../src/check-text.ts";

const text = `receivers:
  filelog:
    include: [/var/log/*.log]
    operators:
      - type: regex_parser
        regex: (?P<a>.)
        timestamp: { parse_from: attributes.a, layot: "%Y", layout: "%Y" }
        parse_form: body
exporters:
  nop:
service:
  pipelines:
    logs: { receivers: [filelog], exporters: [nop] }
`;

test("a key that an operator does not have is named: the Collector drops it in silence", () => {
  const found = checkText(text, { collector: "0.129.0" }).diagnostics.map(
    ({ code, severity, place: { range }, help }) => `${severity} ${code} ${range?.start.line}: ${help}`,
  );
  expect(found).toEqual(["warning FL1005 7: did you mean layout?", "warning FL1005 8: did you mean parse_from?"]);
});
