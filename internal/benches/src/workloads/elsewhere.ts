import { text } from "./messages.ts";
import { crowd, type Person } from "./person.ts";
import { Random } from "./random.ts";
import { ME } from "./stanzas.ts";
import type { Workload } from "./workload.ts";

/** Chats and presences of contacts: of no room of ours. */
export function elsewhere(count: number, seed = 48): Workload {
  const random = new Random(seed);
  const contacts = crowd(random, 200);
  const stanzas = Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? chat(random.pick(contacts), random) : presenceOf(random.pick(contacts)),
  );
  return {
    name: "no room of ours",
    rooms: [],
    before: [],
    stanzas,
    truth: { stanzas: count, presences: 0, arrivals: 0, departures: 0, messages: 0, occupants: new Map() },
  };
}

function chat(who: Person, random: Random): string {
  const id = random.text(36, "0123456789abcdef-");
  return (
    `<message from="${who.jid}" to="${ME}" type="chat" id="${id}"><body>${text(random)}</body>` +
    `<active xmlns="http://jabber.org/protocol/chatstates"/><request xmlns="urn:xmpp:receipts"/></message>`
  );
}

function presenceOf(who: Person): string {
  return (
    `<presence from="${who.jid}" to="${ME}">${who.show === undefined ? "" : `<show>${who.show}</show>`}` +
    `<c xmlns="http://jabber.org/protocol/caps" hash="sha-1" node="${who.client}" ver="${who.caps}"/>` +
    `<x xmlns="vcard-temp:x:update"><photo>${who.avatar}</photo></x></presence>`
  );
}
