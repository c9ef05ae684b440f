/** The page of a code as people read it where they have no folder of pages: in a terminal, beside a change on a code host. */

import { readFileSync } from "node:fs";
import type { Code } from "../diagnostics/codes.ts";
import { pageUrl } from "../diagnostics/format.ts";

export function pageOf(code: Code): string {
  const page = readFileSync(pageUrl(code), "utf8");
  return `${page}${code !== "FL9002" && page.includes("```yaml") ? inYaml(code) : ""}`;
}

/** How a finding in YAML is accepted is the same for every code, so no page says it. */
function inYaml(code: Code): string {
  return `
## Known and accepted in YAML

\`\`\`yaml
# fairlead-ignore ${code}: why
\`\`\`

At the end of the line, or on the line above it. It takes a warning away; an error stays in the output, as accepted.
\`fairlead explain FL9002\` says more.
`;
}
