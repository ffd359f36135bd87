import type { Affiliation, Standing } from "./standing.ts";

/** What one may do in a room, to the room or to someone in it. XEP-0045 §5.1.1, §5.2.1. */
export type MucAction =
  | "speak"
  | "change-subject"
  | "invite"
  | "kick"
  | "ban"
  | "grant-voice"
  | "revoke-voice"
  | "grant-moderator"
  | "revoke-moderator"
  | "edit-members"
  | "edit-admins"
  | "edit-owners"
  | "configure"
  | "destroy";

/** What the configuration says of privileges that have only defaults; what is left out is unknown. */
export interface RoomRules {
  readonly moderated?: boolean | undefined;
  readonly membersOnly?: boolean | undefined;
  readonly changeSubject?: boolean | undefined;
  readonly allowInvites?: boolean | undefined;
}

/**
 * Whether someone of this standing may do this, to a target of that standing, by the tables of XEP-0045 §5.1.1, §5.1.2,
 * §5.2.1 and §5.2.2. A service may be stricter; only its answer counts. Without `target` it is about a visitor or
 * participant without affiliation. `room` is what the room allows beyond the defaults; what is left out counts as the
 * default.
 */
export function allows(self: Standing, action: MucAction, target?: Standing, room: RoomRules = {}): boolean {
  if (self.affiliation === "outcast") return false;
  switch (action) {
    case "speak":
    case "change-subject":
    case "invite":
      return maySpeakUp(self, action, room);
    case "kick":
    case "grant-voice":
    case "revoke-voice":
    case "grant-moderator":
    case "revoke-moderator":
      return mayChangeRole(self, action, target);
    case "ban":
    case "edit-members":
      // §5.2.2: everything that takes someone from "admin" or "owner" is for owners
      return isOwner(self) || (isAdmin(self) && !isAdmin(target));
    case "edit-admins":
    case "edit-owners":
    case "configure":
    case "destroy":
      return isOwner(self);
  }
}

function maySpeakUp({ role, affiliation }: Standing, action: "speak" | "change-subject" | "invite", room: RoomRules) {
  if (role === "none") return false;
  if (role === "moderator") return true;
  if (action === "speak") return role === "participant" || room.moderated === false;
  if (action === "change-subject") return room.changeSubject ?? role === "participant";
  // §9.3: who may edit the member list of a members-only room may invite to it; others only where the room allows it
  return room.allowInvites ?? (room.membersOnly !== true || isAdmin({ affiliation }));
}

function mayChangeRole(
  self: Standing,
  action: "kick" | "grant-voice" | "revoke-voice" | "grant-moderator" | "revoke-moderator",
  target: Standing | undefined,
): boolean {
  switch (action) {
    case "grant-moderator":
      return isAdmin(self);
    case "revoke-moderator":
      // §5.2.1: nobody takes it from an admin or owner
      return isAdmin(self) && !isAdmin(target);
    case "grant-voice":
      return self.role === "moderator";
    case "revoke-voice":
      // §5.1.1: not from an admin or owner; §5.1.2: from a moderator only by an admin or owner
      return self.role === "moderator" && !isAdmin(target) && (target?.role !== "moderator" || isAdmin(self));
    case "kick":
      // §8.2: not someone of higher affiliation; §5.1.2: a moderator only by an admin or owner
      return self.role === "moderator" && !outranks(target, self) && (target?.role !== "moderator" || isAdmin(self));
  }
}

const RANKS: Readonly<Record<Affiliation, number>> = { owner: 3, admin: 2, member: 1, none: 0, outcast: -1 };

/** Only admins and owners outrank: membership gives no privilege over those who have none. */
function outranks(target: Standing | undefined, self: Standing): boolean {
  return target !== undefined && isAdmin(target) && RANKS[target.affiliation] > RANKS[self.affiliation];
}

function isAdmin(someone: { readonly affiliation: Affiliation } | undefined): boolean {
  return someone?.affiliation === "admin" || someone?.affiliation === "owner";
}

function isOwner({ affiliation }: Standing): boolean {
  return affiliation === "owner";
}
