/** Rules that need types and that Biome does not have: forgotten promises, forgotten cases, lookups by what a peer wrote. */

import tseslint from "typescript-eslint";
import { noLookupByText } from "./tools/lint/no-lookup-by-text.mjs";

export default tseslint.config(
  {
    files: [
      "src/{runtime,target,local,generate,verify,page,blueprint,cli}/**/*.ts",
      "src/{check,lower,schema,source}/**/*.ts",
    ],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ["src/{runtime,routing,contract}/**/*.ts"],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    plugins: { fairlead: { rules: { "no-lookup-by-text": noLookupByText } } },
    rules: { "fairlead/no-lookup-by-text": "error" },
  },
);
