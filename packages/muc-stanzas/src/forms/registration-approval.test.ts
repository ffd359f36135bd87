import { buildForm, type DataForm, parseForm } from "@xeps/xep-0004";
import { canonicalXml, parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { buildRegistrationApproval, buildRegistrationApprovalForm, registrationForm } from "../index.ts";

const TYPE = "<field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/muc#register</value></field>";
const field = (name: string, type: string, value: string) =>
  `<field var='muc#${name}' type='${type}'><value>${value}</value></field>`;
const x = (type: string, fields: string) => `<x xmlns='jabber:x:data' type='${type}'>${fields}</x>`;

function expectForm(form: DataForm, xml: string): void {
  expect(canonicalXml(buildForm(form).toString())).toBe(canonicalXml(xml));
}

describe("the approval of a registration", () => {
  it("MU-68: is asked for by a form", () => {
    const values = { roomNick: "third witch", first: "Brunhilde", last: "E", email: "b@witches.example" };
    const form = buildRegistrationApprovalForm({ ...values, jid: "hag@b.example" });
    expectForm(
      form,
      x(
        "form",
        TYPE +
          field("jid", "jid-single", "hag@b.example") +
          field("register_first", "text-single", "Brunhilde") +
          field("register_last", "text-single", "E") +
          field("register_roomnick", "text-single", "third witch") +
          field("register_email", "text-single", "b@witches.example") +
          field("register_allow", "boolean", "0"),
      ),
    );
    expect(registrationForm.read(form)).toEqual({ ...values, allow: false });
  });

  it("needs no more than a nickname", () => {
    const form = buildRegistrationApprovalForm({ roomNick: "n" });
    expectForm(
      form,
      x("form", TYPE + field("register_roomnick", "text-single", "n") + field("register_allow", "boolean", "0")),
    );
  });

  it("MU-68: is given with all fields back", () => {
    const form = buildRegistrationApprovalForm({ roomNick: "n" });
    for (const allow of [true, false]) {
      const answer = buildRegistrationApproval(form, allow);
      expect(answer.type).toBe("submit");
      expect(registrationForm.read(answer)).toEqual({ roomNick: "n", allow });
    }
  });

  it("is not given where the form is another", () => {
    const other = parseForm(parseXml(x("form", TYPE.replace("#register", "#request")))) as DataForm;
    expect(() => buildRegistrationApproval(other, true)).toThrow(
      expect.objectContaining({ name: "BuildError", element: "x", rule: expect.stringContaining("muc#register") }),
    );
  });
});
