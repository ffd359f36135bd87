import type { MucClientEvents, RoomEvents } from "@xeps/muc-client";
import { parseXml } from "@xeps-internal/test-kit";
import type { Effect, Hostile } from "./hostile.ts";
import { type Moment, recover, resume, type Stage, stageAt, turn } from "./stage.ts";

/** Processor time in milliseconds. */
export interface Cost {
  readonly parsing: number;
  readonly handling: number;
}

export interface Outcome {
  /** What broke; nothing should. */
  readonly broken: readonly string[];
  readonly cost: Cost;
}

type Event = keyof MucClientEvents;
const MILD: readonly Event[] = ["message", "privateMessage", "presence", "messageError"];
const NOTICES: readonly Event[] = [
  ...MILD,
  "invite",
  "decline",
  "configChange",
  "affiliationChange",
  "voiceRequest",
  "registrationRequest",
  "form",
];
const CONTENT: readonly Event[] = [
  ...NOTICES,
  "subject",
  "occupantJoin",
  "occupantLeave",
  "occupantChange",
  "nickChange",
];
const STAY: readonly Event[] = [...CONTENT, "joined", "rejoined", "exit", "suspend", "resume", "rejoinFailed"];
const allowed: Readonly<Record<Effect, readonly Event[]>> = {
  nothing: MILD,
  notice: NOTICES,
  content: CONTENT,
  stay: STAY,
};

/** Sends the hostile stanzas to a room at this moment, and says what broke. */
export async function trial(hostile: Hostile, moment: Moment): Promise<Outcome> {
  const stage = await stageAt(moment);
  const broken: string[] = [];
  const heard = listenToAll(stage, broken);
  const before = snapshot(stage);
  const { stanzas } = hostile;
  const texts = [stanzas(stage.scene)].flat();
  const cost = await deliver(stage, texts, broken);
  const after = snapshot(stage);
  const settled = stage.questionSettled();
  await resume(stage.entity); // what was asked without a stream is answered now
  const listeners = stage.entity.listenerTotal;
  // A live message or a subject of the room completes a join; that is what they are for.
  const completed = moment === "settling" && stage.room.state === "joined";
  const expected = new Set<Event>(allowed[hostile.effect]);
  if (completed) expected.add("joined");
  if (moment === "suspended") expected.add("resume");
  for (const event of new Set(heard)) if (!expected.has(event)) broken.push(`event ${event}`);
  if (hostile.effect !== "stay") {
    if (settled) broken.push("the request of ours was answered by it");
    if (listeners !== before.listeners) broken.push(`${before.listeners} listeners, now ${listeners}`);
    if (after.state !== before.state && !completed) broken.push(`state ${before.state}, now ${after.state}`);
    if (after.self !== before.self && hostile.effect !== "content") broken.push("we are somebody else now");
  }
  if (hostile.effect === "nothing" || hostile.effect === "notice") {
    if (after.people !== before.people) broken.push("the occupants are others now");
    if (after.subject !== before.subject && !completed) broken.push("the subject is another now");
  }
  await recover(stage);
  await hears(stage, broken);
  await end(stage, broken);
  return { broken, cost };
}

/** The names of all events, by room and client, from now on. Listeners' errors break the trial: we throw none. */
function listenToAll({ muc, room }: Stage, broken: string[]): Event[] {
  const heard: Event[] = [];
  for (const event of STAY) {
    muc.on(event, () => heard.push(event));
    if (event !== "invite" && event !== "decline") room.on(event as keyof RoomEvents, () => {});
  }
  const report = ({ error }: { readonly error: unknown }) => void broken.push(`error event: ${String(error)}`);
  muc.on("error", report);
  room.on("error", report);
  return heard;
}

interface Snapshot {
  readonly state: string;
  readonly self: string;
  readonly people: string;
  readonly subject: string | undefined;
  readonly listeners: number;
}

function snapshot({ room, entity }: Stage): Snapshot {
  return {
    state: room.state,
    self: JSON.stringify(room.self ?? null),
    people: JSON.stringify([...room.occupants]),
    subject: room.subject?.text,
    listeners: entity.listenerTotal,
  };
}

/** Parses and delivers, measuring both; nothing may come out of the handler. */
async function deliver({ entity }: Stage, texts: readonly string[], broken: string[]): Promise<Cost> {
  const cost = { parsing: 0, handling: 0 };
  const console_ = globalThis.console;
  const reported = console_.error;
  console_.error = (...args) => broken.push(`console.error: ${args.map(String).join(" ")}`);
  try {
    for (const text of texts) {
      const start = now();
      const stanza = parseXml(text);
      const parsed = now();
      try {
        entity.deliver(stanza);
      } catch (error) {
        broken.push(`out of the handler: ${String(error)}`);
      }
      cost.parsing += parsed - start;
      cost.handling += now() - parsed;
    }
    await turn();
  } finally {
    console_.error = reported;
  }
  const members = [...Reflect.ownKeys(Object.prototype), ...Reflect.ownKeys(Array.prototype)].length;
  if (members !== MEMBERS) broken.push("Object.prototype has another member now");
  return cost;
}

const MEMBERS = [...Reflect.ownKeys(Object.prototype), ...Reflect.ownKeys(Array.prototype)].length;

/** Processor time of this process, so that others do not count. */
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** An ordinary message now arrives exactly once, at room and client. */
async function hears({ entity, room, muc, scene }: Stage, broken: string[]): Promise<void> {
  if (room.state !== "joined") broken.push(`cannot be joined again: ${room.state}`);
  const bodies: string[] = [];
  room.on("message", ({ body, isHistory }) => bodies.push(`room ${body} ${isHistory}`));
  muc.on("message", ({ body, isHistory }) => bodies.push(`client ${body} ${isHistory}`));
  entity.receive(`<message from='${scene.romeo}' type='groupchat' id='last'><body>ordinary</body></message>`);
  if (bodies.join() !== "room ordinary false,client ordinary false") broken.push(`messages heard: ${bodies.join()}`);
}

/** The program stops: every promise settles, and nothing is left on the entity. */
async function end({ entity, muc, promises }: Stage, broken: string[]): Promise<void> {
  entity.stop();
  await muc.dispose();
  let settled = 0;
  for (const promise of promises) void promise.finally(() => settled++).catch(() => {});
  await turn();
  if (settled !== promises.length) broken.push(`${promises.length - settled} promises are pending for ever`);
  if (entity.listenerTotal !== 0) broken.push(`${entity.listenerTotal} listeners are left`);
}
