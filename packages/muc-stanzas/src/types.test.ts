import { parseXml } from "@xeps-internal/test-kit";
import { expect, expectTypeOf, it } from "vitest";
import {
  type Affiliation,
  type Item,
  isAffiliation,
  type MucStanza,
  type MucUser,
  parseMucUser,
  type RoomConfig,
  type RoomInfoValues,
  readMucStanza,
  roomConfigForm,
  StatusCode,
} from "./index.ts";

/** Compiles only if every kind has its case. */
function side(kind: MucStanza["kind"]): "room" | "user" | "either" {
  switch (kind) {
    case "join":
    case "leave":
    case "directed-presence":
    case "mediated-invite":
    case "mediated-decline":
    case "voice-request":
    case "voice-approval":
    case "registration-approval":
    case "admin-set":
    case "admin-list-request":
    case "owner-config-request":
    case "owner-config-submit":
    case "owner-config-cancel":
    case "owner-destroy":
    case "register-request":
    case "register-submit":
    case "register-remove":
      return "user";
    case "occupant-available":
    case "occupant-unavailable":
    case "config-change":
    case "affiliation-notice":
    case "mediated-invitation":
    case "mediated-declined":
    case "voice-approval-form":
    case "registration-approval-form":
    case "admin-list-result":
    case "owner-config-form":
    case "owner-config-none":
    case "register-form":
    case "register-legacy":
    case "registered":
      return "room";
    case "presence-error":
    case "message-error":
    case "groupchat-message":
    case "groupchat-other":
    case "subject":
    case "private-message":
    case "direct-invitation":
      return "either";
  }
}

it("a switch over the kinds needs no default", () => {
  expect(side("join")).toBe("user");
  expectTypeOf(side).returns.toEqualTypeOf<"room" | "user" | "either">();
});

it("a kind narrows to its fields", () => {
  const stanza = readMucStanza(parseXml("<message type='groupchat' from='a@b/c'><body>b</body></message>"));
  expect(stanza?.kind).toBe("groupchat-message");
  if (stanza?.kind === "groupchat-message") expectTypeOf(stanza.body).toEqualTypeOf<string>();
  if (stanza?.kind === "occupant-unavailable") expectTypeOf(stanza.newNick).toEqualTypeOf<string | undefined>();
  // @ts-expect-error a subject has no body
  if (stanza?.kind === "subject") stanza.body satisfies string;
});

it("a configuration takes what its fields hold, and no misspelt name", () => {
  expectTypeOf<{ maxUsers: "none" }>().toExtend<RoomConfig>();
  expectTypeOf<{ maxUsers: 20; membersOnly: undefined }>().toExtend<RoomConfig>();
  // @ts-expect-error a limit is a number or "none"
  const many: RoomConfig = { maxUsers: "many" };
  // @ts-expect-error the name is membersOnly
  const misspelt: RoomConfig = { membersonly: true };
  expect(() => roomConfigForm.submit(many)).toThrow(expect.objectContaining({ name: "FormError" }));
  expect(() => roomConfigForm.submit(misspelt)).toThrow(expect.objectContaining({ name: "FormError" }));
  expectTypeOf<RoomConfig["roomOwners"]>().toEqualTypeOf<readonly string[] | undefined>();
  expectTypeOf<RoomInfoValues["occupants"]>().toEqualTypeOf<number | undefined>();
  expectTypeOf<RoomInfoValues["membersOnly"]>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<RoomInfoValues["lang"]>().toEqualTypeOf<string | undefined>();
});

it("what is read is readonly, and its affiliation is text until a guard narrows it", () => {
  const user = parseMucUser(parseXml("<x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='vip'/></x>"));
  expectTypeOf(user).toEqualTypeOf<MucUser | undefined>();
  // @ts-expect-error readonly
  if (user) user.items = [];
  const affiliation: Item["affiliation"] = "vip";
  expect(isAffiliation(affiliation)).toBe(false);
  if (isAffiliation(affiliation)) expectTypeOf(affiliation).toExtend<Affiliation>();
  expectTypeOf(StatusCode.selfPresence).toEqualTypeOf<110>();
});
