import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { readMucStanza } from "../index.ts";

const ROOM = "coven@chat.example";
const where = { room: ROOM, nick: "hag" };

const fromRoom = (xml: string) => readMucStanza(parseXml(xml));
const fromUser = (xml: string) => readMucStanza(parseXml(xml), "user");

describe("an error of presence", () => {
  const error =
    "<error type='cancel' by='coven@chat.example'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
  const info = { condition: "conflict", type: "cancel", by: ROOM };

  it("MU-08: is read with and without the echo of the join, from occupant and room", () => {
    const echo = "<x xmlns='http://jabber.org/protocol/muc'/>";
    expect(fromRoom(`<presence from='${ROOM}/hag' type='error'>${echo}${error}</presence>`)).toStrictEqual({
      kind: "presence-error",
      ...where,
      error: info,
      mucEcho: true,
    });
    const avatar = "<x xmlns='vcard-temp:x:update'/>";
    expect(fromRoom(`<presence from='${ROOM}' type='error'>${avatar}${error}</presence>`)).toStrictEqual({
      kind: "presence-error",
      room: ROOM,
      error: info,
      mucEcho: false,
    });
  });

  it("is read on the side of the service too: the room's presence bounced", () => {
    expect(fromUser(`<presence from='me@b.example/r' to='${ROOM}/hag' type='error'>${error}</presence>`)).toMatchObject(
      {
        kind: "presence-error",
        ...where,
      },
    );
  });

  it("may be no more than the type", () => {
    expect(fromRoom(`<presence from='${ROOM}' type='error'/>`)).toStrictEqual({
      kind: "presence-error",
      room: ROOM,
      error: { condition: "undefined-condition" },
      mucEcho: false,
    });
  });

  it("has a text, wherever it stands, and codes of old services", () => {
    const text = "<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>full</text>";
    const wait = `<error type='wait'>${text}<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`;
    expect(fromRoom(`<presence from='${ROOM}' type='error'>${wait}</presence>`)).toMatchObject({
      error: { condition: "service-unavailable", type: "wait", text: "full" },
    });
    const old = "<error code='403'>banned</error>";
    expect(fromRoom(`<presence from='${ROOM}' type='error'>${old}</presence>`)).toMatchObject({
      error: { condition: "forbidden" },
    });
  });
});
