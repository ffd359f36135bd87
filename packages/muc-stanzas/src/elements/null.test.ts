import { expect, it } from "vitest";
import {
  buildDirectInvite,
  buildMucAdmin,
  buildMucJoin,
  buildMucOwner,
  buildMucUri,
  buildMucUser,
  buildRegistration,
} from "../index.ts";

/** What programs without a compiler give for an absent text, e.g. out of a database. */
const nothing = null as unknown as undefined;

it.each<[string, { toString(): string }, string]>([
  [
    "an item",
    buildMucAdmin({ items: [{ affiliation: "none", jid: "a@b", nick: nothing, reason: nothing, actor: nothing }] }),
    '<query xmlns="http://jabber.org/protocol/muc#admin"><item affiliation="none" jid="a@b"/></query>',
  ],
  [
    "the payload of a user",
    buildMucUser({ invites: [{ to: "a@b", from: nothing, reason: nothing, continue: nothing }], password: nothing }),
    '<x xmlns="http://jabber.org/protocol/muc#user"><invite to="a@b"/></x>',
  ],
  [
    "a join",
    buildMucJoin({ password: nothing, history: { maxStanzas: 1, seconds: nothing, since: nothing } }),
    '<x xmlns="http://jabber.org/protocol/muc"><history maxstanzas="1"/></x>',
  ],
  [
    "a destroy",
    buildMucOwner({ destroy: { jid: nothing, reason: "r", password: nothing } }),
    '<query xmlns="http://jabber.org/protocol/muc#owner"><destroy><reason>r</reason></destroy></query>',
  ],
  [
    "a direct invitation",
    buildDirectInvite({ jid: "a@b", reason: nothing, continue: nothing }),
    '<x xmlns="jabber:x:conference" jid="a@b"/>',
  ],
  [
    "a removal",
    buildRegistration({ remove: true, username: nothing, instructions: nothing }),
    '<query xmlns="jabber:iq:register"><remove/></query>',
  ],
  ["a URI", buildMucUri({ room: "a@b", action: "join", password: nothing, jids: nothing }), "xmpp:a@b?join"],
])("null in %s is absent, not the word", (_name, built, expected) => {
  expect(String(built)).toBe(expected);
});

it("null is no address of an invitation", () => {
  const refused = (element: string) => expect.objectContaining({ name: "BuildError", element });
  expect(() => buildMucUser({ invites: [{ to: nothing }] })).toThrow(refused("invite"));
  expect(() => buildMucUser({ decline: { from: nothing } })).toThrow(refused("decline"));
  expect(() => buildDirectInvite({ jid: nothing as unknown as string })).toThrow(refused("x"));
});
