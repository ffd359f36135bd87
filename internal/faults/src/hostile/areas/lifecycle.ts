import { type Area, content, gone, item, nothing, notice, stay, user } from "../hostile.ts";

const renamed = (nick: string) => `<item nick='${nick}' affiliation='none' role='participant'/><status code='303'/>`;
const went = (from: string, codes = "") =>
  `<presence from='${from}' type='unavailable'>${user(gone + codes)}</presence>`;
const came = (from: string, codes = "") => `<presence from='${from}'>${user(item + codes)}</presence>`;
const self = "<status code='110'/>";

/** Sequences of a stay that no stay has. */
export const lifecycle: Area = {
  name: "chains of a stay",
  hostile: [
    content("a ring of nicknames", (at) => [
      `<presence from='${at.romeo}' type='unavailable'>${user(renamed("B"))}</presence>`,
      `<presence from='${at.room}/B' type='unavailable'>${user(renamed("Romeo"))}</presence>`,
      came(at.romeo),
    ]),
    content("two swap their nicknames", (at) => [
      `<presence from='${at.romeo}' type='unavailable'>${user(renamed("Nurse"))}</presence>`,
      `<presence from='${at.room}/Nurse' type='unavailable'>${user(renamed("Romeo"))}</presence>`,
      came(at.romeo),
      came(`${at.room}/Nurse`),
    ]),
    stay("we are renamed to ourselves", (at) => {
      return [
        `<presence from='${at.mine}' type='unavailable'>${user(renamed("thirdwitch") + self)}</presence>`,
        came(at.mine, self),
      ];
    }),
    stay("we are renamed without end", (at) => {
      const names = Array.from({ length: 50 }, (_, index) => `n${index}`);
      const from = [at.mine, ...names.map((name) => `${at.room}/${name}`)];
      return names.map(
        (name, index) => `<presence from='${from[index]}' type='unavailable'>${user(renamed(name) + self)}</presence>`,
      );
    }),
    stay("we become somebody who is here", (at) => [
      `<presence from='${at.mine}' type='unavailable'>${user(renamed("Romeo") + self)}</presence>`,
      went(at.romeo),
    ]),
    stay("kicked, and everything goes on", (at) => [
      went(at.mine, "<status code='307'/>"),
      `<message from='${at.romeo}' type='groupchat'><body>bye</body></message>`,
      came(at.room, ""),
      came(`${at.room}/New`),
    ]),
    stay("destroyed, then made anew without us", (at) => [
      `<presence from='${at.mine}' type='unavailable'>${user(`${gone}<destroy jid='${at.room}'/>`)}</presence>`,
      came(at.mine, `${self}<status code='201'/>`),
    ]),
    stay("the service goes down, and we are there", (at) => [
      went(at.mine, "<status code='332'/>"),
      came(at.mine, self),
    ]),
    content("comes and goes a hundred times", (at) => {
      return Array.from({ length: 100 }, (_, index) => (index % 2 ? went(`${at.room}/Bat`) : came(`${at.room}/Bat`)));
    }),
    content("two thousand come at once", (at) => {
      return Array.from({ length: 2_000 }, (_, index) => came(`${at.room}/crowd ${index}`));
    }),
    content("goes for two reasons, one after the other", (at) => [
      went(at.romeo, "<status code='301'/>"),
      went(at.romeo, "<status code='307'/>"),
    ]),
    nothing("speaks before coming and after going", (at) => [
      `<message from='${at.room}/Ghost' type='groupchat'><body>early</body></message>`,
      `<presence from='${at.room}/Ghost' type='unavailable'/>`,
      `<message from='${at.room}/Ghost' type='chat'><body>late</body></message>`,
    ]),
    notice("the configuration changes before we know the room", (at) => [
      `<message from='${at.room}' type='groupchat'>${user("<status code='172'/><status code='104'/>")}</message>`,
      `<iq from='${at.room}' type='get' id='?'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>`,
    ]),
    stay("a nickname that was never announced is us", (at) => {
      return [
        `<presence from='${at.mine}' type='unavailable'>${user("<status code='303'/>")}</presence>`,
        came(`${at.room}/Other`, self),
      ];
    }),
    stay("in, out, in, out within one breath", (at) => [
      came(at.mine, self),
      went(at.mine, self),
      came(at.mine, self),
      went(at.mine, self),
    ]),
    content("the room itself comes and goes", (at) => [
      `<presence from='${at.room}'><x xmlns='vcard-temp:x:update'><photo/></x></presence>`,
      `<presence from='${at.room}' type='unavailable'/>`,
    ]),
  ],
};
