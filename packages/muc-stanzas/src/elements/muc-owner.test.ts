import { canonicalXml, parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { buildMucOwner, type MucOwner, parseMucOwner } from "../index.ts";
import { bothWays } from "../test/both-ways.ts";

const QUERY = "<query xmlns='http://jabber.org/protocol/muc#owner'";

function table(xml: string, owner: MucOwner): void {
  bothWays(xml, owner, parseMucOwner, buildMucOwner);
}

describe("muc#owner", () => {
  it("is empty when it asks", () => {
    table(`${QUERY}/>`, {});
    expect(canonicalXml(buildMucOwner())).toBe(canonicalXml(`${QUERY}/>`));
  });

  it("MU-50: opens a new room by an empty submission", () => {
    table(`${QUERY}><x xmlns='jabber:x:data' type='submit'/></query>`, { form: { type: "submit", fields: [] } });
  });

  it("holds a form", () => {
    table(
      `${QUERY}><x xmlns='jabber:x:data' type='form'><title>t</title><field var='a' type='boolean'><value>1</value>` +
        "</field></x></query>",
      { form: { type: "form", title: "t", fields: [{ var: "a", type: "boolean", values: ["1"] }] } },
    );
  });

  it("MU-54: destroys a room", () => {
    table(`${QUERY}><destroy jid='n@b.example'><password>p</password><reason>r</reason></destroy></query>`, {
      destroy: { jid: "n@b.example", password: "p", reason: "r" },
    });
    table(`${QUERY}><destroy/></query>`, { destroy: {} });
  });

  it("keeps what it does not know, and forms that cannot be read", () => {
    const item = "<item xmlns='http://jabber.org/protocol/muc#owner' affiliation='owner'/>";
    const form = "<x xmlns='jabber:x:data' type='unheard-of'/>";
    table(`${QUERY}>${item}${form}</query>`, { extensions: [parseXml(item), parseXml(form)] });
  });

  it("takes the first form and the first destroy, of its own namespace", () => {
    const owner = parseMucOwner(
      parseXml(
        `${QUERY}>text<destroy xmlns='urn:f' jid='0'/><destroy jid='1'/><destroy jid='2'/>` +
          "<x type='submit'/><x xmlns='jabber:x:data' type='submit'/><x xmlns='jabber:x:data' type='cancel'/></query>",
      ),
    );
    expect(owner).toMatchObject({ form: { type: "submit" }, destroy: { jid: "1" } });
    expect(owner?.extensions).toHaveLength(2);
  });

  it("is no other element", () => {
    expect(parseMucOwner(parseXml("<query xmlns='http://jabber.org/protocol/muc#admin'/>"))).toBeUndefined();
    expect(parseMucOwner(parseXml("<x xmlns='http://jabber.org/protocol/muc#owner'/>"))).toBeUndefined();
  });

  it("refuses a form together with a destroy", () => {
    expect(() => buildMucOwner({ form: { type: "cancel", fields: [] }, destroy: {} })).toThrow(
      expect.objectContaining({ name: "BuildError", element: "query", rule: "both a form and a destroy" }),
    );
  });
});
