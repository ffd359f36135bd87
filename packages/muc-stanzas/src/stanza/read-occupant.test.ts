import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { readMucStanza } from "../index.ts";

const FIELDS = { affiliation: "member", role: "participant", jid: "h@b.example/r" };
/** Each of these fields there or not, in all eight ways. */
const SUBSETS = Array.from({ length: 8 }, (_, bits) =>
  Object.fromEntries(Object.entries(FIELDS).filter((_entry, index) => bits & (1 << index))),
);

const attributes = (item: object) =>
  Object.entries(item)
    .map(([name, value]) => ` ${name}='${value}'`)
    .join("");
const read = (presence: string, x: string) =>
  readMucStanza(
    parseXml(
      `<presence from='a@b.example/n'${presence}><x xmlns='http://jabber.org/protocol/muc#user'>${x}</x></presence>`,
    ),
  );

describe.each(SUBSETS)("an item with %j and no more", (item) => {
  const where = { room: "a@b.example", nick: "n", items: [item], ...item };

  it("is told of an occupant, and no key besides", () => {
    const kind = "occupant-available";
    const xml = `<item${attributes(item)}/>`;
    expect(read("", xml)).toStrictEqual({ kind, ...where, statusCodes: [], self: false });
    expect(read("", `${xml}<status code='110'/>`)).toStrictEqual({ kind, ...where, statusCodes: [110], self: true });
    expect(read("", `<status code='110'/>${xml}`)).toStrictEqual({ kind, ...where, statusCodes: [110], self: true });
  });

  it("is told of one who is gone, and no key besides", () => {
    const kind = "occupant-unavailable";
    const xml = `<item${attributes(item)}/>`;
    const gone = { kind, ...where, statusCodes: [], self: false, cause: "exit" };
    expect(read(" type='unavailable'", xml)).toStrictEqual(gone);
  });
});

describe("something else alone in the payload", () => {
  it.each(["<status code='110'/>", "<item xmlns='urn:f' role='moderator'/>", "text", ""])("%j is no item", (xml) => {
    expect(read("", xml)).toStrictEqual({
      kind: "occupant-available",
      room: "a@b.example",
      nick: "n",
      items: [],
      statusCodes: xml.includes("110") ? [110] : [],
      self: xml.includes("110"),
    });
  });
});
