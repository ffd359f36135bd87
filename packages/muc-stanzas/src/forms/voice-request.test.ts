import { buildForm, type DataForm, parseForm } from "@xeps/xep-0004";
import { canonicalXml, parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { buildVoiceApproval, buildVoiceApprovalForm, buildVoiceRequest, parseVoiceRequest } from "../index.ts";

const TYPE = "<field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/muc#request</value></field>";
const field = (name: string, type: string, value: string) =>
  `<field var='muc#${name}' type='${type}'><value>${value}</value></field>`;
const x = (type: string, fields: string) => `<x xmlns='jabber:x:data' type='${type}'>${fields}</x>`;
const read = (xml: string): DataForm => parseForm(parseXml(xml)) as DataForm;

function expectForm(form: DataForm, xml: string): void {
  expect(canonicalXml(buildForm(form).toString())).toBe(canonicalXml(xml));
}

describe("a request for voice", () => {
  it("MU-67: is a submission that names the role", () => {
    expectForm(buildVoiceRequest(), x("submit", TYPE + field("role", "list-single", "participant")));
    expectForm(buildVoiceRequest("moderator"), x("submit", TYPE + field("role", "list-single", "moderator")));
    expect(parseVoiceRequest(buildVoiceRequest())).toStrictEqual({ role: "participant" });
  });

  it("MU-68: comes to moderators as a form", () => {
    const request = { role: "participant", jid: "hag@b.example/r", nick: "third witch" } as const;
    const form = buildVoiceApprovalForm(request);
    expectForm(
      form,
      x(
        "form",
        TYPE +
          field("role", "list-single", "participant") +
          field("jid", "jid-single", "hag@b.example/r") +
          field("roomnick", "text-single", "third witch") +
          field("request_allow", "boolean", "0"),
      ),
    );
    expect(parseVoiceRequest(form)).toStrictEqual({ ...request, allow: false });
    const short = buildVoiceApprovalForm({ role: "visitor", allow: true });
    const fields = field("role", "list-single", "visitor") + field("request_allow", "boolean", "1");
    expectForm(short, x("form", TYPE + fields));
  });

  it("MU-68: is answered with all fields back, but for fixed text, options and labels", () => {
    const asked = read(
      x(
        "form",
        "<title>t</title><instructions>i</instructions><field type='fixed'><value>Decide!</value></field>" +
          "<field><value>nameless</value></field><field var=''><value>nameless</value></field><field var='f' type='fixed'><value>!</value></field>" +
          TYPE +
          "<field var='muc#role' type='list-single' label='l'><desc>d</desc><required/><value>participant</value>" +
          "<option><value>participant</value></option></field>" +
          "<field var='muc#jid'><value>hag@b.example</value></field>" +
          "<field var='muc#request_allow' type='boolean' label='Grant?'><value>false</value></field>" +
          "<field var='x-more' type='text-multi'><value>1</value><value>2</value></field>",
      ),
    );
    const answer = (allow: string) =>
      x(
        "submit",
        TYPE +
          field("role", "list-single", "participant") +
          "<field var='muc#jid'><value>hag@b.example</value></field>" +
          field("request_allow", "boolean", allow) +
          "<field var='x-more' type='text-multi'><value>1</value><value>2</value></field>",
      );
    expectForm(buildVoiceApproval(asked, true), answer("1"));
    expectForm(buildVoiceApproval(asked, false), answer("0"));
    expect(buildVoiceApproval(asked, true).fields[2]).toStrictEqual({ var: "muc#jid", values: ["hag@b.example"] });
    expect(asked.fields[7]?.values).toEqual(["false"]);
  });

  it("is answered with the decision where the form forgot it", () => {
    const asked = read(x("form", TYPE + field("role", "list-single", "participant")));
    const answer = buildVoiceApproval(asked, true);
    expectForm(
      answer,
      x("submit", TYPE + field("role", "list-single", "participant") + field("request_allow", "boolean", "1")),
    );
    expect(parseVoiceRequest(answer)).toStrictEqual({ role: "participant", allow: true });
  });

  it("is not answered where the form is another", () => {
    const other = read(x("form", TYPE.replace("#request", "#register")));
    expect(() => buildVoiceApproval(other, true)).toThrow(
      expect.objectContaining({ name: "BuildError", element: "x", rule: expect.stringContaining("muc#request") }),
    );
    expect(() => buildVoiceApproval({ type: "form", fields: [] }, true)).toThrow("FORM_TYPE");
  });
});

describe("parseVoiceRequest", () => {
  const parse = (fields: string, type = "submit") => parseVoiceRequest(read(x(type, TYPE + fields)));

  it("reads a decision with and without type, in both spellings", () => {
    for (const [text, allow] of [
      ["1", true],
      ["true", true],
      ["0", false],
      ["false", false],
    ] as const) {
      expect(parse(field("request_allow", "boolean", text))).toStrictEqual({ role: "participant", allow });
      const untyped = `<field var='muc#request_allow'><value>${text}</value></field>`;
      expect(parse(untyped)).toStrictEqual({ role: "participant", allow });
    }
    for (const text of ["yes", "", "TRUE"]) {
      expect(parse(field("request_allow", "boolean", text))).toStrictEqual({ role: "participant" });
      const untyped = `<field var='muc#request_allow'><value>${text}</value></field>`;
      expect(parse(untyped)).toStrictEqual({ role: "participant" });
    }
  });

  it("takes a request without role for one of voice, and none of a role that is unknown", () => {
    expect(parse("")).toStrictEqual({ role: "participant" });
    expect(parse(field("role", "list-single", "speaker"))).toBeUndefined();
    expect(parse(field("role", "list-single", ""))).toBeUndefined();
    expect(parse(field("role", "list-single", "none"))).toStrictEqual({ role: "none" });
  });

  it("leaves out an address or nickname of several values or none", () => {
    const two = "<value>1</value><value>2</value>";
    expect(parse(`<field var='muc#jid'>${two}</field><field var='muc#roomnick'>${two}</field>`)).toStrictEqual({
      role: "participant",
    });
    expect(parse("<field var='muc#jid'/><field var='muc#roomnick'/>")).toStrictEqual({ role: "participant" });
    expect(parse("<field var='muc#jid'><value/></field><field var='muc#roomnick'><value/></field>")).toStrictEqual({
      role: "participant",
      jid: "",
      nick: "",
    });
  });

  it("reads nothing in a form of another FORM_TYPE, or of one that is not hidden", () => {
    expect(parseVoiceRequest({ type: "form", fields: [] })).toBeUndefined();
    expect(parseVoiceRequest(read(x("form", TYPE.replace("type='hidden'", ""))))).toBeUndefined();
    expect(parseVoiceRequest(read(x("submit", TYPE.replace("type='hidden'", ""))))).toBeDefined();
  });
});
