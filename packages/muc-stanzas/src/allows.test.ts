import { describe, expect, it } from "vitest";
import { type Affiliation, allows, type MucAction, type Role, type RoomRules, type Standing } from "./index.ts";

const AFFILIATIONS = ["owner", "admin", "member", "none", "outcast"] as const;
const ROLES = ["moderator", "participant", "visitor", "none"] as const;

function standing(affiliation: Affiliation, role: Role): Standing {
  return { affiliation, role };
}

/** Of all standings those that may, as "affiliation/role". */
function who(action: MucAction, target?: Standing, room?: RoomRules): string[] {
  const all = AFFILIATIONS.flatMap((affiliation) => ROLES.map((role) => standing(affiliation, role)));
  return all
    .filter((self) => allows(self, action, target, room))
    .map(({ affiliation, role }) => `${affiliation}/${role}`);
}

function every(affiliations: readonly Affiliation[], roles: readonly Role[]): string[] {
  return affiliations.flatMap((affiliation) => roles.map((role) => `${affiliation}/${role}`));
}

const INSIDE = ["owner", "admin", "member", "none"] as const;
const ADMINS = ["owner", "admin"] as const;
const ANY_ROLE = ROLES;
const OCCUPANTS = ["moderator", "participant", "visitor"] as const;

describe("what a role allows (XEP-0045 §5.1.1)", () => {
  it("speaking, to those who have voice, and to visitors of a room that is not moderated", () => {
    expect(who("speak")).toEqual(every(INSIDE, ["moderator", "participant"]));
    expect(who("speak", undefined, { moderated: true })).toEqual(every(INSIDE, ["moderator", "participant"]));
    expect(who("speak", undefined, { moderated: false })).toEqual(every(INSIDE, OCCUPANTS));
  });

  it("changing the subject, to participants and moderators, or as the room says", () => {
    expect(who("change-subject")).toEqual(every(INSIDE, ["moderator", "participant"]));
    expect(who("change-subject", undefined, { changeSubject: false })).toEqual(every(INSIDE, ["moderator"]));
    expect(who("change-subject", undefined, { changeSubject: true })).toEqual(every(INSIDE, OCCUPANTS));
  });

  it("inviting, to every occupant, or as the room says", () => {
    expect(who("invite")).toEqual(every(INSIDE, OCCUPANTS));
    expect(who("invite", undefined, { membersOnly: false })).toEqual(every(INSIDE, OCCUPANTS));
    expect(who("invite", undefined, { allowInvites: false })).toEqual(every(INSIDE, ["moderator"]));
    expect(who("invite", undefined, { membersOnly: true, allowInvites: true })).toEqual(every(INSIDE, OCCUPANTS));
  });

  it("inviting to a members-only room, to those who may edit the member list, and to moderators", () => {
    expect(who("invite", undefined, { membersOnly: true })).toEqual([
      ...every(ADMINS, OCCUPANTS),
      ...every(["member", "none"], ["moderator"]),
    ]);
  });

  it("granting voice, to moderators", () => {
    expect(who("grant-voice")).toEqual(every(INSIDE, ["moderator"]));
    for (const affiliation of AFFILIATIONS) {
      expect(who("grant-voice", standing(affiliation, "visitor"))).toEqual(every(INSIDE, ["moderator"]));
    }
  });

  it("revoking voice, to moderators, but not from admins and owners", () => {
    expect(who("revoke-voice")).toEqual(every(INSIDE, ["moderator"]));
    expect(who("revoke-voice", standing("member", "participant"))).toEqual(every(INSIDE, ["moderator"]));
    expect(who("revoke-voice", standing("admin", "participant"))).toEqual([]);
    expect(who("revoke-voice", standing("owner", "participant"))).toEqual([]);
  });

  it("what takes a moderator's role away, to admins and owners (§5.1.2)", () => {
    const moderator = standing("none", "moderator");
    expect(who("revoke-voice", moderator)).toEqual(every(ADMINS, ["moderator"]));
    expect(who("kick", moderator)).toEqual(every(ADMINS, ["moderator"]));
  });

  it("kicking, to moderators, but not someone of higher affiliation (§8.2)", () => {
    expect(who("kick")).toEqual(every(INSIDE, ["moderator"]));
    expect(who("kick", standing("member", "participant"))).toEqual(every(INSIDE, ["moderator"]));
    expect(who("kick", standing("admin", "participant"))).toEqual(every(ADMINS, ["moderator"]));
    expect(who("kick", standing("owner", "participant"))).toEqual(every(["owner"], ["moderator"]));
    expect(who("kick", standing("admin", "moderator"))).toEqual(every(ADMINS, ["moderator"]));
    expect(who("kick", standing("owner", "moderator"))).toEqual(every(["owner"], ["moderator"]));
  });
});

describe("what an affiliation allows, whatever the role (XEP-0045 §5.2.1)", () => {
  it.each(["configure", "destroy", "edit-owners", "edit-admins"] as const)("%s, to owners", (action) => {
    expect(who(action)).toEqual(every(["owner"], ANY_ROLE));
    expect(who(action, standing("owner", "moderator"))).toEqual(every(["owner"], ANY_ROLE));
  });

  it.each(["ban", "edit-members"] as const)(
    "%s, to admins and owners, of admins and owners only to owners",
    (action) => {
      expect(who(action)).toEqual(every(ADMINS, ANY_ROLE));
      for (const affiliation of ["member", "none", "outcast"] as const) {
        expect(who(action, standing(affiliation, "none"))).toEqual(every(ADMINS, ANY_ROLE));
      }
      for (const affiliation of ADMINS) {
        expect(who(action, standing(affiliation, "none"))).toEqual(every(["owner"], ANY_ROLE));
      }
    },
  );

  it("making moderators, to admins and owners; unmaking them, but never an admin or owner", () => {
    expect(who("grant-moderator")).toEqual(every(ADMINS, ANY_ROLE));
    for (const affiliation of AFFILIATIONS) {
      expect(who("grant-moderator", standing(affiliation, "participant"))).toEqual(every(ADMINS, ANY_ROLE));
    }
    expect(who("revoke-moderator")).toEqual(every(ADMINS, ANY_ROLE));
    expect(who("revoke-moderator", standing("member", "moderator"))).toEqual(every(ADMINS, ANY_ROLE));
    expect(who("revoke-moderator", standing("admin", "moderator"))).toEqual([]);
    expect(who("revoke-moderator", standing("owner", "moderator"))).toEqual([]);
  });
});
