import { attributeOf, buildElement, buildExtensions, childElements } from "@xeps/xep-0030/kit";
import { buildDelay } from "@xeps/xep-0203";
import type { Element } from "ltx";
import { copyForeign } from "../../service/stanza.ts";
import { refuse } from "../refuse.ts";
import { type Occupant, type Outcome, type Room, recipientsOf, type Subject } from "../room.ts";

/** An occupant changes the subject, §8.1. */
export function changeSubject(room: Room, message: Element, sender: Occupant, text: string, now: Date): Outcome {
  if (!mayChange(room, sender)) return refuse(room, message, { condition: "forbidden" });
  const from = `${room.jid}/${sender.nick}`;
  const subject: Subject = { text, from, at: now, children: childElements(message).map(copyForeign) };
  const id = room.profile.talking.stripsSubjects ? undefined : attributeOf(message, "id");
  const send = recipientsOf(room).map(({ jid }) => subjectMessage(room, subject, jid, id));
  return { room: { ...room, subject }, send };
}

// XEP-0045 §8.1: moderators may always, others where the configuration allows it
function mayChange(room: Room, sender: Occupant): boolean {
  return sender.role === "moderator" || (room.settings.changeSubject && sender.role === "participant");
}

/** The subject for somebody who enters, after the history; an empty one where none is set. XEP-0045 §7.2.15. */
export function subjectOnJoin(room: Room, to: string): Element {
  const { subject, profile } = room;
  if (!subject) return buildElement("message", { from: room.jid, to, type: "groupchat" }, [buildElement("subject")]);
  const message = subjectMessage(room, subject, to, undefined);
  if (profile.talking.datesSubject) message.append(buildDelay({ from: room.jid, stamp: subject.at }));
  return message;
}

function subjectMessage(room: Room, subject: Subject, to: string, id: string | undefined): Element {
  const children = room.profile.talking.stripsSubjects
    ? [buildElement("subject", {}, [subject.text])]
    : buildExtensions(subject.children);
  return buildElement("message", { from: subject.from, to, type: "groupchat", id }, children);
}
