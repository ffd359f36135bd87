import { type Area, field, form, formType, NS_DATA, nothing, notice, stay, user } from "../hostile.ts";

const NS_REQUEST = "http://jabber.org/protocol/muc#request";
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join("");
const validate = (inner: string) => `<validate xmlns='http://jabber.org/protocol/xdata-validate'>${inner}</validate>`;

/** Forms too large, without sense, or of somebody who may not ask. */
export const forms: Area = {
  name: "forms",
  hostile: [
    notice("ten thousand fields", (at) => {
      return `<message from='${at.room}'>${form(
        "form",
        many(10_000, (index) => field(`f${index}`, "v")),
      )}</message>`;
    }),
    notice("a field of ten thousand values", (at) => {
      const values = `<field var='f' type='text-multi'>${many(10_000, (index) => `<value>${index}</value>`)}</field>`;
      return `<message from='${at.room}'>${form("form", values)}</message>`;
    }),
    notice("ten thousand options, one of them called __proto__", (at) => {
      const options = many(10_000, (index) => `<option label='${index}'><value>__proto__</value></option>`);
      return `<message from='${at.room}'>${form("form", `<field type='list-single' var='f'>${options}</field>`)}</message>`;
    }),
    notice("the same field ten thousand times, named as an object's member", (at) => {
      const fields = many(10_000, () => "<field var='__proto__' type='hidden'><value>polluted</value></field>");
      return `<message from='${at.room}'>${form("form", fields)}</message>`;
    }),
    notice("two form types", (at) => {
      const types = formType(NS_REQUEST) + formType("urn:other");
      return `<message from='${at.room}'>${form("form", types)}</message>`;
    }),
    notice("a form type of several values", (at) => {
      const type = `<field var='FORM_TYPE' type='hidden'><value>${NS_REQUEST}</value><value>urn:other</value></field>`;
      return `<message from='${at.room}'>${form("form", type)}</message>`;
    }),
    notice("a form inside a form", (at) => {
      return `<message from='${at.room}'>${form("form", form("form", field("a", "b")))}</message>`;
    }),
    notice("a request for voice by nobody", (at) => {
      const asked = form("form", formType(NS_REQUEST) + field("muc#roomnick", "") + field("muc#jid", "@"));
      return `<message from='${at.room}'>${asked}</message>`;
    }),
    nothing("an occupant asks for voice himself", (at) => {
      const asked = form(
        "form",
        formType(NS_REQUEST) + field("muc#role", "moderator") + field("muc#request_allow", "1"),
      );
      return `<message from='${at.romeo}'>${asked}</message>`;
    }),
    nothing("an occupant asks us, in a message for all, to let somebody register", (at) => {
      const asked = form("form", `${formType("http://jabber.org/protocol/muc#register")}<instructions/>`);
      return `<message from='${at.romeo}' type='groupchat'><body>please</body>${asked}</message>`;
    }),
    nothing("a form of a type that does not exist", (at) => {
      return `<message from='${at.room}'>${form("blank", field("a", "b"))}</message>`;
    }),
    notice("a form without type, and fields without names", (at) => {
      return `<message from='${at.room}'><x xmlns='${NS_DATA}'><field/><field type='fixed'/><field type='?'/></x></message>`;
    }),
    notice("a table of a thousand columns and two hundred rows", (at) => {
      const reported = `<reported>${many(1_000, (index) => `<field var='c${index}'/>`)}</reported>`;
      const rows = many(200, () => `<item>${many(20, (index) => field(`c${index}`, "v"))}</item>`);
      return `<message from='${at.room}'>${form("result", reported + rows)}</message>`;
    }),
    notice("a regular expression that hangs who runs it", (at) => {
      const regex = validate("<regex>^(a+)+$</regex>");
      const bad = `<field var='f' type='text-single'>${regex}<value>${"a".repeat(50_000)}!</value></field>`;
      return `<message from='${at.room}'>${form("form", bad)}</message>`;
    }),
    notice("a regular expression of 100 kB, in a datatype of its own", (at) => {
      const rule = `<validate xmlns='http://jabber.org/protocol/xdata-validate' datatype='x:y'><regex>${"(a|".repeat(33_000)}</regex></validate>`;
      return `<message from='${at.room}'>${form("form", `<field var='f'>${rule}</field>`)}</message>`;
    }),
    notice("a range from more to less", (at) => {
      const range = validate("<range min='9' max='-9'/><list-range min='NaN' max='1e999'/>");
      return `<message from='${at.room}'>${form("form", `<field var='f' type='text-single'>${range}</field>`)}</message>`;
    }),
    stay("an answer to our request that is a form", (at) => {
      const query = `<query xmlns='http://jabber.org/protocol/muc#owner'>${form("form", field("a", "b"))}</query>`;
      return `<iq from='${at.room}' type='result' id='${at.questionId}'>${query}</iq>`;
    }),
    nothing("a request for voice inside the payload of the room", (at) => {
      const asked = form("form", formType(NS_REQUEST));
      return `<message from='${at.romeo}' type='chat'>${user(asked)}</message>`;
    }),
  ],
};
