// A bridge that writes what a room sends, with the stanza layer alone: no client.
import { buildMucUser, isAffiliation, type MucUser, parseMucUser, StatusCode } from "@xeps/muc-stanzas";

const user: Partial<MucUser> = {
  items: [{ affiliation: "member", role: "participant", jid: "ada@example.org/desk" }],
  statusCodes: [StatusCode.selfPresence, 210],
};

const back = parseMucUser(buildMucUser(user));
if (JSON.stringify(back?.items) !== JSON.stringify(user.items)) throw new Error(JSON.stringify(back));
if (back?.statusCodes.join() !== "110,210") throw new Error(back?.statusCodes.join());
const affiliation: string | undefined = back.items[0]?.affiliation;
if (!isAffiliation(affiliation)) throw new Error(`unknown affiliation: ${affiliation}`);

console.log("ok");
