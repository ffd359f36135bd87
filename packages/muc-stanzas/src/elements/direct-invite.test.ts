import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { buildDirectInvite, type DirectInvite, parseDirectInvite } from "../index.ts";
import { bothWays } from "../test/both-ways.ts";

const X = "<x xmlns='jabber:x:conference'";

function table(xml: string, invite: DirectInvite): void {
  bothWays(xml, invite, parseDirectInvite, buildDirectInvite);
}

describe("a direct invitation", () => {
  it("names the room", () => table(`${X} jid='cave@b.example'/>`, { jid: "cave@b.example" }));

  it("tells all there is to tell", () => {
    table(`${X} jid='cave@b.example' password='p&amp;' reason='come' continue='true' thread='t'/>`, {
      jid: "cave@b.example",
      password: "p&",
      reason: "come",
      continue: true,
      thread: "t",
    });
  });

  it("keeps what it does not know", () => {
    const f = "<f xmlns='urn:example:f'/>";
    table(`${X} jid='a@b' continue='false'>${f}</x>`, { jid: "a@b", continue: false, extensions: [parseXml(f)] });
  });

  it.each([
    ["true", true],
    ["1", true],
    ["false", false],
    ["0", false],
    [" true ", true],
    ["yes", undefined],
    ["TRUE", undefined],
    ["", undefined],
  ])("reads continue='%s' as %s", (text, value) => {
    const invite = parseDirectInvite(parseXml(`${X} jid='a@b' continue='${text}'/>`));
    expect(invite).toStrictEqual(value === undefined ? { jid: "a@b" } : { jid: "a@b", continue: value });
  });

  it.each([
    ["", " come &amp; see ", " come & see "],
    ["reason='attribute'", "text", "attribute"],
    ["reason=''", "text", ""],
    ["", " \n ", undefined],
  ])("with %s and the text %j has the reason %j", (attribute, text, reason) => {
    const invite = parseDirectInvite(parseXml(`${X} jid='a@b' ${attribute}>${text}</x>`));
    expect(invite).toStrictEqual(reason === undefined ? { jid: "a@b" } : { jid: "a@b", reason });
  });

  it("is none without a room, and no other element", () => {
    expect(parseDirectInvite(parseXml(`${X} reason='r'/>`))).toBeUndefined();
    expect(parseDirectInvite(parseXml(`${X} jid=''/>`))).toBeUndefined();
    expect(parseDirectInvite(parseXml("<x xmlns='jabber:x:data' jid='a@b'/>"))).toBeUndefined();
    expect(parseDirectInvite(parseXml("<y xmlns='jabber:x:conference' jid='a@b'/>"))).toBeUndefined();
  });

  it.each([undefined, ""])("is not written without a room: %j", (jid) => {
    expect(() => buildDirectInvite({ jid } as DirectInvite)).toThrow(
      expect.objectContaining({ name: "BuildError", element: "x", rule: "an invitation needs the jid of a room" }),
    );
  });

  it.each(["jid", "password", "reason", "thread"])("refuses a %s of characters that XML forbids", (field) => {
    expect(() => buildDirectInvite({ jid: "a@b", [field]: "\u0000" })).toThrow(
      expect.objectContaining({ name: "BuildError", element: "x" }),
    );
  });
});
