/** What some services offer and others do not. */
export type Offer =
  | "components"
  | "invitations"
  | "occupant-limit"
  | "paging"
  | "refused-configuration"
  | "registration-approval"
  | "removal-by-error"
  | "room-registration"
  | "rooms-that-vanish"
  | "service-registration"
  | "slixmpp"
  | "stream-management"
  | "voice-requests";

/** What is asked of every service, and answered differently. */
export interface Profile {
  /** What it does not offer, with the reason. */
  readonly lacks: Partial<Record<Offer, string>>;
  /** A room lists its occupants in disco#items; others keep them private (XEP-0045 §6.5 leaves it open). */
  readonly listsOccupants: boolean;
  /** The condition of a refused kick of somebody who is not there (§8.2 names none). */
  readonly kickOfNobody: string;
  /** Whom an invitation through the room names: the occupant, or the account behind him (§7.8.2 has both). */
  readonly namesInviter: "occupant" | "account";
  /** An invitation keeps the `<continue/>` of who sent it (§7.9). */
  readonly keepsContinue: boolean;
  /** A new room takes nobody in until it is configured (§10.1). */
  readonly locksNewRooms: boolean;
  /** What rooms answer to who asks what they let through (§18.1.1); `undefined`: that they have no such list. */
  readonly allowedTraffic: readonly string[] | undefined;
  /**
   * When a room becomes members-only its occupants see who is put out; Prosody 0.12 tells only those whom it puts out.
   */
  readonly tellsOthersOfNonMembers: boolean;
  /** Errors send the request back, marker included (RFC 6120 §8.3.1 leaves it open). */
  readonly echoesRequests: boolean;
  /** A change of logging has a code of its own, 170 or 171 (§10.2.1); else it is one change like others. */
  readonly saysLogging: boolean;
  /** What demotes the last owner is refused with this condition (§10.4: conflict). */
  readonly lastOwner: string;
}

const prosody: Profile = {
  lacks: {
    "occupant-limit": "rooms of Prosody 0.12 are never full",
    paging: "Prosody 0.12 answers disco#items whole",
    "refused-configuration": "Prosody 0.12 has no combination of options that it refuses",
    "registration-approval": "Prosody 0.12 registers without asking an admin",
    "rooms-that-vanish": "no stanza ends a room of Prosody",
    "service-registration": "Prosody registers at rooms",
  },
  listsOccupants: false,
  kickOfNobody: "item-not-found",
  namesInviter: "occupant",
  keepsContinue: false,
  locksNewRooms: true,
  tellsOthersOfNonMembers: false,
  allowedTraffic: [],
  echoesRequests: false,
  saysLogging: true,
  lastOwner: "conflict",
};

const ejabberd: Profile = {
  lacks: {
    "registration-approval": "ejabberd registers without asking an admin",
    "room-registration": "ejabberd registers nicknames for the whole service",
  },
  listsOccupants: true,
  kickOfNobody: "not-acceptable",
  namesInviter: "account",
  keepsContinue: true,
  locksNewRooms: false,
  tellsOthersOfNonMembers: true,
  allowedTraffic: undefined,
  echoesRequests: true,
  saysLogging: false,
  lastOwner: "not-allowed",
};

/** The embedded service is like either, and offers what the real one lacks of XEP-0045. */
const likeProsody: Profile = {
  ...prosody,
  lacks: {
    "rooms-that-vanish": "no stanza ends a room, as in Prosody",
    "service-registration": "rooms register, as those of Prosody do",
  },
};

const likeEjabberd: Profile = {
  ...ejabberd,
  lacks: {
    "registration-approval": "the service registers nicknames, as that of ejabberd does",
    "room-registration": "the service registers nicknames, as that of ejabberd does",
  },
};

/** What we know of the services, as far as XEP-0045 leaves it open or they do otherwise. */
export const profiles: Readonly<Record<ServiceName, Profile>> = {
  "memory (prosody)": likeProsody,
  "memory (ejabberd)": likeEjabberd,
  prosody,
  ejabberd,
};

/** A service on which the scenarios run. */
export type ServiceName = "memory (prosody)" | "memory (ejabberd)" | "prosody" | "ejabberd";
