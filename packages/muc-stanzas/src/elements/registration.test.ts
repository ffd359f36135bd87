import { canonicalXml, parseXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { describe, expect, it } from "vitest";
import { buildRegistration, parseRegistration, type Registration } from "../index.ts";
import { bothWays } from "../test/both-ways.ts";

const QUERY = "<query xmlns='jabber:iq:register'";

function table(xml: string, registration: Registration): void {
  bothWays(xml, registration, parseRegistration, buildRegistration);
}

describe("jabber:iq:register", () => {
  it("is empty when it asks", () => {
    table(`${QUERY}/>`, {});
    expect(canonicalXml(buildRegistration())).toBe(canonicalXml(`${QUERY}/>`));
  });

  it("MU-66: tells that the asker is registered", () => {
    table(`${QUERY}><registered/><username>third witch</username></query>`, {
      registered: true,
      username: "third witch",
    });
    table(`${QUERY}><registered/></query>`, { registered: true });
    table(`${QUERY}><registered/><username/></query>`, { registered: true, username: "" });
  });

  it("MU-66: asks by a form", () => {
    table(
      `${QUERY}><instructions>On the web</instructions><x xmlns='jabber:x:data' type='form'>` +
        "<field var='a'/></x></query>",
      { instructions: "On the web", form: { type: "form", fields: [{ var: "a", values: [] }] } },
    );
  });

  it("asks by empty elements, as services without forms do", () => {
    table(`${QUERY}><instructions>Choose</instructions><username/><nick/><email/></query>`, {
      instructions: "Choose",
      fields: ["username", "nick", "email"],
    });
    table(`${QUERY}><x-extra_1.a/></query>`, { fields: ["x-extra_1.a"] });
  });

  it("ends a registration", () => table(`${QUERY}><remove/></query>`, { remove: true }));

  it("takes the first of what should be there once, and only its own namespace", () => {
    const registration = parseRegistration(
      parseXml(
        `${QUERY}>text<registered xmlns='urn:f'/><remove xmlns='urn:f'/><nick xmlns='urn:f'/><username>1</username>` +
          "<username>2</username><instructions>1</instructions><instructions>2</instructions><x type='form'/>" +
          "<x xmlns='jabber:x:data'/><x xmlns='jabber:x:data' type='form'/><x xmlns='jabber:x:data' type='submit'/>" +
          "<field xmlns='jabber:x:data'/><password>filled in</password></query>",
      ),
    );
    expect(registration).toStrictEqual({
      username: "1",
      instructions: "1",
      fields: ["x"],
      form: { type: "form", fields: [] },
    });
  });

  it("takes the nickname of someone registered before any empty element of that name", () => {
    const xml = `${QUERY}><username/><registered/><nick/><username>n</username></query>`;
    expect(parseRegistration(parseXml(xml))).toEqual({ registered: true, username: "n", fields: ["username", "nick"] });
    const empty = `${QUERY}><nick/><registered/><username/></query>`;
    expect(parseRegistration(parseXml(empty))).toEqual({ registered: true, username: "", fields: ["nick"] });
  });

  it("takes <nick/> for the nickname of someone registered where there is no other, as ejabberd has it", () => {
    const registered = (xml: string) => parseRegistration(parseXml(`${QUERY}>${xml}</query>`));
    expect(registered("<nick>n</nick><registered/>")).toEqual({ registered: true, username: "n" });
    expect(registered("<registered/><nick/><nick>n</nick>")).toEqual({
      registered: true,
      username: "n",
      fields: ["nick"],
    });
    expect(registered("<nick>n</nick><registered/><username>u</username>")).toMatchObject({ username: "u" });
    expect(registered("<nick xmlns='urn:f'>n</nick><registered/>")).toEqual({ registered: true });
    expect(registered("<nick>n</nick>")).toEqual({});
  });

  it("knows no form that cannot be read, and no value but that of the nickname", () => {
    const xml = `${QUERY}><x xmlns='jabber:x:data'/><password>secret</password><nick>n</nick></query>`;
    expect(parseRegistration(parseXml(xml))).toStrictEqual({});
    const first = `${QUERY}><registered/><username/><nick/><email/></query>`;
    expect(parseRegistration(parseXml(first))).toEqual({ registered: true, username: "", fields: ["nick", "email"] });
  });

  it("is no other element", () => {
    expect(parseRegistration(parseXml("<query xmlns='jabber:iq:search'/>"))).toBeUndefined();
    expect(parseRegistration(parseXml("<x xmlns='jabber:iq:register'/>"))).toBeUndefined();
  });

  it("writes children in the order of XEP-0077, and no flag that is false", () => {
    const names = (registration: Registration) =>
      buildRegistration(registration).children.map((child) => (child as Element).name);
    const form = { type: "form", fields: [] } as const;
    expect(names({ form, fields: ["nick"], username: "u", instructions: "i", registered: true })).toEqual([
      "registered",
      "instructions",
      "username",
      "nick",
      "x",
    ]);
    expect(names({ registered: false, remove: false })).toEqual([]);
  });

  it.each<Registration>([
    { registered: true },
    { username: "" },
    { instructions: "" },
    { fields: ["nick"] },
    { form: { type: "submit", fields: [] } },
  ])("refuses a removal beside %j", (more) => {
    expect(() => buildRegistration({ remove: true, ...more })).toThrow(
      expect.objectContaining({ name: "BuildError", element: "query", rule: "remove stands alone" }),
    );
  });

  it.each(["", "a b", "<a/>", "1a", "a:b", "-a", "é", "registered", "remove", "instructions"])(
    "refuses %j as the name of a field",
    (field) => {
      expect(() => buildRegistration({ fields: ["nick", field] })).toThrow(
        expect.objectContaining({ name: "BuildError", element: "query", rule: expect.stringContaining(field) }),
      );
    },
  );
});
