import http from "node:http";
import { expect, test } from "vitest";
import { startVerifyServer } from "../../src/local/verify-server.ts";
import { sightingBook } from "../../src/verify/sightings.ts";

function status(url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve) => {
    http.get(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
  });
}

test("it answers to this machine alone, not to a page of another site", async () => {
  const topology = { name: "demo", balancers: [], backends: [], senders: [] };
  const { url, close } = await startVerifyServer({
    topology,
    balancers: [],
    book: sightingBook(),
    processorsRun: false,
  });
  const path = `${url}/verify/topology`;
  expect(await status(path, {})).toBe(200);
  expect(await status(path, { host: "attacker.example" })).toBe(404);
  expect(await status(path, { origin: "https://attacker.example" })).toBe(404);
  expect(await status(`${url}/anything`, {})).toBe(404);
  close();
});
