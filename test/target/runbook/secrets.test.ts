import { expect, test } from "vitest";
import { production } from "../../../blueprints/production.ts";
import { secrets } from "../../../src/target/runbook/secrets.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

test("a runbook lists the Secrets that have to be there, with what is read of them and who reads it", () => {
  const pool = { env: { KEY: { kind: "secret" as const, secret: "vendor", key: "api-key" } } };
  expect(secrets(planOf(small({ pool })))).toContain(
    "| `vendor` | `api-key` | `backend-1`, `backend-2`, `backend-3` |",
  );
  expect(secrets(planOf(production))).toMatch(
    /^\| `[\w-]+` \| `ca\.crt`, `tls\.crt`, `tls\.key` \| `edge-collector` \|$/m,
  );
});

test("and nothing where none is asked for", () => {
  expect(secrets(planOf(small()))).toBe("");
});
