import type { ServerName } from "@xeps-internal/test-support";

/** What some services offer and others do not. */
export type Offer =
  | "components"
  | "paging"
  | "room-registration"
  | "service-registration"
  | "slixmpp"
  | "stream-management";

/** What is asked of every service, and answered differently. */
export interface Profile {
  /** What it does not offer, with the reason. */
  readonly lacks: Partial<Record<Offer, string>>;
  /** A room lists its occupants in disco#items; others keep them private (XEP-0045 §6.5 leaves it open). */
  readonly listsOccupants: boolean;
  /** The condition of a refused kick of somebody who is not there (§8.2 names none). */
  readonly kickOfNobody: string;
  /** The configuration form has a limit of occupants (`maxUsers`); where not, rooms are never full. */
  readonly limitsOccupants: boolean;
  /** The name of the field that lets participants invite. */
  readonly namesInviter: "occupant" | "account";
  /** An invitation keeps the `<continue/>` of who sent it (§7.9). */
  readonly keepsContinue: boolean;
  /** An invitation to a room with a password names it (§7.8.2). */
  readonly passwordInInvitation: boolean;
  /** A new room takes nobody in until it is configured (§10.1). */
  readonly locksNewRooms: boolean;
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
      "service-registration": "registers at rooms",
      paging: "answers disco#items whole",
    },
    listsOccupants: false,
    kickOfNobody: "item-not-found",
    limitsOccupants: true,
    namesInviter: "occupant",
    keepsContinue: false,
    passwordInInvitation: false,
    locksNewRooms: true,
    lastOwner: "conflict",
  },
  prosody: {
    lacks: { "service-registration": "Prosody registers at rooms", paging: "Prosody 0.12 answers disco#items whole" },
    listsOccupants: false,
    kickOfNobody: "item-not-found",
    limitsOccupants: false,
    namesInviter: "occupant",
    keepsContinue: false,
    passwordInInvitation: false,
    locksNewRooms: true,
    lastOwner: "conflict",
  },
  ejabberd: {
    lacks: { "room-registration": "ejabberd registers nicknames for the whole service" },
    listsOccupants: true,
    kickOfNobody: "not-acceptable",
    limitsOccupants: true,
    namesInviter: "account",
    keepsContinue: true,
    passwordInInvitation: true,
    locksNewRooms: false,
    lastOwner: "not-allowed",
  },
};
