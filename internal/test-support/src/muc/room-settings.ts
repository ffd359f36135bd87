export type Whois = "moderators" | "anyone";

/** What owners configure (XEP-0045 §10.2 and §16.5.3), in force at every moment. */
export interface RoomSettings {
  readonly roomName: string;
  readonly roomDesc: string;
  readonly passwordProtectedRoom: boolean;
  readonly roomSecret: string;
  readonly persistentRoom: boolean;
  readonly publicRoom: boolean;
  readonly membersOnly: boolean;
  readonly moderatedRoom: boolean;
  /** Who sees real JIDs. */
  readonly whois: Whois;
  /** Whether occupants who are no moderators may change the subject. */
  readonly changeSubject: boolean;
  readonly maxUsers: number | "none";
  /** How many messages the room keeps, and sends to who asks for no number. */
  readonly maxHistoryFetch: number;
}

export const DEFAULT_SETTINGS: RoomSettings = {
  roomName: "",
  roomDesc: "",
  passwordProtectedRoom: false,
  roomSecret: "",
  persistentRoom: false,
  publicRoom: true,
  membersOnly: false,
  moderatedRoom: false,
  whois: "moderators",
  changeSubject: false,
  maxUsers: "none",
  maxHistoryFetch: 20,
};

/** The password needed to enter; `undefined` when none is. */
export function passwordOf(settings: RoomSettings): string | undefined {
  return settings.passwordProtectedRoom ? settings.roomSecret : undefined;
}

export function isWhois(value: string): value is Whois {
  return value === "moderators" || value === "anyone";
}
