import type { Random } from "./random.ts";

/** A configuration form of so many fields, with options, as a service sends it. */
export function form(random: Random, fields: number): string {
  const list = Array.from({ length: fields }, (_, index) => field(random, index)).join("");
  const type = `<field var="FORM_TYPE" type="hidden"><value>http://jabber.org/protocol/muc#roomconfig</value></field>`;
  return `<x xmlns="jabber:x:data" type="form"><title>Configuration</title>${type}${list}</x>`;
}

function field(random: Random, index: number): string {
  const label = random.text(20, "abcdefghij klmnopqrst");
  if (index % 3 === 0) {
    return `<field var="muc#bench_${index}" type="boolean" label="${label}"><value>${random.below(2)}</value></field>`;
  }
  if (index % 3 === 1) {
    return `<field var="muc#bench_${index}" type="text-single" label="${label}"><value>${label}</value></field>`;
  }
  const options = [1, 2, 3].map((n) => `<option label="${n}"><value>v${n}</value></option>`).join("");
  return `<field var="muc#bench_${index}" type="list-single" label="${label}"><value>v2</value>${options}</field>`;
}

/** The rooms of a service. */
export function discoItems(random: Random, count: number): string {
  const items = Array.from(
    { length: count },
    (_, index) => `<item jid="room-${index}@rooms.verona.example" name="${random.text(20, "abcdefghij klmno")}"/>`,
  ).join("");
  return `<query xmlns="http://jabber.org/protocol/disco#items">${items}</query>`;
}
