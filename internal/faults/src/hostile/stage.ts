import { createMucClient, type MucClient, type Room } from "@xeps/muc-client";
import { FakeEntity, parseXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { gone, item, type Scene, user } from "./hostile.ts";

const ROOM = "coven@chat.shakespeare.example";
const ME = "juliet@capulet.example/balcony";
const NICK = "thirdwitch";

/**
 * Every state that a room can be in. `settling` is a join that waits for history and subject, `suspended` a stream that
 * may be resumed, `returning` a room that is joined again on a fresh one.
 */
export const moments = ["idle", "joining", "settling", "joined", "suspended", "returning", "leaving"] as const;
export type Moment = (typeof moments)[number];

/** A client with one room at one moment, and everything that was asked and not answered yet. */
export interface Stage {
  readonly entity: FakeEntity;
  readonly muc: MucClient;
  readonly room: Room;
  readonly scene: Scene;
  /** Every promise that the client gave. */
  readonly promises: readonly Promise<unknown>[];
  /** Whether the request of `scene.questionId` has been answered. */
  readonly questionSettled: () => boolean;
}

/** Brings a room to this moment. */
export async function stageAt(moment: Moment): Promise<Stage> {
  const entity = new FakeEntity({ jid: ME, resumable: moment !== "returning" });
  const muc = createMucClient(entity, { rejoin: { minDelay: 1, maxDelay: 1 } });
  await firstQuestion(entity);
  const room = muc.room(ROOM);
  const promises: Promise<unknown>[] = [];
  const kept = <T>(promise: Promise<T>): Promise<T> => {
    promise.catch(() => {}); // the trial looks at it
    promises.push(promise);
    return promise;
  };
  let joinId = "none";
  let messageId = "none";
  if (moment !== "idle") {
    void kept(room.join(NICK));
    joinId = String((await entity.nextSent("<presence")).attrs.id);
  }
  if (moment !== "idle" && moment !== "joining") enterInto(entity);
  if (moment === "returning") {
    entity.receive(liveSubject);
    await turn();
    entity.disconnect();
    entity.goOnline();
    joinId = String((await entity.nextSent("<presence")).attrs.id);
  }
  if (moment === "joined" || moment === "suspended" || moment === "leaving") {
    entity.receive(liveSubject);
    void kept(room.send("pending"));
    messageId = String((await entity.nextSent("pending")).attrs.id);
  }
  const question = kept(room.getAffiliations("member"));
  let settled = false;
  const settle = () => {
    settled = true;
  };
  question.then(settle, settle);
  const questionId = String((await entity.nextSent("muc#admin")).attrs.id);
  if (moment === "suspended") entity.disconnect();
  if (moment === "leaving") void kept(room.leave());
  const mine = `${ROOM}/${NICK}`;
  const people = { me: ME, mine, romeo: `${ROOM}/Romeo`, stranger: "mallory@evil.example/orchard" };
  const scene = { room: ROOM, ...people, joinId, questionId, messageId };
  return { entity, muc, room, scene, promises, questionSettled: () => settled };
}

/** Who answers is found out at the first question; that is over before anything is counted. */
async function firstQuestion(entity: FakeEntity): Promise<void> {
  const query = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
  entity.receive(`<iq type='get' id='first' from='romeo@montague.example/orchard'>${query}</iq>`);
  await entity.nextSent("first");
}

/** Ends a join. */
export const liveSubject = `<message from='${ROOM}' type='groupchat'><subject>Fire burn</subject></message>`;

/** What a room sends to who enters, up to his own presence. */
export function enterInto(entity: FakeEntity): void {
  for (const nick of ["Romeo", "Nurse"]) entity.receive(`<presence from='${ROOM}/${nick}'>${user(item)}</presence>`);
  entity.receive(`<presence from='${ROOM}/${NICK}'>${user(`${item}<status code='110'/>`)}</presence>`);
}

/** Whatever happened: the room is joined afterwards, by what a room and a server would send now. */
export async function recover(stage: Stage): Promise<void> {
  const stop = answerWhatIsAsked(stage.entity);
  await resume(stage.entity);
  for (let step = 0; step < 5 && stage.room.state !== "joined"; step++) await bringOn(stage);
  stop();
}

async function bringOn({ entity, room, scene }: Stage): Promise<void> {
  if (room.state === "leaving") {
    const exit = user(`${gone}<status code='110'/>`);
    entity.receive(`<presence from='${room.occupantJid ?? scene.mine}' type='unavailable'>${exit}</presence>`);
  }
  if (room.state === "idle") {
    room.join(NICK).catch(() => {});
    await entity.nextSent("<presence", "http://jabber.org/protocol/muc");
  }
  enterInto(entity);
  entity.receive(liveSubject);
  await turn();
  // Put out, and coming back in a moment.
  if (room.state === "suspended") await entity.nextSent("<presence", "http://jabber.org/protocol/muc");
}

/** The stream is there, if it was lost. */
export async function resume(entity: FakeEntity): Promise<void> {
  if (entity.status === "online") return;
  entity.resume();
  await turn();
}

/** From now on the room answers what it is asked about itself, and takes its owner's defaults. What you get ends it. */
function answerWhatIsAsked(entity: FakeEntity): () => void {
  const answer = (xml: string) => {
    const ns = /^<iq.*xmlns="(\S+disco#info|\S+muc#owner)"/.exec(xml)?.[1];
    if (ns)
      entity.receive(`<iq from='${ROOM}' type='result' id='${parseXml(xml).attrs.id}'><query xmlns='${ns}'/></iq>`);
  };
  entity.sent.forEach(answer);
  const onSend = (stanza: Element) => queueMicrotask(() => answer(stanza.toString()));
  entity.on("send", onSend);
  return () => void entity.removeListener("send", onSend);
}

/** Everything that was caused so far has happened. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
