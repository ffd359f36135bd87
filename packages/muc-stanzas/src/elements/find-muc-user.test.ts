import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { findMucUser } from "../index.ts";

const x = (code: number) => `<x xmlns='http://jabber.org/protocol/muc#user'><status code='${code}'/></x>`;
const codes = (xml: string) => findMucUser(parseXml(xml))?.statusCodes;

describe("findMucUser", () => {
  it("MU-10: takes the last in a presence, which is the room's", () => {
    expect(codes(`<presence>${x(110)}<show>away</show>${x(303)}<status>x</status></presence>`)).toEqual([303]);
    expect(codes(`<c:presence xmlns:c='jabber:client'>${x(110)}${x(303)}</c:presence>`)).toEqual([303]);
  });

  it("MU-10: takes the first in a message", () => {
    expect(codes(`<message><body>b</body>${x(104)}${x(303)}</message>`)).toEqual([104]);
  });

  it("takes the only one", () => {
    expect(codes(`<presence>${x(110)}</presence>`)).toEqual([110]);
    expect(codes(`<message>${x(104)}</message>`)).toEqual([104]);
  });

  it("finds none where there is none", () => {
    expect(codes("<presence><x xmlns='http://jabber.org/protocol/muc'/>text</presence>")).toBeUndefined();
    expect(codes("<message><x xmlns='jabber:x:data'/></message>")).toBeUndefined();
    expect(codes("<presence/>")).toBeUndefined();
    expect(codes("<message/>")).toBeUndefined();
  });

  it("looks at children only", () => {
    expect(codes(`<presence><w xmlns='urn:example:w'>${x(110)}</w></presence>`)).toBeUndefined();
  });
});
