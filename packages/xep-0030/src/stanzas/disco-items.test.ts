import { canonicalXml, parseWithOtherLtx, parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { BuildError, buildDiscoItems, NS_DISCO_INFO, NS_DISCO_ITEMS, parseDiscoItems } from "../index.ts";

const query = (content: string, attributes = "") => `<query xmlns='${NS_DISCO_ITEMS}'${attributes}>${content}</query>`;
const parse = (xml: string) => parseDiscoItems(parseXml(xml));
const longest = `${"a".repeat(3_063)}@b.lit/c`;

describe("parseDiscoItems", () => {
  it("reads items in order, several nodes of one JID among them (XEP-0030 §4.1, SD-08, SD-11)", () => {
    const xml = query(
      `<item jid='a@b.lit' name='A' node='1'/>text<item node='2' jid='a@b.lit'/><item jid='b.lit'/>`,
      " node='books'",
    );
    expect(parse(xml)).toStrictEqual({
      node: "books",
      items: [{ jid: "a@b.lit", name: "A", node: "1" }, { jid: "a@b.lit", node: "2" }, { jid: "b.lit" }],
    });
  });

  it("reads no items as none (SD-09)", () => {
    expect(parse(query(""))).toStrictEqual({ items: [] });
  });

  it("leaves out items without address, with one that no JID reaches, and empty nodes", () => {
    const xml = query(
      `<item node='n'/><item jid=''/><item jid='${longest}d'/><item jid='a' node='' name=''/><item jid='${longest}'/>`,
    );
    expect(parse(xml)).toStrictEqual({ items: [{ jid: "a", name: "" }, { jid: longest }] });
  });

  it("keeps foreign children of the query and of items, the second set among them (SD-10)", () => {
    const set = "<set xmlns='http://jabber.org/protocol/rsm'><count>1</count></set>";
    const items = parse(query(`<item jid='a'><z xmlns='urn:e'/>text</item><y xmlns='urn:y'/>${set}${set}`));
    expect(items?.items[0]?.extensions?.map(canonicalXml)).toEqual([canonicalXml("<z xmlns='urn:e'/>")]);
    expect(items?.page).toStrictEqual({ count: 1 });
    expect(items?.extensions?.map(canonicalXml)).toEqual([canonicalXml("<y xmlns='urn:y'/>"), canonicalXml(set)]);
  });

  it("takes items and sets of another namespace for something else", () => {
    const items = parse(query("<item xmlns='urn:x' jid='a'/><set><count>1</count></set>"));
    expect(items?.items).toEqual([]);
    expect(items).not.toHaveProperty("page");
    expect(items?.extensions).toHaveLength(2);
  });

  it("is undefined for anything but a disco#items query", () => {
    expect(parse(`<query xmlns='${NS_DISCO_INFO}'/>`)).toBeUndefined();
    expect(parse(`<item xmlns='${NS_DISCO_ITEMS}' jid='a'/>`)).toBeUndefined();
  });

  it("reads elements with prefixes, and elements of another copy of ltx", async () => {
    const xml = `<d:query xmlns:d='${NS_DISCO_ITEMS}' xmlns:r='http://jabber.org/protocol/rsm'><d:item jid='a'/><r:set
      ><r:first index='3'>x</r:first></r:set></d:query>`;
    const expected = { items: [{ jid: "a" }], page: { first: "x", firstIndex: 3 } };
    expect(parse(xml)).toStrictEqual(expected);
    expect(parseDiscoItems(await parseWithOtherLtx(xml))).toStrictEqual(expected);
  });
});

describe("buildDiscoItems", () => {
  it("writes requests, for a page too (XEP-0059 §2)", () => {
    expect(canonicalXml(buildDiscoItems({}))).toBe(canonicalXml(query("")));
    expect(canonicalXml(buildDiscoItems({ node: "n", page: { max: 10, after: "peter@pixyland.org" } }))).toBe(
      canonicalXml(
        query(
          "<set xmlns='http://jabber.org/protocol/rsm'><max>10</max><after>peter@pixyland.org</after></set>",
          " node='n'",
        ),
      ),
    );
  });

  it("writes items, then the page, then the rest", () => {
    const xml = query(
      `<item jid='a' node='n' name='&lt;'><z xmlns='urn:e'/></item><item jid='b'/>` +
        `<set xmlns='http://jabber.org/protocol/rsm'><first index='0'>a</first><last>b</last><count>9</count></set>` +
        `<y xmlns='urn:y'/>`,
    );
    const built = buildDiscoItems({
      items: [{ jid: "a", node: "n", name: "<", extensions: [parseXml("<z xmlns='urn:e'/>")] }, { jid: "b" }],
      page: { first: "a", firstIndex: 0, last: "b", count: 9 },
      extensions: [parseXml("<y xmlns='urn:y'/>")],
    });
    expect(canonicalXml(built)).toBe(canonicalXml(xml));
    expect(canonicalXml(buildDiscoItems(parse(xml) ?? {}))).toBe(canonicalXml(xml));
  });

  it.each([
    [{ items: [{ jid: "" }] }, "item", "jid must have 1 to 3071 characters"],
    [{ items: [{ jid: `${longest}d` }] }, "item", "jid must have 1 to 3071 characters"],
    [{ items: [{ jid: "a", node: "" }] }, "item", "node must not be empty"],
    [{ items: [{ jid: "a", name: "\uFFFF" }] }, "item", "character U+FFFF at 0 is forbidden in XML 1.0"],
  ])("refuses an item which may not be sent (SD-08)", (items, element, rule) => {
    expect(() => buildDiscoItems(items)).toThrow(new BuildError(element, rule));
  });

  it("takes the longest address", () => {
    expect(parseDiscoItems(buildDiscoItems({ items: [{ jid: longest }] }))?.items).toEqual([{ jid: longest }]);
  });
});
