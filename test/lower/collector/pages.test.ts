import { expect, test } from "vitest";
import { jsonAt } from "../../../src/model/json.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

const http = ["receivers", "otlp", "protocols", "http"];
const senders = { origins: ["https://*.shop.example"] };

test.each(["0.129.0", "0.161.0"])("a tier of Collectors %s lets pages send, with the headers of OTLP", (release) => {
  const network = { clients: [{ podLabels: {} }] };
  const { configs } = planOf(small({ release, pool: { network, senders }, balancer: { senders } } as never));
  expect(configs.map(({ tier }) => tier).sort()).toEqual(["backends", "balancer"]);
  for (const { body } of configs) {
    expect(jsonAt(body, [...http, "cors"])).toEqual({
      allowed_origins: ["https://*.shop.example"],
      allowed_headers: ["content-type", "content-encoding", "authorization", "x-requested-with"],
      max_age: 7_200,
    });
  }
});

test("without origins a receiver is as it was", () => {
  for (const { body } of planOf(small({ balancer: { senders: {} } })).configs)
    expect(jsonAt(body, [...http, "cors"])).toBeUndefined();
});
