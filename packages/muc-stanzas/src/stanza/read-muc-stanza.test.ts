import { parseWithOtherLtx, parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { readMucStanza } from "../index.ts";

const x = "<x xmlns='http://jabber.org/protocol/muc#user'><item role='none'/></x>";

describe("readMucStanza", () => {
  it("goes by the room's side of the stanza", () => {
    const xml = `<presence from='Me@B.example/r' to='coven@chat.example/hag'>${x}</presence>`;
    expect(readMucStanza(parseXml(xml))).toMatchObject({ room: "me@b.example", nick: "r" });
    expect(readMucStanza(parseXml(xml), "room")).toMatchObject({ kind: "occupant-available" });
    expect(readMucStanza(parseXml(xml), "user")).toMatchObject({ room: "coven@chat.example", nick: "hag" });
  });

  it("says nothing without that address", () => {
    for (const name of ["presence", "message", "iq"]) {
      expect(readMucStanza(parseXml(`<${name} type='error' to='a@b'/>`))).toBeUndefined();
      expect(readMucStanza(parseXml(`<${name} type='error' from='a@b'/>`), "user")).toBeUndefined();
      expect(readMucStanza(parseXml(`<${name} type='error' from=''/>`))).toBeUndefined();
    }
  });

  it("says nothing of what is no stanza", () => {
    expect(readMucStanza(parseXml(`<r from='a@b/c' xmlns='urn:xmpp:sm:3'>${x}</r>`))).toBeUndefined();
  });

  it("reads stanzas under a prefix, and those of another copy of ltx", async () => {
    const c = "xmlns:c='jabber:client'";
    const message = `<c:message ${c} from='a@b/c' type='groupchat'><c:body>b</c:body><body>2</body></c:message>`;
    expect(readMucStanza(parseXml(message, "urn:example:stream"))).toMatchObject({ body: "b" });
    const presence = `<presence from='a@b/c'>${x}<show>xa</show></presence>`;
    expect(readMucStanza(await parseWithOtherLtx(presence))).toEqual(readMucStanza(parseXml(presence)));
    const iq = `<c:iq ${c} from='a@b' type='result'><m:query xmlns:m='http://jabber.org/protocol/muc#owner'/></c:iq>`;
    expect(readMucStanza(parseXml(iq))).toEqual({ kind: "owner-config-none", room: "a@b" });
  });
});
