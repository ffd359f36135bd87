import type { Role } from "@xeps/muc-stanzas";

export type Whois = "moderators" | "anyone";

/** What owners configure (XEP-0045 §10.2 and §16.5.3), in force at every moment. */
export interface RoomSettings {
  readonly roomName: string;
  readonly roomDesc: string;
  readonly lang: string;
  readonly pubsub: string;
  readonly passwordProtectedRoom: boolean;
  readonly roomSecret: string;
  readonly persistentRoom: boolean;
  readonly publicRoom: boolean;
  /** Whether disco#items shows the occupants to everybody. */
  readonly publicList: boolean;
  readonly membersOnly: boolean;
  readonly moderatedRoom: boolean;
  /** Who has no affiliation has voice in a moderated room, too, until it is taken away. */
  readonly membersByDefault: boolean;
  /** Who sees real JIDs. */
  readonly whois: Whois;
  /** Whether occupants who are no moderators may change the subject. */
  readonly changeSubject: boolean;
  /** Whether occupants who are no admins may invite. */
  readonly allowInvites: boolean;
  /** Whether members may invite to a members-only room. */
  readonly allowMemberInvites: boolean;
  /** Who may send private messages. */
  readonly allowPm: "anyone" | "participants" | "moderators" | "none";
  /** To whom visitors may send them. */
  readonly allowPmFromVisitors: "anyone" | "moderators" | "nobody";
  readonly allowQueryUsers: boolean;
  readonly allowVisitorStatus: boolean;
  readonly allowVisitorNickChange: boolean;
  readonly allowVoiceRequests: boolean;
  /** Seconds from one request for voice to the next. */
  readonly voiceRequestInterval: number;
  /** The roles whose presence the others see. */
  readonly presenceBroadcast: readonly Role[];
  /** The roles that may see the list of members, beside admins. */
  readonly getMemberList: readonly Role[];
  readonly enableLogging: boolean;
  readonly maxUsers: number | "none";
  /** How many messages the room keeps. */
  readonly maxHistoryFetch: number;
  /** How many of them it sends to who asks for no number. */
  readonly defaultHistory: number;
}

export const DEFAULT_SETTINGS: RoomSettings = {
  roomName: "",
  roomDesc: "",
  lang: "",
  pubsub: "",
  passwordProtectedRoom: false,
  roomSecret: "",
  persistentRoom: false,
  publicRoom: true,
  publicList: true,
  membersOnly: false,
  moderatedRoom: false,
  membersByDefault: false,
  whois: "moderators",
  changeSubject: false,
  allowInvites: true,
  allowMemberInvites: false,
  allowPm: "anyone",
  allowPmFromVisitors: "anyone",
  allowQueryUsers: true,
  allowVisitorStatus: true,
  allowVisitorNickChange: true,
  allowVoiceRequests: true,
  voiceRequestInterval: 0,
  presenceBroadcast: ["moderator", "participant", "visitor"],
  getMemberList: [],
  enableLogging: false,
  maxUsers: "none",
  maxHistoryFetch: 20,
  defaultHistory: 20,
};

export const PROSODY_SETTINGS: Partial<RoomSettings> = { lang: "en", enableLogging: true };

export const EJABBERD_SETTINGS: Partial<RoomSettings> = {
  moderatedRoom: true,
  membersByDefault: true,
  changeSubject: true,
  allowInvites: false,
  voiceRequestInterval: 1_800,
  maxUsers: 200,
};

/** The password needed to enter; `undefined` when none is. */
export function passwordOf(settings: RoomSettings): string | undefined {
  return settings.passwordProtectedRoom ? settings.roomSecret : undefined;
}
