import { bearerToken, compileBlueprint, routeBy, tls } from "fairlead";
import { describe, expect, test } from "vitest";
import { small } from "../../small.ts";
import { brief } from "./declared.ts";

const routes = { traces: routeBy.traceID(), metrics: routeBy.service(), logs: routeBy.traceID() };
const auth = bearerToken({ secret: "token" });
const senders = { tls: { secret: "tls" }, auth };
const places = (generator: object, balancer: object = {}) =>
  compileBlueprint(small({ balancer: { routes, ...balancer }, generator: { runner: "built-in", ...generator } }))
    // That one service goes to one backend.
    .diagnostics.filter(({ severity }) => severity !== "info")
    .map((found) => `${brief(found).code} ${brief(found).at.replace("small/checkout: ", "")}`);
const memory = (limit: string) => ({
  resources: { requests: { cpu: "10m", memory: limit }, limits: { memory: limit } },
});

describe("what would be as if it were not there is refused", () => {
  test.each([
    [{ services: { count: 5, zipf: 0 } }, ["FL3023 services.zipf"]],
    [{ services: { count: 5, zipf: 0.1, hot: 0.01 } }, []],
    [{ tenants: { count: 5, hot: 0 } }, ["FL3023 tenants.hot"]],
    [{ bursts: { every: "10s", lasting: "1s", factor: 1 } }, ["FL3023 bursts.factor"]],
    [{ ramp: { from: "1s", over: "1m" } }, ["FL3023 ramp.from"]],
    // Ever slower is a ramp, too.
    [{ ramp: { from: "10ms", over: "1m" } }, []],
    [{ long: { share: 0, gap: "1m" } }, ["FL3023 long.share"]],
    [{ spans: { min: 1, max: 1 }, long: { share: 0.5, gap: "1m" } }, ["FL3023 long"]],
    [{ spans: { min: 1, max: 1 }, late: { share: 0.5, by: "1m" } }, []],
  ])("%j", (options, expected) => {
    expect(places(options)).toEqual(expected);
  });
});

describe("a name that would be there twice is refused", () => {
  test.each([
    [{ payload: "1Ki", attributes: { payload: "x" } }, ["FL3023 attributes.payload"]],
    [{ attributes: { payload: "x", series: "y" } }, []],
    [{ signal: "metrics", series: 5, attributes: { series: "x" } }, ["FL3023 attributes.series"]],
    [{ tenants: { attribute: "service.name", count: 3 } }, ["FL3023 tenants.attribute"]],
    [{ headers: { "X-A": "1", "x-a": "2" } }, ["FL3023 headers.x-a"]],
  ])("%j", (options, expected) => {
    expect(places(options)).toEqual(expected);
  });

  test("in a header that the token is in, as well", () => {
    const options = { headers: { Authorization: "Basic eA==" }, security: tls({ caSecret: "ca" }) };
    const balancer = { target: "fairlead", senders };
    expect(places({ ...options, auth }, balancer)).toEqual(["FL3023 headers.Authorization"]);
  });
});

describe("what a pod cannot do is refused", () => {
  test.each([
    [{ every: "1ns" }, ["FL3023 every"]],
    [{ every: "10us" }, []],
    [{ every: "10us", bursts: { every: "10s", lasting: "1s", factor: 10 } }, ["FL3023 every"]],
    [{ ramp: { from: "1us", over: "1m" } }, ["FL3023 every"]],
    [
      {
        every: "10us",
        resources: { requests: { cpu: "50m", memory: "256Mi" }, limits: { cpu: "50m", memory: "256Mi" } },
      },
      ["FL3023 every"],
    ],
    [
      {
        every: "100us",
        resources: { requests: { cpu: "50m", memory: "256Mi" }, limits: { cpu: "50m", memory: "256Mi" } },
      },
      [],
    ],
    // A processor compresses some 60 MB of such payloads in a second.
    [{ every: "1ms", payload: "200Ki", spans: { min: 1, max: 1 }, compression: "gzip" }, ["FL3023 every"]],
    [{ every: "1ms", payload: "100Ki", spans: { min: 1, max: 1 }, compression: "gzip" }, []],
    [{ runner: "telemetrygen", every: "100us" }, ["FL3023 every"]],
    [{ runner: "telemetrygen", every: "1ms" }, []],
    [memory("32Mi"), ["FL3023 resources.limits.memory"]],
    [memory("96Mi"), []],
    // A day has 86 400 seconds.
    [{ total: 86_400, every: "1s" }, []],
    [{ total: 86_401, every: "1s" }, ["FL3023 total"]],
    [{ total: 1_000_000_000, every: "1s", duration: "1h" }, []],
  ])("%j", (options, expected) => {
    expect(places(options)).toEqual(expected);
  });
});
