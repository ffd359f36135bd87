import { ME } from "../workloads/stanzas.ts";

const HEADER = '<stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams" version="1.0">';
const SASL = "urn:ietf:params:xml:ns:xmpp-sasl";
const BIND = "urn:ietf:params:xml:ns:xmpp-bind";
const INFO = "http://jabber.org/protocol/disco#info";
const OFFERS = `<mechanisms xmlns="${SASL}"><mechanism>PLAIN</mechanism></mechanisms>`;
const ROOM_FEATURES = [
  "http://jabber.org/protocol/muc",
  "urn:xmpp:occupant-id:0",
  "urn:xmpp:sid:0",
  "muc_nonanonymous",
];

/** What comes in the same chunk: who keeps a piece of the answer keeps this. */
const OTHER_TRAFFIC = `<iq type="result" id="nobody"><data xmlns="urn:bench">${"x".repeat(16 * 1_024)}</data></iq>`;

/** What a server answers to what a client writes: it logs in, and rooms tell what they are. */
export class Server {
  #streams = 0;

  /** `undefined` where a server says nothing, or what it says is part of the workload. */
  answer(written: string): string | undefined {
    if (written.includes("<stream:stream")) return this.#open();
    if (written.startsWith("<auth ")) return `<success xmlns="${SASL}"/>`;
    const id = /^<iq [^>]*\bid="([^"]*)"/.exec(written)?.[1];
    if (id === undefined) return undefined;
    if (written.includes(BIND))
      return `<iq type="result" id="${id}"><bind xmlns="${BIND}"><jid>${ME}</jid></bind></iq>`;
    const to = /^<iq [^>]*\bto="([^"]*)"/.exec(written)?.[1] ?? "";
    return written.includes(INFO) ? roomInfo(id, to) : undefined;
  }

  #open(): string {
    this.#streams += 1;
    const features = this.#streams === 1 ? OFFERS : `<bind xmlns="${BIND}"/>`;
    return `${HEADER}<stream:features>${features}</stream:features>`;
  }
}

function roomInfo(id: string, room: string): string {
  const features = ROOM_FEATURES.map((name) => `<feature var="${name}"/>`).join("");
  return (
    `<iq type="result" id="${id}" from="${room}" to="${ME}"><query xmlns="${INFO}">` +
    `<identity category="conference" type="text" name="Bench"/>${features}</query></iq>${OTHER_TRAFFIC}`
  );
}
