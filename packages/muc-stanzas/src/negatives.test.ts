import { canonicalXml, parseXml } from "@xeps-internal/test-kit";
import { readVectors, vectorsFolder } from "@xeps-internal/test-kit/vectors";
import type { Element } from "ltx";
import { describe, expect, it } from "vitest";
import {
  buildMucJoin,
  buildMucOwner,
  buildMucUser,
  parseMucAdmin,
  parseMucJoin,
  parseMucOwner,
  readMucStanza,
} from "./index.ts";

interface Negative {
  readonly id: string;
  readonly title: string;
  readonly xml: string;
}

const refused = expect.objectContaining({ name: "BuildError" });
const payload = (stanza: Element): Element => stanza.children.find((child) => typeof child !== "string") as Element;
const asUser = (stanza: Element) => readMucStanza(stanza, "user");
const written = (element: Element): string => canonicalXml(element.toString());

/** What a builder cannot write, or a reader does not take for what it pretends to be. */
const DECIDED: Readonly<Record<string, (stanza: Element) => void>> = {
  N01: (stanza) => {
    const join = parseMucJoin(payload(stanza));
    expect(join).toEqual({ password: "p", history: { maxChars: 0 } });
    expect(written(buildMucJoin(join))).not.toBe(written(payload(stanza)));
  },
  N02: (stanza) => expect(asUser(stanza)).toBeUndefined(),
  N04: (stanza) => {
    expect(asUser(stanza)).toMatchObject({ kind: "join", history: {} });
    expect(() => buildMucJoin({ history: { maxStanzas: "all" as unknown as number } })).toThrow(refused);
  },
  N05: (stanza) => {
    expect(asUser(stanza)).toMatchObject({ kind: "join", history: {} });
    expect(() => buildMucJoin({ history: { seconds: -5 } })).toThrow(refused);
  },
  N06: (stanza) => expect(asUser(stanza)).toStrictEqual(expect.objectContaining({ kind: "join", history: {} })),
  N07: (stanza) => expect(asUser(stanza)).toStrictEqual(expect.objectContaining({ kind: "join", history: {} })),
  N10: (stanza) => expect(asUser(stanza)).toMatchObject({ kind: "directed-presence" }),
  N21: (stanza) => expect(asUser(stanza)).toBeUndefined(),
  N23: (stanza) => expect(asUser(stanza)).toMatchObject({ kind: "groupchat-other" }),
  N26: (stanza) => expect(asUser(stanza)).toBeUndefined(),
  N27: (stanza) => expect(asUser(stanza)).toMatchObject({ kind: "groupchat-other" }),
  N31: (stanza) => {
    const owner = parseMucOwner(payload(stanza));
    expect(owner).toMatchObject({ destroy: {}, form: { type: "cancel" } });
    expect(() => buildMucOwner(owner)).toThrow(refused);
  },
  N32: (stanza) => {
    expect(asUser(stanza)).toBeUndefined();
    expect(parseMucOwner(payload(stanza))).not.toHaveProperty("form");
  },
  N44: (stanza) => expect(asUser(stanza)).not.toHaveProperty("delay"),
  N52: (stanza) => {
    stanza.attrs.from = "a@b.example/c";
    expect(readMucStanza(stanza)).toBeUndefined();
  },
  N54: (stanza) => expect(asUser(stanza)).toBeUndefined(),
  N55: (stanza) => {
    const owner = parseMucOwner(payload(stanza));
    expect(owner).toEqual({ form: { type: "submit", fields: [] } });
    expect(written(buildMucOwner(owner))).not.toBe(written(payload(stanza)));
  },
  N56: (stanza) => expect(asUser(stanza)).toBeUndefined(),
};

/** What is not decided here, and by whom it is. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  N09: 'written as given; that "no history" is maxchars=0 is for the one who asks: a client',
  N12: "a set of role and affiliation: only clients may not send it, results of services hold both",
  N13: "a role by jid: only clients may not send it, results of services hold both",
  N15: "an affiliation by nick: only clients may not send it, results of services hold both",
  N17: "unknown roles are written as given",
  N18: "an empty list is what services answer; only sets may not be empty: a client",
  N25: "which type goes to an occupant JID is for the one who sends it: a client",
  N29: "an invitation with from: services write it",
  N35: "forms: @xeps/xep-0004",
  N37: "forms: @xeps/xep-0004",
  N39: "forms: @xeps/xep-0004",
  N41: "forms: @xeps/xep-0004",
  N42: "forms: @xeps/xep-0004",
  N45: "delays: @xeps/xep-0203",
  N46: "delays: @xeps/xep-0203",
  N47: "disco: @xeps/xep-0030",
  N48: "disco: @xeps/xep-0030",
  N49: "disco: @xeps/xep-0030",
  N50: "disco: @xeps/xep-0030",
  N51: "disco: @xeps/xep-0030",
};

describe.skipIf(!vectorsFolder)("stanzas that may not be sent", () => {
  const negatives = vectorsFolder ? readVectors<Negative[]>("negatives.json") : [];
  const decided = negatives.filter(({ id }) => id in DECIDED);

  it("are each decided here or named with the reason", () => {
    const known = [...Object.keys(DECIDED), ...Object.keys(ELSEWHERE)].sort();
    expect(negatives.map(({ id }) => id).sort()).toEqual(known);
    const reasons = Object.entries(ELSEWHERE).map(([id, reason]) => `  ${id}: ${reason}`);
    process.stdout.write(`negatives.json: ${decided.length} decided, not here:\n${reasons.join("\n")}\n`);
  });

  it.each(decided)("$id: $title", ({ id, xml }) => DECIDED[id]?.(parseXml(xml)));
});

describe("what only one side may not send", () => {
  it("is written by the builders, which serve both", () => {
    const admin =
      "<query xmlns='http://jabber.org/protocol/muc#admin'><item nick='a' role='none' affiliation='none'/></query>";
    expect(parseMucAdmin(parseXml(admin))).toEqual({ items: [{ nick: "a", role: "none", affiliation: "none" }] });
    const user = "<x xmlns='http://jabber.org/protocol/muc#user'><invite from='a@b' to='c@d'/></x>";
    expect(written(buildMucUser({ invites: [{ from: "a@b", to: "c@d" }] }))).toBe(canonicalXml(user));
  });
});
