import { type Area, content, gone, item, NS_USER, nothing, stay, user } from "../hostile.ts";

/** Payloads of muc#user that no room sends, in presences of the room's occupants. */
export const mucUser: Area = {
  name: "malformed muc#user",
  hostile: [
    content("an occupant without item", (at) => `<presence from='${at.room}/Tybalt'>${user("")}</presence>`),
    content("an item without attributes", (at) => `<presence from='${at.room}/Tybalt'>${user("<item/>")}</presence>`),
    content("an affiliation and a role that exist nowhere", (at) => {
      return `<presence from='${at.romeo}'>${user("<item affiliation='emperor' role='' nick=''/>")}</presence>`;
    }),
    content("items that contradict each other", (at) => {
      const items = "<item affiliation='owner' role='moderator'/><item affiliation='outcast' role='none'/>";
      return `<presence from='${at.romeo}'>${user(items)}</presence>`;
    }),
    content("an item inside an item", (at) => {
      const nested = `<item affiliation='none' role='participant'>${item}</item>`;
      return `<presence from='${at.romeo}'>${user(nested)}</presence>`;
    }),
    content("a thousand items with JIDs of their own", (at) => {
      const items = Array.from({ length: 1_000 }, (_, index) => `<item jid='a${index}@x/y' role='participant'/>`);
      return `<presence from='${at.romeo}'>${user(items.join(""))}</presence>`;
    }),
    content("attributes with the names of an object's members", (at) => {
      const attributes = "__proto__='x' constructor='y' hasOwnProperty='z' toString='t'";
      return `<presence from='${at.romeo}'>${user(`<item ${attributes} affiliation='none' role='visitor'/>`)}</presence>`;
    }),
    content("an actor who is nobody", (at) => {
      return `<presence from='${at.romeo}'>${user("<item affiliation='none' role='visitor'><actor/></item>")}</presence>`;
    }),
    content("several actors and several reasons", (at) => {
      const inside = "<actor nick='a'/><actor jid='b@c'/><reason>one</reason><reason>two</reason>";
      return `<presence from='${at.romeo}'>${user(`<item role='visitor'>${inside}</item>`)}</presence>`;
    }),
    content("a reason of 100 kB", (at) => {
      const reason = `<reason>${"long ".repeat(20_000)}</reason>`;
      return `<presence from='${at.romeo}'>${user(`<item affiliation='none' role='visitor'>${reason}</item>`)}</presence>`;
    }),
    content("a real JID that is none", (at) => {
      return `<presence from='${at.romeo}'>${user("<item jid='@@//' affiliation='none' role='participant'/>")}</presence>`;
    }),
    content("a destruction in a presence that says somebody is there", (at) => {
      return `<presence from='${at.romeo}'>${user(`${item}<destroy jid='elsewhere@x'/>`)}</presence>`;
    }),
    content("an invitation, a decline and a password in a presence", (at) => {
      const others = "<invite from='a@b'/><decline from='c@d'/><password>p</password>";
      return `<presence from='${at.romeo}'>${user(others + item)}</presence>`;
    }),
    content("text where elements belong", (at) => {
      return `<presence from='${at.romeo}'>${user(`no item, ${item} but words`)}</presence>`;
    }),
    content("the payload of an old service after the true one", (at) => {
      const forged = user("<item affiliation='owner' role='moderator'/>");
      return `<presence from='${at.romeo}'>${forged}<c xmlns='http://jabber.org/protocol/caps'/>${user(item)}</presence>`;
    }),
    stay("our own exit with two destructions", (at) => {
      const twice = `${gone}<destroy jid='a@b'/><destroy><reason>again</reason></destroy>`;
      return `<presence from='${at.mine}' type='unavailable'>${user(twice)}</presence>`;
    }),
    nothing("payload and stanza in one: a presence that is no child of the stream's namespace", (at) => {
      return `<presence xmlns='${NS_USER}' from='${at.mine}' type='unavailable'>${gone}</presence>`;
    }),
    content("one who goes and is said to be there", (at) => {
      return `<presence from='${at.romeo}' type='unavailable'><show>chat</show>${user(item)}</presence>`;
    }),
  ],
};
