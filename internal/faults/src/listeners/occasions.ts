import type { RoomEvents } from "@xeps/muc-client";
import { condition, error, form, formType, gone, item, user } from "../hostile/hostile.ts";
import { enterInto, liveSubject, type Stage, turn } from "../hostile/stage.ts";

/** What makes a room that we are in tell its listeners of an event, once. */
export interface Occasion {
  readonly event: keyof RoomEvents;
  /** What happens beforehand. */
  readonly before?: (stage: Stage) => string | Promise<void>;
  readonly happen: (stage: Stage) => string | Promise<void>;
}

const at = "coven@chat.shakespeare.example";
const approval = (type: string) => form("form", formType(type));

/** Every event but those that need an entity of another kind. */
export const occasions: readonly Occasion[] = [
  { event: "message", happen: () => `<message from='${at}/Nurse' type='groupchat'><body>good night</body></message>` },
  { event: "privateMessage", happen: () => `<message from='${at}/Nurse' type='chat'><body>psst</body></message>` },
  { event: "subject", happen: () => `<message from='${at}/Nurse' type='groupchat'><subject>Sleep</subject></message>` },
  { event: "presence", happen: () => `<presence from='${at}/Nurse'><show>away</show>${user(item)}</presence>` },
  { event: "occupantJoin", happen: () => `<presence from='${at}/Tybalt'>${user(item)}</presence>` },
  { event: "occupantLeave", happen: () => `<presence from='${at}/Romeo' type='unavailable'>${user(gone)}</presence>` },
  { event: "occupantChange", happen: () => `<presence from='${at}/Romeo'><show>dnd</show>${user(item)}</presence>` },
  {
    event: "nickChange",
    happen: () =>
      `<presence from='${at}/Romeo' type='unavailable'>${user("<item nick='Paris'/><status code='303'/>")}</presence>`,
  },
  {
    event: "exit",
    happen: (stage) =>
      `<presence from='${stage.scene.mine}' type='unavailable'>${user(`${gone}<status code='307'/>`)}</presence>`,
  },
  {
    event: "configChange",
    happen: () => `<message from='${at}' type='groupchat'>${user("<status code='104'/>")}</message>`,
  },
  {
    event: "affiliationChange",
    happen: () => `<message from='${at}'>${user("<item affiliation='member' jid='a@b.example'/>")}</message>`,
  },
  {
    event: "voiceRequest",
    happen: () => `<message from='${at}'>${approval("http://jabber.org/protocol/muc#request")}</message>`,
  },
  {
    event: "registrationRequest",
    happen: () => `<message from='${at}'>${approval("http://jabber.org/protocol/muc#register")}</message>`,
  },
  { event: "form", happen: () => `<message from='${at}'>${approval("urn:xmpp:captcha")}</message>` },
  {
    event: "messageError",
    happen: () => `<message from='${at}' type='error' id='x'>${error(condition("not-acceptable"))}</message>`,
  },
  { event: "suspend", happen: async ({ entity }) => entity.disconnect() },
  {
    event: "resume",
    before: async ({ entity }) => entity.disconnect(),
    happen: async ({ entity }) => entity.resume(),
  },
  {
    event: "joined",
    before: async ({ entity, scene, room }) => {
      entity.receive(`<presence from='${scene.mine}' type='unavailable'>${user(gone)}</presence>`);
      room.join("thirdwitch").catch(() => {});
      await entity.nextSent("<presence", "http://jabber.org/protocol/muc");
    },
    happen: async ({ entity }) => {
      enterInto(entity);
      entity.receive(liveSubject);
    },
  },
  {
    event: "rejoined",
    before: async ({ entity, room }) => {
      room.join("thirdwitch").catch(() => {});
      await entity.nextSent("<presence", "http://jabber.org/protocol/muc");
    },
    happen: async ({ entity }) => {
      enterInto(entity);
      entity.receive(liveSubject);
    },
  },
];

/** Lets it happen, and everything that it causes at once. */
export async function happens(stage: Stage, step: Occasion["happen"] | undefined): Promise<void> {
  const caused = step?.(stage);
  if (typeof caused === "string") stage.entity.receive(caused);
  else await caused;
  await turn();
}
