/** A long-lived relation between a bare JID and a room. XEP-0045 §5.2. */
export type Affiliation = "owner" | "admin" | "member" | "outcast" | "none";
/** What an occupant may do while in the room. XEP-0045 §5.1. */
export type Role = "moderator" | "participant" | "visitor" | "none";

/** Someone's place in a room. */
export interface Standing {
  readonly affiliation: Affiliation;
  readonly role: Role;
}

/** Whether this is one of the five affiliations of XEP-0045 §5.2; case counts. */
export function isAffiliation(value: unknown): value is Affiliation {
  switch (value) {
    case "owner":
    case "admin":
    case "member":
    case "outcast":
    case "none":
      return true;
    default:
      return false;
  }
}

/** Whether this is one of the four roles of XEP-0045 §5.1; case counts. */
export function isRole(value: unknown): value is Role {
  switch (value) {
    case "moderator":
    case "participant":
    case "visitor":
    case "none":
      return true;
    default:
      return false;
  }
}
