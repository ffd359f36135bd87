import { FakeEntity, parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { PerEntity } from "./index.ts";

const make = () => ({});

describe("PerEntity", () => {
  it("makes one value per entity and key, until it is deleted", () => {
    const values = new PerEntity<object>();
    const [entity, other] = [new FakeEntity(), new FakeEntity()];
    const value = values.get(entity, {}, make);
    expect(values.get(entity, {}, make)).toBe(value);
    expect(values.find(entity)).toBe(value);
    expect(values.get(other, {}, make)).not.toBe(value);
    expect(values.get(entity, {}, make, "key")).not.toBe(value);
    expect(values.find(entity, "other key")).toBeUndefined();
    expect(values.find(new FakeEntity())).toBeUndefined();
    values.delete(entity, "key");
    expect(values.find(entity)).toBe(value);
    values.delete(entity);
    expect(values.find(entity)).toBeUndefined();
    expect(values.get(entity, {}, make)).not.toBe(value);
    values.delete(new FakeEntity());
  });

  const element = parseXml("<a/>");
  const handler = () => {};
  const first = {
    text: "a",
    number: Number.NaN,
    nested: { list: [1, { deep: true }], element },
    off: false,
    handler,
    none: undefined,
  };

  it.each<object>([
    {},
    { text: "a" },
    { text: undefined, unknown: undefined },
    { number: Number.NaN },
    { nested: { list: [1, { deep: true }] } },
    { nested: {} },
    { nested: { element }, handler, off: false },
    Object.assign(Object.create(null) as object, { text: "a" }),
  ])("takes options that agree with the first ones: %j", (later) => {
    const values = new PerEntity<object>();
    const entity = new FakeEntity();
    const value = values.get(entity, first, make);
    expect(values.get(entity, later, make)).toBe(value);
  });

  it.each<object>([
    { text: "b" },
    { none: null },
    { text: null },
    { unknown: 1 },
    { unknown: {} },
    { off: 0 },
    { off: {} },
    { nested: null },
    { nested: { list: [1] } },
    { nested: { list: [1, { deep: true }, 2] } },
    { nested: { list: [1, { deep: false }] } },
    { nested: { list: { 0: 1, 1: { deep: true } } } },
    { nested: [] },
    { nested: { element: parseXml("<a/>") } },
    { handler: () => {} },
    { text: { length: 1 } },
  ])("refuses options that do not: %j", (later) => {
    const values = new PerEntity<object>();
    const entity = new FakeEntity();
    values.get(entity, first, make);
    expect(() => values.get(entity, later, make)).toThrow(new TypeError("it exists already, with other options"));
  });
});
