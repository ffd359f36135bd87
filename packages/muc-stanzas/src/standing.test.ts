import { expect, it } from "vitest";
import { isAffiliation, isRole } from "./index.ts";

const others = ["", "Owner", "MODERATOR", " none", "vip", undefined, null, 0, {}, ["none"]];

it("narrows affiliations, and nothing else", () => {
  for (const value of ["owner", "admin", "member", "outcast", "none"]) expect(isAffiliation(value)).toBe(true);
  for (const value of ["moderator", "participant", "visitor", ...others]) expect(isAffiliation(value)).toBe(false);
});

it("narrows roles, and nothing else", () => {
  for (const value of ["moderator", "participant", "visitor", "none"]) expect(isRole(value)).toBe(true);
  for (const value of ["owner", "admin", "member", "outcast", ...others]) expect(isRole(value)).toBe(false);
});
