import type { Room, RoomMessage } from "@xeps/muc-client";
import { sanitizeText } from "@xeps/xep-0030";
import { xml } from "@xmpp/client";

/** Stands in everything that a bridge has written: another bridge must not carry it back. */
const NS_RELAYED = "urn:example:relayed";
const LIMIT = 3_000;

/** Carries what is said in one room into the other, both ways, until it is called off. */
export function bridge(left: Room, right: Room, report: (error: unknown) => void = console.error): () => void {
  const ways = [oneWay(left, right, report), oneWay(right, left, report)];
  return () => {
    for (const end of ways) end();
  };
}

function oneWay(from: Room, to: Room, report: (error: unknown) => void): () => void {
  const carry = async (message: RoomMessage) => {
    const text = relayedText(message);
    if (text === undefined || isRelayed(message)) return;
    try {
      await to.send({ body: text, extensions: [xml("relayed", { xmlns: NS_RELAYED })] });
    } catch (error) {
      report(error); // the other room is not to be reached: nothing is kept for later
    }
  };
  from.on("message", carry);
  return () => from.off("message", carry);
}

/** What the other room reads: `undefined` of what nobody there needs to see. */
export function relayedText({ nick, body, isHistory, isOwn }: Omit<RoomMessage, "room" | "from" | "stanza">) {
  if (isHistory || isOwn || nick === undefined || body === undefined) return undefined;
  const text = body.startsWith("/me ") ? `* ${nick} ${body.slice(4)}` : `${nick}: ${body}`;
  // A cut may go through the middle of a character, and some networks allow what XML does not: both are refused by
  // `send` and end the stream with other libraries.
  return sanitizeText(text.length > LIMIT ? `${text.slice(0, LIMIT)} …` : text);
}

function isRelayed({ stanza }: RoomMessage): boolean {
  return stanza.getChild("relayed", NS_RELAYED) !== undefined;
}
