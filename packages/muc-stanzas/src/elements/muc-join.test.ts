import { canonicalXml, parseXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { describe, expect, it } from "vitest";
import { buildMucJoin, type History, type MucJoin, parseMucJoin } from "../index.ts";
import { bothWays } from "../test/both-ways.ts";

const X = "<x xmlns='http://jabber.org/protocol/muc'";

function table(xml: string, join: MucJoin): void {
  bothWays(xml, join, parseMucJoin, buildMucJoin);
}

function historyOf(attributes: string): History | undefined {
  return parseMucJoin(parseXml(`${X}><history ${attributes}/></x>`))?.history;
}

describe("the element of a join", () => {
  it("MU-01: may be empty", () => {
    table(`${X}/>`, {});
    expect(canonicalXml(buildMucJoin())).toBe(canonicalXml(`${X}/>`));
  });

  it("MU-03: holds the password with its white space", () => {
    table(`${X}><password> a&amp;b&lt; </password></x>`, { password: " a&b< " });
    table(`${X}><password/></x>`, { password: "" });
  });

  it("MU-04: limits history in any combination", () => {
    table(`${X}><history maxchars='0'/></x>`, { history: { maxChars: 0 } });
    table(`${X}><history/></x>`, { history: {} });
    table(`${X}><history maxchars='5' maxstanzas='6' seconds='7' since='2024-02-29T12:00:00.123Z'/></x>`, {
      history: { maxChars: 5, maxStanzas: 6, seconds: 7, since: new Date("2024-02-29T12:00:00.123Z") },
    });
  });

  it("keeps what it does not know", () => {
    const mav = "<mav xmlns='urn:example:mav' since='v1'/>";
    table(`${X}><password>p</password>${mav}</x>`, { password: "p", extensions: [parseXml(mav)] });
  });

  it("is read in any order, the first of what should be there once", () => {
    const xml =
      `${X}><password>1</password><history seconds='1'/>text<history seconds='2'/><password>2</password>` +
      "<password xmlns='urn:example:w'>3</password></x>";
    const { extensions, ...join } = parseMucJoin(parseXml(xml)) ?? {};
    expect(join).toEqual({ password: "1", history: { seconds: 1 } });
    expect(extensions).toHaveLength(1);
  });

  it("MU-03: is written in the order of the schema", () => {
    const join = buildMucJoin({ password: "p", history: { seconds: 1 }, extensions: [parseXml("<f xmlns='urn:f'/>")] });
    expect(join.children.map((child) => (child as Element).name)).toEqual(["history", "password", "f"]);
  });

  it("is no other element", () => {
    expect(parseMucJoin(parseXml("<x xmlns='http://jabber.org/protocol/muc#user'/>"))).toBeUndefined();
    expect(parseMucJoin(parseXml("<history xmlns='http://jabber.org/protocol/muc'/>"))).toBeUndefined();
  });
});

describe("limits of history", () => {
  it.each(["maxchars", "maxstanzas", "seconds"] as const)("%s are read as non-negative integers", (name) => {
    const key = { maxchars: "maxChars", maxstanzas: "maxStanzas", seconds: "seconds" }[name];
    for (const [text, value] of [
      ["0", 0],
      ["-0", 0],
      ["-00", 0],
      ["+7", 7],
      ["007", 7],
      [" 20 ", 20],
      ["2147483647", 2_147_483_647],
    ] as const) {
      expect(historyOf(`${name}='${text}'`)).toStrictEqual({ [key]: value });
    }
    for (const text of ["", "-1", "1.5", "1e3", "all", "2147483648", "9".repeat(400), "0x10", "5 6", "- 5", "NaN"]) {
      expect(historyOf(`${name}='${text}'`)).toStrictEqual({});
    }
  });

  it("leave out a date without zone, of the old format, or of no calendar", () => {
    for (const since of ["2024-01-01T00:00:00", "20240101T00:00:00", "2024-02-30T00:00:00Z", "now", ""]) {
      expect(historyOf(`since='${since}'`)).toStrictEqual({});
    }
    expect(historyOf("since='2024-01-01T01:00:00.5+01:00'")).toEqual({ since: new Date("2024-01-01T00:00:00.500Z") });
  });

  it.each([
    ["maxchars", { maxChars: -1 }],
    ["maxstanzas", { maxStanzas: 1.5 }],
    ["seconds", { seconds: Number.NaN }],
    ["maxchars", { maxChars: Number.POSITIVE_INFINITY }],
    ["seconds", { seconds: 2_147_483_648 }],
    ["maxstanzas", { maxStanzas: "5" as unknown as number }],
    ["since", { since: new Date(Number.NaN) }],
    ["since", { since: "2024-01-01T00:00:00Z" as unknown as Date }],
    ["since", { since: new Date("+010000-01-01T00:00:00Z") }],
    ["since", { since: new Date("0000-12-31T23:59:59Z") }],
  ])("are refused where %s cannot be sent: %o", (name, history) => {
    expect(() => buildMucJoin({ history })).toThrow(
      expect.objectContaining({ name: "BuildError", element: "history", rule: expect.stringContaining(name) }),
    );
  });

  it("are refused with the range in the rule, which a reader needs", () => {
    expect(() => buildMucJoin({ history: { maxChars: -1 } })).toThrow("from 0 to 2147483647: -1");
    expect(() => buildMucJoin({ history: { since: new Date(Number.NaN) } })).toThrow("years 1 to 9999");
  });

  it("are written up to the ends of their ranges", () => {
    const since = [new Date("0001-01-01T00:00:00Z"), new Date("9999-12-31T23:59:59.999Z")];
    for (const date of since) {
      const built = buildMucJoin({ history: { since: date, maxChars: 2_147_483_647, maxStanzas: 0 } });
      expect(parseMucJoin(parseXml(built.toString()))?.history).toEqual({
        since: date,
        maxChars: 2_147_483_647,
        maxStanzas: 0,
      });
    }
  });
});
