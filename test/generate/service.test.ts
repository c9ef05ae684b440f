import { expect, test } from "vitest";
import { createSections, ofTenant } from "../../src/generate/service.ts";

const shop = { name: "shop", resource: { "service.version": "1" }, attributes: {} };
const tenants = { attribute: "tenant.id", draw: () => 0 };
const item = Uint8Array.of(0x12, 0);

test("tenants count from 1, over what the resource had", () => {
  expect(ofTenant(shop, tenants, 1).resource).toEqual({ "service.version": "1", "tenant.id": "tenant-2" });
  expect(ofTenant(shop, undefined, 1)).toBe(shop);
});

test("items of one service and tenant are one section of the request", () => {
  const sections = createSections([shop, { ...shop, name: "cart" }], tenants);
  sections.add(0, 0, item);
  sections.add(1, 0, item);
  sections.add(0, 0, item);
  sections.add(0, 1, item);
  const { bytes, items } = sections.written(8);
  expect(items).toBe(4);
  const text = bytes.toString("latin1");
  expect(text.split("service.name")).toHaveLength(4);
  expect([...text.matchAll(/tenant-\d/g)].map(([tenant]) => tenant)).toEqual(["tenant-1", "tenant-1", "tenant-2"]);
});

test("what was written is not written again, and there is room before it", () => {
  const sections = createSections([shop], undefined);
  sections.add(0, 0, item);
  const { bytes } = sections.written(5);
  expect(bytes.byteOffset).toBeGreaterThanOrEqual(5);
  expect(sections.written(5)).toMatchObject({ items: 0, bytes: { length: 0 } });
});
