import { besideParsing, parseXml, time } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { describe, expect, it } from "vitest";
import {
  findMucUser,
  parseDirectInvite,
  parseMucAdmin,
  parseMucJoin,
  parseMucOwner,
  parseMucUri,
  parseMucUser,
  parseRegistration,
  readMucStanza,
} from "./index.ts";

const USER = "http://jabber.org/protocol/muc#user";
const from = "from='coven@chat.example/hag'";
const wide = (start: string, child: string, end: string) => (size: number) => start + child.repeat(size) + end;
const deep = (start: string, end: string) => (size: number) =>
  `${start}${"<a xmlns='urn:f'>".repeat(size)}${"</a>".repeat(size)}${end}`;

const FULL_ITEM = "<item affiliation='a' role='b' jid='c' nick='d'><actor jid='e'/><reason>f</reason><f/></item>";
const SIZE = 10_000;

/** One size of the input to ten times that size. */
const INPUTS: readonly [name: string, read: (element: Element) => unknown, xml: (size: number) => string][] = [
  ["items", parseMucUser, wide(`<x xmlns='${USER}'>`, FULL_ITEM, "</x>")],
  ["items under a prefix", parseMucUser, wide(`<m:x xmlns:m='${USER}'>`, "<m:item><m:reason/></m:item>", "</m:x>")],
  ["codes", parseMucUser, wide(`<x xmlns='${USER}'>`, "<status code='110'/>", "</x>")],
  ["invitations", parseMucUser, wide(`<x xmlns='${USER}'>`, "<invite to='a'/><decline to='b'/>", "</x>")],
  ["what is unknown", parseMucUser, wide(`<x xmlns='${USER}'>`, "<f xmlns='urn:f'/>text<g/>", "</x>")],
  ["one long code", parseMucUser, (size) => `<x xmlns='${USER}'><status code='${" 0".repeat(size)}x'/></x>`],
  ["depth", parseMucUser, deep(`<x xmlns='${USER}'>`, "</x>")],
  ["a long text", parseMucUser, wide(`<x xmlns='${USER}'><password>`, "text &amp; ", "</password></x>")],
  ["joins", parseMucJoin, wide("<x xmlns='http://jabber.org/protocol/muc'>", "<history/><password/><f/>", "</x>")],
  ["lists", parseMucAdmin, wide("<query xmlns='http://jabber.org/protocol/muc#admin'>", FULL_ITEM, "</query>")],
  [
    "forms",
    parseMucOwner,
    wide(
      "<query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='form'>",
      "<field var='a'><value>b</value></field>",
      "</x></query>",
    ),
  ],
  ["fields", parseRegistration, wide("<query xmlns='jabber:iq:register'><registered/>", "<nick/>", "</query>")],
  ["direct invitations", parseDirectInvite, wide("<x xmlns='jabber:x:conference' jid='a'>", "<f/>", "</x>")],
  ["presence", readMucStanza, wide(`<presence ${from}>`, `<x xmlns='${USER}'><item/></x><show/>`, "</presence>")],
  ["finding", findMucUser, wide(`<presence ${from}>`, `<y xmlns='${USER}'/><x/>`, "</presence>")],
  [
    "messages",
    readMucStanza,
    wide(
      `<message type='groupchat' ${from}>`,
      "<body xml:lang='de'>b</body><subject/><delay xmlns='urn:xmpp:delay' from='a' stamp='x'/>",
      "</message>",
    ),
  ],
  [
    "addresses",
    readMucStanza,
    wide(
      `<message type='groupchat' ${from}><body/><addresses xmlns='http://jabber.org/protocol/address'>`,
      "<address type='to' jid='a'/>",
      "</addresses></message>",
    ),
  ],
  [
    "messages with forms",
    readMucStanza,
    wide(`<message ${from}>`, "<x xmlns='jabber:x:data' type='form'/>", "</message>"),
  ],
  ["messages with depth", readMucStanza, deep(`<message ${from} type='groupchat'>`, "</message>")],
  ["queries", readMucStanza, wide("<iq type='result' from='a@b'>", "<query xmlns='urn:f'/>", "</iq>")],
  ["errors", readMucStanza, wide(`<message type='error' ${from}><error>`, "<text/>", "</error></message>")],
];

describe("reading takes time in proportion to the input", () => {
  it.each(INPUTS)("%s", (_, read, xml) => {
    const text = xml(SIZE);
    const element = parseXml(text);
    const { ours, allowed } = besideParsing(text, () => read(element));
    expect(ours).toBeLessThan(allowed);
  });

  it.each([
    ["slashes", `xmpp:${"/".repeat(1_000_000)}`],
    ["empty pairs", `xmpp:${"a;".repeat(500_000)}?${";".repeat(1_000_000)}`],
    ["an authority", `xmpp://${"x".repeat(1_000_000)}`],
    ["pairs", `xmpp:a@b.example?join${";jid=a@b.example".repeat(100_000)}`],
  ])("a URI of %s", (_, uri) => expect(time(() => parseMucUri(uri))).toBeLessThan(500));
});
