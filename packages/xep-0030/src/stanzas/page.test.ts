import { canonicalXml, parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { BuildError, buildDiscoItems, type Page, parseDiscoItems } from "../index.ts";

const set = (content: string) =>
  `<query xmlns='http://jabber.org/protocol/disco#items'><set xmlns='http://jabber.org/protocol/rsm'>${content}</set></query>`;
const parse = (content: string) => parseDiscoItems(parseXml(set(content)))?.page;

describe("a page of a result set (XEP-0059)", () => {
  it.each<[string, Page]>([
    ["", {}],
    [
      "<first index='0'>a</first><last>b</last><count>800</count>",
      { first: "a", firstIndex: 0, last: "b", count: 800 },
    ],
    ["<first>a</first>", { first: "a" }],
    ["<first/><last/>", { first: "", last: "" }],
    ["<count>0</count>", { count: 0 }],
    ["<max>10</max><after> a </after>", { max: 10, after: " a " }],
    ["<max>10</max><before/>", { max: 10, before: "" }],
    ["<max>10</max><index>371</index>", { max: 10, index: 371 }],
    ["<count>2147483647</count>", { count: 2_147_483_647 }],
  ])("is written as %s and read back", (content, page) => {
    expect(parse(content)).toStrictEqual(page);
    expect(canonicalXml(buildDiscoItems({ page }))).toBe(canonicalXml(set(content)));
  });

  it("reads numbers as XML Schema writes them", () => {
    expect(parse("<count> +007\n</count>")).toStrictEqual({ count: 7 });
  });

  it.each(["", " ", "-1", "1.5", "1e3", "0x10", "many", "2147483648", "1 2"])("leaves out the number %j", (text) => {
    expect(parse(`<count>${text}</count><max>${text}</max><index>${text}</index>`)).toStrictEqual({});
    expect(parse(`<first index='${text}'>a</first>`)).toStrictEqual({ first: "a" });
  });

  it("leaves out what it does not know, and known names of other namespaces", () => {
    expect(parse("<more>1</more><count xmlns='urn:x'>1</count><last xmlns='urn:x'>1</last>")).toStrictEqual({});
  });

  it.each(["count", "max", "index"] as const)("refuses a %s that is no integer from 0 on", (key) => {
    for (const value of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2_147_483_648]) {
      expect(() => buildDiscoItems({ page: { [key]: value } })).toThrow(
        new BuildError(key, "must be an integer from 0 to 2147483647"),
      );
    }
  });

  it("refuses an index of a first item that is wrong, or not named", () => {
    expect(() => buildDiscoItems({ page: { first: "a", firstIndex: -1 } })).toThrow(
      new BuildError("first", "must be an integer from 0 to 2147483647"),
    );
    expect(() => buildDiscoItems({ page: { firstIndex: 0 } })).toThrow(
      new BuildError("first", "an index needs a first item"),
    );
  });
});
