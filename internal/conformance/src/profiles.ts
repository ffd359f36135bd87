import type { ServerName } from "@xeps-internal/test-support";

/** What some services offer and others do not. */
export type Offer =
  | "administration"
  | "components"
  | "invitations"
  | "occupant-limit"
  | "paging"
  | "refused-configuration"
  | "registration-approval"
  | "removal-by-error"
  | "room-registration"
  | "service-registration"
  | "shared-nicknames"
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
  /** What demotes the last owner is refused with this condition (§10.4: conflict). */
  readonly lastOwner: string;
}

const NO_COMPONENTS = "the embedded service has no port for components";

/** What we know of the services, as far as XEP-0045 leaves it open or they do otherwise. */
export const profiles: Readonly<Record<ServerName, Profile>> = {
  memory: {
    lacks: {
      components: NO_COMPONENTS,
      "stream-management": "the embedded service does not manage streams",
      slixmpp: "python3-slixmpp is run on the real services",
      "service-registration": "rooms register, as those of Prosody do",
      paging: "answers disco#items whole",
    },
    listsOccupants: false,
    kickOfNobody: "item-not-found",
    namesInviter: "occupant",
    keepsContinue: false,
    locksNewRooms: true,
    tellsOthersOfNonMembers: false,
    allowedTraffic: [],
    lastOwner: "conflict",
  },
  prosody: {
    lacks: {
      "occupant-limit": "rooms of Prosody 0.12 are never full",
      paging: "Prosody 0.12 answers disco#items whole",
      "refused-configuration": "Prosody 0.12 has no combination of options that it refuses",
      "registration-approval": "Prosody 0.12 registers without asking an admin",
      "service-registration": "Prosody registers at rooms",
    },
    listsOccupants: false,
    kickOfNobody: "item-not-found",
    namesInviter: "occupant",
    keepsContinue: false,
    locksNewRooms: true,
    tellsOthersOfNonMembers: false,
    allowedTraffic: [],
    lastOwner: "conflict",
  },
  ejabberd: {
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
    lastOwner: "not-allowed",
  },
};
