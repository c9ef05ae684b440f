import { describe, expect, test } from "vitest";
import {
  isAddress,
  isClusterName,
  parseAddress,
  serviceNamed,
} from "../../../../src/check/deployed/objects/address.ts";
import { isLoopback } from "../../../../src/needs/open-ports.ts";
import { deployed } from "./deployed.ts";

describe("an address in a configuration", () => {
  test.each([
    ["backend:4317", { host: "backend", port: 4317 }],
    ["backend", { host: "backend", port: 99 }],
    ["[::1]:4317", { host: "::1", port: 4317 }],
    ["dns:///backend.shop:4317", { host: "backend.shop", port: 4317 }],
    ["http://store/api/v1/write", { host: "store", port: 80 }],
    ["https://store:9443/write", { host: "store", port: 9443 }],
    ["https://store", { host: "store", port: 443 }],
  ])("%s", (text, address) => {
    expect(parseAddress(text, 99)).toEqual(address);
  });

  test.each([
    "",
    "dns://8.8.8.8/backend:4317",
    "${env:HOST}:4317",
    "a b:1",
    "backend:0",
    "backend:70000",
    "unix:/run/a",
  ])("%s is not one that is known here", (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  test("is a number of the network, or this machine", () => {
    expect(["10.0.0.1", "::1", "backend"].map(isAddress)).toEqual([true, true, false]);
    expect(["localhost", "127.0.0.9", "::1", "10.0.0.1"].map(isLoopback)).toEqual([true, true, true, false]);
  });
});

describe("the Service that a name means", () => {
  const all = deployed();
  const [collector] = all.collectors;
  const named = (host: string) => {
    const service = collector && serviceNamed(host, collector, all);
    return service && [service.name, service.namespace, service.found !== undefined];
  };

  test.each([
    "backend-1",
    "backend-1.shop",
    "backend-1.shop.svc",
    "backend-1.shop.svc.cluster.local",
    "backend-1.shop.svc.cluster.local.",
    "BACKEND-1",
    "pod-0.backend-1.shop.svc",
  ])("%s", (host) => {
    expect(named(host)).toEqual(["backend-1", "shop", true]);
  });

  test("may be missing in a namespace that is known, and is not judged elsewhere", () => {
    expect(named("store")).toEqual(["store", "shop", false]);
    expect(["store.other", "store.example.com", "10.0.0.1", "localhost"].map(named)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("is answered by a cluster's DNS alone", () => {
    expect(
      ["a.b.svc", "a.b.svc.cluster.local.", "a.b", "a.example.com"].map((host) => isClusterName(host, all)),
    ).toEqual([true, true, false, false]);
  });
});
