/** Three rules that need types and that Biome does not have: forgotten promises and forgotten cases. */

import tseslint from "typescript-eslint";

export default tseslint.config({
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
});
