import type { FakeEntityOptions } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import {
  createMucClient,
  type JoinOptions,
  type JoinResult,
  type MucClient,
  type MucClientOptions,
  type Room,
  type RoomEvents,
} from "../index.ts";
import { WatchedEntity } from "./watched-entity.ts";
import { ME, ROOM, selfPresence, subject } from "./wire.ts";

export interface Stage {
  readonly entity: WatchedEntity;
  readonly muc: MucClient;
  readonly room: Room;
}

export interface StageOptions extends FakeEntityOptions {
  /** Options of the client. */
  readonly client?: MucClientOptions;
}

/** A client that is online and in no room. */
export function stage({ client, ...options }: StageOptions = {}): Stage {
  const entity = new WatchedEntity({ jid: ME, ...options });
  const muc = createMucClient(entity, client);
  return { entity, muc, room: muc.room(ROOM) };
}

/** A join whose presence is sent and whose disco#info is on its way. */
export async function joining(at: Stage, nick = "thirdwitch", options?: JoinOptions) {
  const result = at.room.join(nick, options);
  result.catch(() => {}); // whoever awaits it sees the failure
  const sent = await at.entity.nextSent("<presence", `${ROOM}/`);
  const info = await at.entity.nextSent("disco#info");
  return { result, sent, info, id: String(sent.attrs.id) };
}

/** A room that we are in, as "thirdwitch" unless told otherwise, together with those whose presences are given. */
export async function joined(
  options: StageOptions & {
    others?: readonly string[];
    nick?: string;
    features?: readonly string[];
    join?: JoinOptions;
  } = {},
) {
  const { others = [], nick = "thirdwitch", features, join, ...stageOptions } = options;
  const at = stage(stageOptions);
  const { result, info } = await joining(at, nick, join);
  if (features) answerInfo(at.entity, info, features);
  for (const other of others) at.entity.receive(other);
  at.entity.receive(selfPresence(nick, { affiliation: "member" }));
  at.entity.receive(subject("Fire burn"));
  return { ...at, result: (await result) as JoinResult };
}

/** The answer of the room to an iq, with this payload. */
export function answer(entity: WatchedEntity, iq: Element, payload = ""): void {
  entity.receive(`<iq type='result' id='${iq.attrs.id}' from='${iq.attrs.to}' to='${ME}'>${payload}</iq>`);
}

/** Its refusal. */
export function refuse(entity: WatchedEntity, iq: Element, condition: string, type = "cancel"): void {
  const error = `<error type='${type}'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`;
  entity.receive(`<iq type='error' id='${iq.attrs.id}' from='${iq.attrs.to}' to='${ME}'>${error}</iq>`);
}

/** What the room announces by disco. */
export function answerInfo(entity: WatchedEntity, info: Element, features: readonly string[]): void {
  entity.receive(`<iq type='result' id='${info.attrs.id}' from='${ROOM}' to='${ME}'><query xmlns='http://jabber.org/protocol/disco#info'>
    <identity category='conference' type='text'/>${features.map((feature) => `<feature var='${feature}'/>`).join("")}</query></iq>`);
}

/** Names and payloads of the events that a room or client tells from now on. */
export function record(
  source: Room | MucClient,
  ...events: (keyof RoomEvents)[]
): [event: string, payload: RoomEvents[keyof RoomEvents]][] {
  const heard: [string, RoomEvents[keyof RoomEvents]][] = [];
  const all: readonly (keyof RoomEvents)[] = [
    "joined",
    "rejoined",
    "rejoinFailed",
    "message",
    "privateMessage",
    "subject",
    "occupantJoin",
    "occupantLeave",
    "occupantChange",
    "nickChange",
    "exit",
    "suspend",
    "resume",
    "configChange",
    "affiliationChange",
    "messageError",
  ];
  for (const event of events.length > 0 ? events : all)
    (source as Room).on(event, (payload) => heard.push([event, payload]));
  return heard;
}
