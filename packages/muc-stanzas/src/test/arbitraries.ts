import type { DataForm, FormField } from "@xeps/xep-0004";
import { bareJid, date, elementText, fullJid, objects, parseXml, someXmlText, xmlText } from "@xeps-internal/test-kit";
import fc from "fast-check";
import type { Element } from "ltx";
import type { Standing } from "../index.ts";
import {
  type Actor,
  type Continue,
  type Decline,
  type Destroy,
  type DirectInvite,
  type History,
  type Invite,
  type Item,
  type MucAdmin,
  type MucJoin,
  type MucOwner,
  type MucUri,
  type MucUser,
  NS_MUC_USER,
  type Registration,
} from "../index.ts";

const jid: fc.Arbitrary<string> = fc.oneof(bareJid, fullJid, xmlText);
const affiliation: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom<Standing["affiliation"]>("owner", "admin", "member", "outcast", "none"),
  xmlText,
);
const role: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom<Standing["role"]>("moderator", "participant", "visitor", "none"),
  xmlText,
);

/** Elements that nothing here knows, with and without prefixes, some of a known name in another namespace. */
const foreign: fc.Arbitrary<Element> = elementText({
  names: ["hats", "item", "p:reason", "x"],
  namespaces: ["urn:example:a", "urn:example:b"],
  attributes: ["id", "code", "p:to"],
})
  .map((text) => parseXml(`<w xmlns:p='urn:example:p' xmlns='urn:example:w'>${text}</w>`))
  .map((wrapper) => wrapper.children.find((child): child is Element => typeof child !== "string") as Element)
  // a child of no namespace is one that xmlns='' took it from
  .filter((element) => element !== undefined);

const extensions: fc.Arbitrary<readonly Element[]> = fc.array(foreign, { minLength: 1, maxLength: 3 });
const actor: fc.Arbitrary<Actor> = objects<Actor>({ jid, nick: xmlText });
const continues: fc.Arbitrary<Continue> = objects<Continue>({ thread: xmlText });
const limit: fc.Arbitrary<number> = fc.oneof(fc.nat(), fc.constantFrom(0, 1, 2_147_483_647));

const history: fc.Arbitrary<History> = objects<History>({
  maxChars: limit,
  maxStanzas: limit,
  seconds: limit,
  since: date,
});
export const mucJoin: fc.Arbitrary<MucJoin> = objects<MucJoin>({ password: xmlText, history, extensions });
const item: fc.Arbitrary<Item> = objects<Item>({
  affiliation,
  role,
  jid,
  nick: xmlText,
  reason: xmlText,
  actor,
  continue: continues,
  extensions,
});

const addressed = fc.record({ from: jid, to: jid }, { requiredKeys: [], noNullPrototype: true });
const inviteRest = objects<Omit<Invite, "from" | "to">>({ reason: xmlText, continue: continues, extensions });
const declineRest = objects<Omit<Decline, "from" | "to">>({ reason: xmlText, extensions });
const hasAddress = ({ from, to }: Invite): boolean => from !== undefined || to !== undefined;
const invite: fc.Arbitrary<Invite> = fc
  .tuple(addressed.filter(hasAddress), inviteRest)
  .map((parts) => Object.assign({}, ...parts) as Invite);
const decline: fc.Arbitrary<Decline> = fc
  .tuple(addressed.filter(hasAddress), declineRest)
  .map((parts) => Object.assign({}, ...parts) as Decline);
const destroy: fc.Arbitrary<Destroy> = objects<Destroy>({ jid, reason: xmlText, password: xmlText, extensions });

export const mucUser: fc.Arbitrary<MucUser> = objects<MucUser>(
  {
    items: fc.array(item, { maxLength: 3 }),
    statusCodes: fc.array(fc.oneof(fc.integer({ min: 100, max: 999 }), fc.constantFrom(100, 110, 999)), {
      maxLength: 4,
    }),
    invites: fc.array(invite, { maxLength: 2 }),
    decline,
    destroy,
    password: xmlText,
    extensions,
  },
  ["items", "statusCodes", "invites"],
);
const listed: fc.Arbitrary<Item> = item.map((made) => {
  const { continue: _, ...rest } = made;
  return rest;
});
/** No item goes on with a chat. */
export const mucAdmin: fc.Arbitrary<MucAdmin> = objects<MucAdmin>(
  { items: fc.array(listed, { maxLength: 4 }), extensions },
  ["items"],
);

const field: fc.Arbitrary<FormField> = fc.record({
  var: someXmlText,
  type: fc.constantFrom("text-single", "hidden", "boolean"),
  values: fc.array(xmlText, { maxLength: 2 }),
});
const form: fc.Arbitrary<DataForm> = fc.record({
  type: fc.constantFrom("form" as const, "submit" as const, "cancel" as const, "result" as const),
  fields: fc.array(field, { maxLength: 3 }),
});

/** Never both a form and a destroy. */
export const mucOwner: fc.Arbitrary<MucOwner> = fc
  .tuple(objects<MucOwner>({ form, destroy, extensions }), fc.boolean())
  .map(([{ form: asked, destroy: end, extensions: more }, ends]) => ({
    ...(!ends && asked && { form: asked }),
    ...(ends && end && { destroy: end }),
    ...(more && { extensions: more }),
  }));
export const directInvite: fc.Arbitrary<DirectInvite> = objects<DirectInvite>(
  { jid: someXmlText, password: xmlText, reason: xmlText, continue: fc.boolean(), thread: xmlText, extensions },
  ["jid"],
);

/** In the order of XEP-0077 §14.1. */
const FIELDS = ["nick", "password", "name", "first", "last", "email", "address", "url", "date", "misc", "text", "key"];
/** Flags are there or not; a nickname has at least one character; a removal stands alone. */
export const registration: fc.Arbitrary<Registration> = objects<Registration>({
  registered: fc.constant(true),
  username: someXmlText,
  instructions: xmlText,
  fields: fc.subarray(FIELDS, { minLength: 1 }),
  form,
  remove: fc.constant(true),
}).map((made) => (made.remove ? { remove: true } : made));
export const mucUri: fc.Arbitrary<MucUri> = objects<MucUri>(
  {
    room: bareJid,
    action: fc.constantFrom("join", "invite"),
    password: xmlText,
    jids: fc.array(jid, { minLength: 1, maxLength: 3 }),
  },
  ["room", "action"],
);

/** Payloads and whole stanzas that nearly mean something in MUC. */
export const nearlyMuc: fc.Arbitrary<string> = elementText({
  names: [
    ...["presence", "message", "iq", "x", "query", "item", "status", "invite", "decline", "destroy", "password"],
    ...["history", "reason", "actor", "continue", "body", "subject", "thread", "show", "error", "delay", "field"],
    ...["value", "username", "registered", "remove", "instructions", "addresses", "address", "m:x", "m:item"],
  ],
  namespaces: [
    ...["http://jabber.org/protocol/muc", NS_MUC_USER, "http://jabber.org/protocol/muc#admin", "urn:xmpp:delay"],
    ...["http://jabber.org/protocol/muc#owner", "jabber:x:conference", "jabber:iq:register", "jabber:x:data"],
    ...["jabber:x:delay", "http://jabber.org/protocol/address", "jabber:client"],
  ],
  attributes: ["from", "to", "type", "jid", "nick", "role", "affiliation", "code", "since", "stamp", "var", "xml:lang"],
  values: ["a@b.example/c", "a@b.example", "error", "groupchat", "unavailable", "get", "set", "result", "110", "303"],
}).map((text) => text.replace(/^<([\w:]+)/, `<$1 xmlns:m='${NS_MUC_USER}'`));
