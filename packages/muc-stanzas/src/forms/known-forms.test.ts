import { buildForm, type DataForm, parseForm } from "@xeps/xep-0004";
import { canonicalXml, parseXml } from "@xeps-internal/test-kit";
import { readVectors, vectorsFolder } from "@xeps-internal/test-kit/vectors";
import { describe, expect, it } from "vitest";
import { registrationForm, roomConfigForm, roomInfoForm } from "../index.ts";

const hidden = (type: string) =>
  `<field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/muc#${type}</value></field>`;
const x = (type: string, fields: string) => `<x xmlns='jabber:x:data' type='${type}'>${fields}</x>`;
const field = (name: string, ...values: string[]) =>
  `<field var='muc#${name}'>${values.map((value) => `<value>${value}</value>`).join("")}</field>`;
const read = (xml: string): DataForm => parseForm(parseXml(xml)) as DataForm;

function expectForm(form: DataForm, xml: string): void {
  expect(canonicalXml(buildForm(form).toString())).toBe(canonicalXml(xml));
}

describe("the configuration of a room", () => {
  const config = {
    maxHistoryFetch: 50,
    allowPm: "moderators",
    allowInvites: true,
    changeSubject: false,
    enableLogging: true,
    getMemberList: ["moderator", "participant"],
    lang: "en",
    pubsub: "xmpp:pubsub.example?node=n",
    maxUsers: 20,
    membersOnly: true,
    moderatedRoom: false,
    passwordProtectedRoom: true,
    persistentRoom: false,
    presenceBroadcast: ["moderator"],
    publicRoom: true,
    roomAdmins: ["a@b.example", "c@d.example"],
    roomDesc: "d",
    roomName: "n",
    roomOwners: ["e@f.example"],
    roomSecret: " s ",
    whois: "anyone",
  } as const;
  const fields = [
    field("maxhistoryfetch", "50"),
    field("roomconfig_allowpm", "moderators"),
    field("roomconfig_allowinvites", "1"),
    field("roomconfig_changesubject", "0"),
    field("roomconfig_enablelogging", "1"),
    field("roomconfig_getmemberlist", "moderator", "participant"),
    field("roomconfig_lang", "en"),
    field("roomconfig_pubsub", "xmpp:pubsub.example?node=n"),
    field("roomconfig_maxusers", "20"),
    field("roomconfig_membersonly", "1"),
    field("roomconfig_moderatedroom", "0"),
    field("roomconfig_passwordprotectedroom", "1"),
    field("roomconfig_persistentroom", "0"),
    field("roomconfig_presencebroadcast", "moderator"),
    field("roomconfig_publicroom", "1"),
    field("roomconfig_roomadmins", "a@b.example", "c@d.example"),
    field("roomconfig_roomdesc", "d"),
    field("roomconfig_roomname", "n"),
    field("roomconfig_roomowners", "e@f.example"),
    field("roomconfig_roomsecret", " s "),
    field("roomconfig_whois", "anyone"),
  ];
  const xml = x("submit", hidden("roomconfig") + fields.join(""));

  it("is read and written, every field of it", () => {
    expectForm(roomConfigForm.submit(config), xml);
    expect(roomConfigForm.read(read(xml))).toEqual(config);
  });

  it("MU-53: is written in part", () => {
    expectForm(
      roomConfigForm.submit({ maxUsers: "none", roomAdmins: [] }),
      x("submit", hidden("roomconfig") + field("roomconfig_maxusers", "none") + field("roomconfig_roomadmins")),
    );
    expect(roomConfigForm.read(read(x("submit", field("roomconfig_maxusers", "none"))))).toEqual({ maxUsers: "none" });
  });
});

describe("what a room tells of itself", () => {
  const info = {
    maxHistoryFetch: 50,
    contactJid: ["a@b.example"],
    description: "d",
    lang: "en",
    ldapGroup: "cn=x",
    logs: "http://logs.example/",
    occupants: 3,
    subject: "s",
    subjectMod: true,
  } as const;
  const fields = [
    field("maxhistoryfetch", "50"),
    field("roominfo_contactjid", "a@b.example"),
    field("roominfo_description", "d"),
    field("roominfo_ldapgroup", "cn=x"),
    field("roominfo_logs", "http://logs.example/"),
    field("roominfo_occupants", "3"),
    field("roominfo_subject", "s"),
    field("roominfo_subjectmod", "1"),
  ].join("");

  it("is read, every field of it, with those of the configuration", () => {
    const more = field("roomconfig_changesubject", "1") + field("roomconfig_pubsub", "xmpp:p");
    const xml = x("result", hidden("roominfo") + field("roominfo_lang", "en") + fields + more);
    expect(roomInfoForm.read(read(xml))).toEqual({ ...info, changeSubject: true, pubsub: "xmpp:p" });
  });

  it("has the language of the configuration only without its own", () => {
    const config = field("roomconfig_lang", "de");
    expect(roomInfoForm.read(read(x("result", config)))).toEqual({ lang: "de" });
    expect(roomInfoForm.read(read(x("result", config + field("roominfo_lang", "en"))))).toEqual({ lang: "en" });
    expect(roomInfoForm.read(read(x("result", fields)))).not.toHaveProperty("lang");
  });

  it("is written by a service", () => {
    const form = roomInfoForm.submit(info);
    expect(form.fields[0]).toMatchObject({ var: "FORM_TYPE", type: "hidden" });
    expect(roomInfoForm.read({ ...form, type: "result" })).toEqual(info);
    const lang = x("submit", hidden("roominfo") + field("roominfo_lang", "en"));
    expectForm(roomInfoForm.submit({ lang: "en" }), lang);
    const over = read(x("form", `${hidden("roominfo")}<field var='muc#roominfo_subject' type='text-single'/>`));
    expect(() => roomInfoForm.submit({ lang: "en" }, over)).toThrow(expect.objectContaining({ name: "FormError" }));
  });

  it("is of its FORM_TYPE", () => {
    expect(roomInfoForm.formType).toBe("http://jabber.org/protocol/muc#roominfo");
  });
});

describe("a registration", () => {
  it("is read and written, every field of it", () => {
    const values = {
      allow: true,
      email: "a@b.example",
      faqEntry: "one",
      first: "f",
      last: "l",
      roomNick: "n",
      url: "http://x.example/",
    };
    const xml = x(
      "submit",
      hidden("register") +
        field("register_allow", "1") +
        field("register_email", "a@b.example") +
        field("register_faqentry", "one") +
        field("register_first", "f") +
        field("register_last", "l") +
        field("register_roomnick", "n") +
        field("register_url", "http://x.example/"),
    );
    expectForm(registrationForm.submit(values), xml);
    expect(registrationForm.read(read(xml))).toEqual(values);
  });

  it("has the lines of its entry in one text", () => {
    expect(registrationForm.read(read(x("submit", field("register_faqentry", "one", "two"))))).toEqual({
      faqEntry: "one\ntwo",
    });
    const over = read(x("form", `${hidden("register")}<field var='muc#register_faqentry' type='text-multi'/>`));
    const filled = registrationForm.submit({ faqEntry: "one\ntwo" }, over);
    expect(filled.fields.at(-1)?.values).toEqual(["one", "two"]);
  });
});

describe.skipIf(!vectorsFolder)("the registry", () => {
  interface Registry {
    readonly formTypes: readonly { readonly name: string; readonly fields: readonly { readonly var: string }[] }[];
  }

  it("has no field that is not known here", () => {
    const { formTypes } = readVectors<Registry>("registry.json");
    const forms = [roomConfigForm, roomInfoForm, registrationForm];
    let count = 0;
    for (const { formType, read: values } of forms) {
      for (const { var: name } of formTypes.find((one) => one.name === formType)?.fields ?? []) {
        // "1" is a value of every kind
        expect(Object.keys(values({ type: "result", fields: [{ var: name, values: ["1"] }] })), name).toHaveLength(1);
        count++;
      }
    }
    expect(count).toBe(37);
  });
});
