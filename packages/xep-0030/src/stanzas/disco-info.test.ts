import { canonicalXml, parseWithOtherLtx, parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { BuildError, buildDiscoInfo, hasFeature, NS_DISCO_INFO, NS_DISCO_ITEMS, parseDiscoInfo } from "../index.ts";

const query = (content: string, attributes = "") => `<query xmlns='${NS_DISCO_INFO}'${attributes}>${content}</query>`;
const parse = (xml: string) => parseDiscoInfo(parseXml(xml));

describe("parseDiscoInfo", () => {
  it("reads identities, features and node, in order (XEP-0030 §3.1, SD-02, SD-05, SD-06, SD-07)", () => {
    const xml = query(
      `<feature var='urn:b'/>
       <identity category='conference' type='text' name='Play-Specific Chatrooms' xml:lang='en'/>
       <feature var='urn:a'/><feature var='urn:b'/>
       <identity category='directory' type='chatroom'/>`,
      " node='music'",
    );
    expect(parse(xml)).toStrictEqual({
      node: "music",
      identities: [
        { category: "conference", type: "text", name: "Play-Specific Chatrooms", lang: "en" },
        { category: "directory", type: "chatroom" },
      ],
      features: ["urn:b", "urn:a", "urn:b"],
    });
  });

  it("reads an empty query, which is a request or says nothing", () => {
    expect(parse(query(""))).toStrictEqual({ identities: [], features: [] });
  });

  it("tells an empty name, language and node from absent ones", () => {
    const xml = query("<identity category='a' type='b' name='' xml:lang=''/>", " node=''");
    expect(parse(xml)).toStrictEqual({
      node: "",
      identities: [{ category: "a", type: "b", name: "", lang: "" }],
      features: [],
    });
  });

  it.each([
    "<feature/>",
    "<feature var=''/>",
    "<identity type='text'/>",
    "<identity category='conference'/>",
    "<identity category='' type='text'/>",
    "<identity category='conference' type=''/>",
    "text",
  ])("leaves out %s and keeps the rest (SD-05, SD-06)", (bad) => {
    const xml = query(`${bad}<identity category='a' type='b'/>${bad}<feature var='c'/>`);
    expect(parse(xml)).toStrictEqual({ identities: [{ category: "a", type: "b" }], features: ["c"] });
  });

  it("keeps what it does not know, in the query and in an identity, without its text", () => {
    const form = "<x xmlns='jabber:x:data' type='result'/>";
    const info = parse(query(`${form}<identity category='a' type='b'>x<z xmlns='urn:z'/></identity><new/>`));
    expect(info?.extensions?.map(canonicalXml)).toEqual([
      canonicalXml(form),
      canonicalXml(`<new xmlns='${NS_DISCO_INFO}'/>`),
    ]);
    expect(info?.identities[0]?.extensions?.map(canonicalXml)).toEqual([canonicalXml("<z xmlns='urn:z'/>")]);
  });

  it("takes features and identities of another namespace for something else", () => {
    const info = parse(query("<feature xmlns='urn:x' var='a'/><identity xmlns='' category='a' type='b'/>"));
    expect(info?.features).toEqual([]);
    expect(info?.identities).toEqual([]);
    expect(info?.extensions).toHaveLength(2);
  });

  it("is undefined for anything but a disco#info query", () => {
    expect(parse(`<query xmlns='${NS_DISCO_ITEMS}'/>`)).toBeUndefined();
    expect(parse(`<queries xmlns='${NS_DISCO_INFO}'/>`)).toBeUndefined();
    expect(parse("<query/>")).toBeUndefined();
  });

  it("reads elements with prefixes, and elements of another copy of ltx", async () => {
    const xml = `<d:query xmlns:d='${NS_DISCO_INFO}'><d:feature var='a'/><d:identity type='b' category='c'/></d:query>`;
    const expected = { identities: [{ category: "c", type: "b" }], features: ["a"] };
    expect(parse(xml)).toStrictEqual(expected);
    expect(parseDiscoInfo(await parseWithOtherLtx(xml))).toStrictEqual(expected);
  });
});

describe("buildDiscoInfo", () => {
  it("writes the request (SD-01)", () => {
    expect(canonicalXml(buildDiscoInfo({}))).toBe(canonicalXml(query("")));
    expect(canonicalXml(buildDiscoInfo({ node: "n" }))).toBe(canonicalXml(query("", " node='n'")));
  });

  it("writes identities, then features, then the rest, as given", () => {
    const info = {
      node: "a&b",
      identities: [{ category: "c", type: "t", name: "<n>", lang: "de" }],
      features: ["b", "a", "b"],
      extensions: [parseXml("<x xmlns='jabber:x:data' type='result'/>")],
    };
    expect(canonicalXml(buildDiscoInfo(info))).toBe(
      canonicalXml(
        query(
          `<identity category='c' type='t' name='&lt;n&gt;' xml:lang='de'/>
           <feature var='b'/><feature var='a'/><feature var='b'/>
           <x xmlns='jabber:x:data' type='result'/>`.replaceAll(/\n\s+/g, ""),
          " node='a&amp;b'",
        ),
      ),
    );
  });

  it("writes what it kept while parsing, and leaves the original alone", () => {
    const xml = query(`<identity category='a' type='b'><z xmlns='urn:z'/></identity><new><deep/></new>`);
    const original = parseXml(xml);
    const info = parseDiscoInfo(original);
    expect(canonicalXml(buildDiscoInfo(info ?? {}))).toBe(canonicalXml(xml));
    expect(canonicalXml(original)).toBe(canonicalXml(xml));
  });

  it.each([
    [{ identities: [{ category: "", type: "b" }] }, "identity", "category and type must not be empty"],
    [{ identities: [{ category: "a", type: "" }] }, "identity", "category and type must not be empty"],
    [{ features: ["a", ""] }, "feature", "var must not be empty"],
    [{ node: "\0" }, "query", "character U+0000 at 0 is forbidden in XML 1.0"],
    [{ features: ["\uD800"] }, "feature", "character U+D800 at 0 is forbidden in XML 1.0"],
    [
      { identities: [1, 2].map((n) => ({ category: "a", type: "b", lang: "de", name: `name ${n}` })) },
      "identity",
      "identities of one category, type and language must not differ in name",
    ],
  ])("refuses %j (SD-05, SD-06)", (info, element, rule) => {
    expect(() => buildDiscoInfo(info)).toThrow(new BuildError(element, rule));
  });

  it("takes identities that differ in category, type or language, and repeated ones (SD-05)", () => {
    const identities = [
      { category: "a", type: "b", name: "1" },
      { category: "a", type: "b", name: "1" },
      { category: "a", type: "b", name: "2", lang: "de" },
      { category: "a", type: "c", name: "3" },
      { category: "b", type: "b", name: "4" },
    ];
    expect(parseDiscoInfo(buildDiscoInfo({ identities }))?.identities).toStrictEqual(identities);
  });
});

describe("hasFeature", () => {
  it("is true for what is listed and for disco#info, which every answer proves (SD-04)", () => {
    const info = { identities: [], features: ["a"] };
    expect(hasFeature(info, "a")).toBe(true);
    expect(hasFeature(info, NS_DISCO_INFO)).toBe(true);
    expect(hasFeature(info, "b")).toBe(false);
    expect(hasFeature(info, NS_DISCO_ITEMS)).toBe(false);
  });
});
