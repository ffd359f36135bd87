// A bridge that writes what a room sends, with the stanza layer alone: no client.
import {
  buildMucUser,
  isAffiliation,
  type MucStanza,
  type MucUser,
  parseMucUser,
  type RoomConfig,
  readMucStanza,
  roomConfigForm,
  StatusCode,
} from "@xeps/muc-stanzas";

const user: Partial<MucUser> = {
  items: [{ affiliation: "member", role: "participant", jid: "ada@example.org/desk" }],
  statusCodes: [StatusCode.selfPresence, 210],
};

const x = buildMucUser(user);
const back = parseMucUser(x);
if (JSON.stringify(back?.items) !== JSON.stringify(user.items)) throw new Error(JSON.stringify(back));
if (back?.statusCodes.join() !== "110,210") throw new Error(back?.statusCodes.join());
const affiliation: string | undefined = back.items[0]?.affiliation;
if (!isAffiliation(affiliation)) throw new Error(`unknown affiliation: ${affiliation}`);
if (readMucStanza(x) !== undefined) throw new Error("a payload is no stanza");

// A limit is a number or "none", and no name may be misspelt: in every supported compiler, from the declarations.
const config: RoomConfig = { maxUsers: "none", membersOnly: undefined };
// @ts-expect-error
const many: RoomConfig = { maxUsers: "many" };
// @ts-expect-error
const misspelt: RoomConfig = { membersonly: true };
if (roomConfigForm.submit(config).type !== "submit") throw new Error("no submission");
for (const wrong of [many, misspelt]) {
  const refused = (() => {
    try {
      return roomConfigForm.submit(wrong);
    } catch (error) {
      return (error as Error).name;
    }
  })();
  if (refused !== "FormError") throw new Error(`${JSON.stringify(wrong)} is submitted`);
}

/** Compiles only if every kind has its case. */
function isAboutPresence(kind: MucStanza["kind"]): boolean {
  switch (kind) {
    case "join":
    case "leave":
    case "directed-presence":
    case "occupant-available":
    case "occupant-unavailable":
    case "presence-error":
      return true;
    case "groupchat-message":
    case "groupchat-other":
    case "subject":
    case "config-change":
    case "message-error":
    case "private-message":
    case "affiliation-notice":
    case "mediated-invite":
    case "mediated-invitation":
    case "mediated-decline":
    case "mediated-declined":
    case "direct-invitation":
    case "voice-request":
    case "voice-approval-form":
    case "voice-approval":
    case "registration-approval-form":
    case "registration-approval":
    case "admin-set":
    case "admin-list-result":
    case "admin-list-request":
    case "owner-config-request":
    case "owner-config-none":
    case "owner-config-cancel":
    case "owner-config-form":
    case "owner-config-submit":
    case "owner-destroy":
    case "register-request":
    case "register-remove":
    case "register-form":
    case "register-submit":
    case "register-legacy":
    case "registered":
      return false;
  }
}
if (!isAboutPresence("join") || isAboutPresence("subject")) throw new Error("misread");

console.log("ok");
