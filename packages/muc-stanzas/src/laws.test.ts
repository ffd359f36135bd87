import { buildForm } from "@xeps/xep-0004";
import { character, laws, type Pair, pairLaws, parseXml } from "@xeps-internal/test-kit";
import { schemaErrors, vectorsFolder } from "@xeps-internal/test-kit/vectors";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  buildDirectInvite,
  buildMucAdmin,
  buildMucJoin,
  buildMucOwner,
  buildMucUri,
  buildMucUser,
  buildRegistration,
  buildRegistrationApproval,
  buildRegistrationApprovalForm,
  buildVoiceApproval,
  buildVoiceApprovalForm,
  buildVoiceRequest,
  findMucUser,
  parseDirectInvite,
  parseMucAdmin,
  parseMucJoin,
  parseMucOwner,
  parseMucUri,
  parseMucUser,
  parseRegistration,
  readMucStanza,
  roomConfigForm,
} from "./index.ts";
import * as arbitrary from "./test/arbitraries.ts";
import { schemaShaped } from "./test/schema-shaped.ts";

const PAIRS = [
  { name: "MucJoin", values: arbitrary.mucJoin, parse: parseMucJoin, build: buildMucJoin },
  { name: "MucUser", values: arbitrary.mucUser, parse: parseMucUser, build: buildMucUser },
  { name: "MucAdmin", values: arbitrary.mucAdmin, parse: parseMucAdmin, build: buildMucAdmin },
  { name: "MucOwner", values: arbitrary.mucOwner, parse: parseMucOwner, build: buildMucOwner },
  { name: "DirectInvite", values: arbitrary.directInvite, parse: parseDirectInvite, build: buildDirectInvite },
  { name: "Registration", values: arbitrary.registration, parse: parseRegistration, build: buildRegistration },
] as readonly Pair<object>[];

for (const pair of PAIRS) pairLaws(pair);

describe("MucUri", () => {
  it("comes back from its text as it was built", () => {
    fc.assert(
      fc.property(arbitrary.mucUri, (uri) => {
        const text = buildMucUri(uri);
        expect(text).toMatch(/^xmpp:[!-~]+$/);
        expect(parseMucUri(text)).toEqual(uri);
      }),
      laws,
    );
  });

  it("is read from any text without throwing", () => {
    const text = fc.oneof(
      fc.string({ unit: character }),
      fc.string().map((rest) => `xmpp:a@b.example?join;password=${rest}`),
      fc.string().map((rest) => `xmpp:${rest}?invite;jid=a@b`),
    );
    fc.assert(
      fc.property(text, (uri) => void parseMucUri(uri)),
      laws,
    );
  });
});

describe("the readers", () => {
  it("throw on nothing", () => {
    const law = fc.property(arbitrary.nearlyMuc, (text) => {
      const element = parseXml(text);
      for (const { parse } of PAIRS) parse(element);
      findMucUser(element);
      readMucStanza(element, "room");
      readMucStanza(element, "user");
      for (const child of element.children) if (typeof child !== "string") for (const { parse } of PAIRS) parse(child);
    });
    fc.assert(law, laws);
  });

  it("leave what they read as it was", () => {
    const law = fc.property(arbitrary.nearlyMuc, (text) => {
      const element = parseXml(text);
      const before = element.toString();
      for (const { parse } of PAIRS) parse(element);
      readMucStanza(element, "room");
      readMucStanza(element, "user");
      expect(element.toString()).toBe(before);
    });
    fc.assert(law, laws);
  });

  it("give no key that has no value", () => {
    const law = fc.property(arbitrary.nearlyMuc, fc.constantFrom("room" as const, "user" as const), (text, side) => {
      const stanza = readMucStanza(parseXml(text), side);
      expect(hasEmptyKey(stanza)).toBe(false);
    });
    fc.assert(law, laws);
  });
});

function hasEmptyKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null || "attrs" in value || value instanceof Map) return false;
  return Object.values(value).some((field) => field === undefined || field === null || hasEmptyKey(field));
}

describe.skipIf(!vectorsFolder)("what the builders write", () => {
  it("is valid by the schemas", async () => {
    const elements = PAIRS.flatMap(({ name, values, build }) =>
      fc
        .sample(values, { numRuns: 400, seed: 45 })
        .map((value) => schemaShaped(name, value))
        .filter((value) => value !== undefined)
        .map((value) => build(value).toString()),
    );
    const asked = buildVoiceApprovalForm({ role: "participant", jid: "a@b.example/c", nick: "n" });
    const registering = buildRegistrationApprovalForm({ roomNick: "n", first: "f", last: "l", email: "e", jid: "a@b" });
    const forms = [buildVoiceRequest(), asked, buildVoiceApproval(asked, true), registering];
    const submitted = [buildRegistrationApproval(registering, false), roomConfigForm.submit({ maxUsers: "none" })];
    elements.push(...[...forms, ...submitted].map((form) => buildForm(form).toString()));
    process.stdout.write(`schemas-emit: ${elements.length} elements validated\n`);
    expect((await schemaErrors(elements)).slice(0, 5)).toEqual([]);
    expect(elements.length).toBeGreaterThan(2_000);
  });
});
