import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { buildMucAdmin, type MucAdmin, parseMucAdmin } from "../index.ts";
import { bothWays } from "../test/both-ways.ts";

const QUERY = "<query xmlns='http://jabber.org/protocol/muc#admin'";

function table(xml: string, admin: MucAdmin): void {
  bothWays(xml, admin, parseMucAdmin, buildMucAdmin);
}

describe("muc#admin", () => {
  it("asks for a list", () =>
    table(`${QUERY}><item role='participant'/></query>`, { items: [{ role: "participant" }] }));

  it("answers with a list, in order", () => {
    table(
      `${QUERY}><item affiliation='outcast' jid='spam.example'><actor jid='a@b.example'/><reason/></item>` +
        "<item affiliation='outcast' jid='c@d.example'/></query>",
      {
        items: [
          { affiliation: "outcast", jid: "spam.example", actor: { jid: "a@b.example" }, reason: "" },
          { affiliation: "outcast", jid: "c@d.example" },
        ],
      },
    );
  });

  it("answers with an empty list, as services do", () => table(`${QUERY}/>`, { items: [] }));

  it("MU-42: unsets a reserved nickname", () => {
    table(`${QUERY}><item affiliation='member' jid='a@b.example' nick=''/></query>`, {
      items: [{ affiliation: "member", jid: "a@b.example", nick: "" }],
    });
  });

  it("keeps what it does not know", () => {
    const set = "<set xmlns='http://jabber.org/protocol/rsm'><max>5</max></set>";
    table(`${QUERY}><item affiliation='member'/>${set}</query>`, {
      items: [{ affiliation: "member" }],
      extensions: [parseXml(set)],
    });
    const items = "<item xmlns='http://jabber.org/protocol/muc#user' role='none'/>";
    expect(parseMucAdmin(parseXml(`${QUERY}>${items} text</query>`))).toMatchObject({ items: [] });
  });

  it("is not written with what only an item of muc#user can have", () => {
    expect(() => buildMucAdmin({ items: [{ nick: "a" }, { nick: "b", continue: {} }] })).toThrow(
      expect.objectContaining({ name: "BuildError", element: "item", rule: "continue has no place in a list" }),
    );
  });

  it("is no other element", () => {
    expect(parseMucAdmin(parseXml("<query xmlns='http://jabber.org/protocol/muc#owner'/>"))).toBeUndefined();
    expect(parseMucAdmin(parseXml("<x xmlns='http://jabber.org/protocol/muc#admin'/>"))).toBeUndefined();
  });
});
