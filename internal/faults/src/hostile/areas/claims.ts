import { type Area, content, gone, item, nothing, user } from "../hostile.ts";

const sid = (by: string, id: string) => `<stanza-id xmlns='urn:xmpp:sid:0' by='${by}' id='${id}'/>`;
const occupantId = (id: string) => `<occupant-id xmlns='urn:xmpp:occupant-id:0' id='${id}'/>`;

/** Powers that an occupant claims and does not have. */
export const claims: Area = {
  name: "claims of occupants",
  hostile: [
    nothing("an occupant changes the configuration", (at) => {
      return `<message from='${at.romeo}' type='groupchat'>${user("<status code='104'/><status code='171'/>")}</message>`;
    }),
    nothing("an occupant tells of an affiliation", (at) => {
      return `<message from='${at.romeo}'>${user("<item affiliation='owner' jid='mallory@evil.example'/>")}</message>`;
    }),
    nothing("an occupant destroys the room in words", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><body>boom</body>${user("<destroy jid='a@b'/>")}</message>`;
    }),
    nothing("an occupant removes us in words", (at) => {
      return `<message from='${at.romeo}' type='groupchat'>${user(`${gone}<status code='307'/>`)}<body>out</body></message>`;
    }),
    nothing("an occupant renames us in words", (at) => {
      const to = "<item nick='fool'/><status code='303'/><status code='110'/>";
      return `<message from='${at.romeo}' type='chat'><body>fool</body>${user(to)}</message>`;
    }),
    nothing("an occupant gives his message an id of the room", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><body>id</body>${sid(at.room, "forged")}</message>`;
    }),
    nothing("an occupant gives it three, and says which are others'", (at) => {
      const ids = `${sid(at.room, "")}${sid(at.romeo, "x")}<stanza-id xmlns='urn:xmpp:sid:0' id='y'/>`;
      return `<message from='${at.romeo}' type='groupchat'><body>ids</body>${ids}</message>`;
    }),
    nothing("an occupant claims to be another by his id", (at) => {
      return `<message from='${at.romeo}' type='groupchat'><body>it is I</body>${occupantId("of-thirdwitch")}</message>`;
    }),
    content("an occupant's presence with ids of 10 kB and of nothing", (at) => {
      return `<presence from='${at.romeo}'>${occupantId("o".repeat(10_000))}${occupantId("")}${user(item)}</presence>`;
    }),
    content("an occupant's own payload in front of the room's", (at) => {
      const forged = user("<item affiliation='owner' role='moderator'/><status code='110'/>");
      return `<presence from='${at.romeo}'>${forged}${user(item)}</presence>`;
    }),
    nothing("an occupant corrects what another has said", (at) => {
      const replace = `<replace xmlns='urn:xmpp:message-correct:0' id='${at.messageId}'/>`;
      return `<message from='${at.romeo}' type='groupchat'><body>never said</body>${replace}</message>`;
    }),
    nothing("an occupant retracts a message as if he were a moderator", (at) => {
      const moderated = `<moderated xmlns='urn:xmpp:message-moderate:1'><retract xmlns='urn:xmpp:message-retract:1'/></moderated>`;
      const retract = `<retract xmlns='urn:xmpp:message-retract:1' id='${at.messageId}'>${moderated}</retract>`;
      return `<message from='${at.romeo}' type='groupchat'>${retract}</message>`;
    }),
    nothing("an occupant says our words with our id", (at) => {
      const origin = `<origin-id xmlns='urn:xmpp:sid:0' id='${at.messageId}'/>`;
      return `<message from='${at.romeo}' type='groupchat' id='${at.messageId}'><body>pending</body>${origin}</message>`;
    }),
    content("an occupant's presence says where others can find him", (at) => {
      const addresses =
        "<addresses xmlns='http://jabber.org/protocol/address'><address type='ofrom' jid='a@b'/></addresses>";
      return `<presence from='${at.romeo}'>${addresses}${user(item)}</presence>`;
    }),
    nothing("an occupant sends a message from the archive", (at) => {
      const inner = `<message xmlns='jabber:client' from='${at.mine}' type='groupchat'><body>archived</body></message>`;
      const result = `<result xmlns='urn:xmpp:mam:2' id='1'><forwarded xmlns='urn:xmpp:forward:0'>${inner}</forwarded></result>`;
      return `<message from='${at.romeo}'>${result}</message>`;
    }),
    nothing("a stranger claims to be in, as us", (at) => {
      const self = "<status code='110'/><status code='210'/>";
      return `<presence from='${at.stranger}'>${user(item + self)}</presence>`;
    }),
  ],
};
