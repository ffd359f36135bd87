import { NS_REGISTER } from "@xeps/muc-stanzas";
import type { StanzaErrorInit } from "@xeps/xep-0030";
import { NS_INFO, NS_ITEMS } from "../service/disco.ts";
import { NS_OCCUPANT_ID } from "./entering/occupant-id.ts";
import { EJABBERD_SETTINGS, PROSODY_SETTINGS, type RoomSettings } from "./owning/room-settings.ts";
import { NS_STANZA_ID } from "./talking/stanza-id.ts";

/** How services differ where XEP-0045 leaves them free, or where they do as they like. */
export interface Profile {
  readonly name: "prosody" | "ejabberd";
  /** A new room takes nobody in until its owner has configured it (§10.1). */
  readonly locksNewRooms: boolean;
  /** Errors send the request back, and say in words what is wrong. */
  readonly echoesInErrors: boolean;
  /** Errors name the room in `by`. */
  readonly namesItselfInErrors: boolean;
  /** The bare room sends presence of its own around every join and leave. */
  readonly showsBareRoom: boolean;
  /** Presence without `<x/>` enters the room, as clients of the groupchat protocol before MUC do (§7.2.2). */
  readonly admitsWithoutMarker: boolean;
  /** A presence to the bare room JID is refused with this condition: who enters has to name his nick (§7.2.1). */
  readonly noNick: { readonly condition: string; readonly type: string };
  /** Nicks of white space alone are refused. */
  readonly refusesBlankNicks: boolean;
  /** The type of not-acceptable, for who is not an occupant. */
  readonly outsiderErrorType: "cancel" | "modify";
  /** A delay that pretends to be stamped by the room is taken out of messages. */
  readonly removesForgedDelays: boolean;
  /** A change of the nick changes nothing else: what the presence shows stays, and nothing is sent again. */
  readonly keepsPresenceOnNickChange: boolean;
  /** A subject goes out alone, without the id and all else of the message that sets it. */
  readonly stripsSubjects: boolean;
  /** The subject sent on joining says when it was set. */
  readonly datesSubject: boolean;
  /** Messages without id get one. */
  readonly addsIds: boolean;
  /** Features of rooms beside those of MUC itself. */
  readonly features: readonly string[];
  /** disco#items of a room lists its occupants. */
  readonly listsOccupants: boolean;
  /** A field which the configuration form did not offer is refused, and so is an option that is none. */
  readonly refusesUnknownFields: boolean;
  /** What new rooms are set to, where it is not the default. */
  readonly settings: Partial<RoomSettings>;
  /** Sessions that share a nick are shown together, each in an item; else one at a time, as if it were alone. */
  readonly showsAllSessions: boolean;
  /** When presence names who caused it; only who "always" says it gives his real JID, too, to those who may see it. */
  readonly namesActor: "always" | "when-removing";
  /** Occupants have ids, XEP-0421. */
  readonly identifiesOccupants: boolean;
  /** Messages with a body have a stanza-id of the room, XEP-0359. */
  readonly identifiesMessages: boolean;
  /** What somebody gets who is one too many. */
  readonly roomFull: StanzaErrorInit;
  /** Of several items in one request the first is done, the others are not, and the answer is a result. */
  readonly doesFirstItemOnly: boolean;
  /** Moderators may kick themselves. */
  readonly letsKickSelf: boolean;
  /** Owners alone may list owners; else admins may, too. */
  readonly hidesOwnersFromAdmins: boolean;
  /** How requests of muc#admin are refused. */
  readonly adminErrors: AdminErrors;
  /** Affiliation lists say why; others leave the reasons to the moment, and tell the reserved nicks. */
  readonly listsReasons: boolean;
  /** What is said of the affiliations of those who are absent has role "none", but no reason. */
  readonly saysRoleOfAbsent: boolean;
  /** Who becomes moderator by an affiliation, or ceases to be one, is shown everybody again, with JIDs or without. */
  readonly showsAgainToModerators: boolean;
  /** The answer to a submitted configuration comes before what everybody is told of it. */
  readonly answersConfigFirst: boolean;
  /** Codes 170 and 171 say that messages are archived, and that they are not any more; else it is a change as any. */
  readonly saysLogging: boolean;
  /** Everybody sees who has to go when a room becomes members-only; else only those who go. */
  readonly tellsOfNonMembers: boolean;
  /** Who cancels the first configuration stays in the room, which stays locked. */
  readonly staysLockedOnCancel: boolean;
  /** A destroyed room that was persistent answers that it is gone, and where to. */
  readonly leavesTombstones: boolean;
  /** Who is inside a destroyed room sees nothing of himself but that he is out: no 110, no affiliation, no JID. */
  readonly endsBluntly: boolean;
  /** Visitors can speak where the room is not moderated; else nowhere. */
  readonly hearsVisitors: boolean;
  /** Where invitations come from and look like. */
  readonly invitations: "from-occupant" | "from-account";
  /** Where nicks are registered. */
  readonly registersAt: "room" | "service";
  /** Who has no affiliation may register, and those who rule the room are asked (§9.9); else members alone may. */
  readonly asksForRegistration: boolean;
  /** disco#items of the service come in pages, and tell how many are inside. */
  readonly listsPages: boolean;
  /** Nodes of disco#info which the room does not know are empty; else they are not there, not even those of MUC. */
  readonly answersAnyNode: boolean;
  /** What a history limit below zero means. */
  readonly historyBelowZero: "nothing" | "everything";
  /** Who is removed because of an error is told so by code 333 and in words. */
  readonly saysTechnicalProblem: boolean;
  /** A request of XEP-0045 before 2005, the list of owners in muc#owner, is the silent end of the room. */
  readonly diesOfLegacyRequests: boolean;
}

/** How requests of muc#admin are refused, case by case. */
export interface AdminErrors {
  readonly noItem: StanzaErrorInit;
  /** An item that names nobody, or nothing to change. */
  readonly emptyItem: StanzaErrorInit;
  /** Role and affiliation in one item. */
  readonly both: StanzaErrorInit;
  readonly unknownNick: StanzaErrorInit;
  /** A role or affiliation that is none. */
  readonly badValue: StanzaErrorInit;
  readonly badJid: StanzaErrorInit;
  /** A full JID; where there is no such error its bare one counts. */
  readonly fullJid?: StanzaErrorInit;
  readonly notAllowed: StanzaErrorInit;
  readonly lastOwner: StanzaErrorInit;
  readonly banOfSelf: StanzaErrorInit;
}

const NOT_ALLOWED: StanzaErrorInit = { condition: "not-allowed" };
const BAD_REQUEST: StanzaErrorInit = { condition: "bad-request" };

/** As Prosody 0.12 does. */
export const PROSODY: Profile = {
  name: "prosody",
  locksNewRooms: true,
  echoesInErrors: false,
  namesItselfInErrors: true,
  showsBareRoom: false,
  admitsWithoutMarker: false,
  noNick: { condition: "service-unavailable", type: "cancel" },
  refusesBlankNicks: true,
  outsiderErrorType: "cancel",
  removesForgedDelays: true,
  keepsPresenceOnNickChange: false,
  stripsSubjects: true,
  datesSubject: true,
  addsIds: true,
  features: [
    NS_REGISTER,
    "http://jabber.org/protocol/muc#request",
    "http://jabber.org/protocol/muc#self-ping-optimization",
    "http://jabber.org/protocol/muc#stable_id",
    NS_OCCUPANT_ID,
    NS_STANZA_ID,
  ],
  listsOccupants: false,
  refusesUnknownFields: false,
  settings: PROSODY_SETTINGS,
  showsAllSessions: true,
  namesActor: "always",
  identifiesOccupants: true,
  identifiesMessages: true,
  roomFull: { condition: "service-unavailable", type: "wait" },
  doesFirstItemOnly: true,
  letsKickSelf: true,
  hidesOwnersFromAdmins: true,
  adminErrors: {
    noItem: { condition: "bad-request", type: "cancel" },
    emptyItem: { condition: "bad-request", type: "cancel" },
    both: { condition: "bad-request", type: "cancel" },
    unknownNick: { condition: "item-not-found", type: "modify" },
    badValue: { condition: "not-acceptable", type: "modify" },
    badJid: { condition: "jid-malformed", type: "modify" },
    fullJid: { condition: "jid-malformed", type: "modify", text: "Bare JID expected, got full JID" },
    notAllowed: NOT_ALLOWED,
    lastOwner: { condition: "conflict" },
    banOfSelf: { condition: "conflict" },
  },
  listsReasons: false,
  saysRoleOfAbsent: false,
  showsAgainToModerators: true,
  answersConfigFirst: true,
  saysLogging: true,
  tellsOfNonMembers: false,
  staysLockedOnCancel: true,
  leavesTombstones: true,
  endsBluntly: false,
  hearsVisitors: false,
  invitations: "from-occupant",
  registersAt: "room",
  asksForRegistration: true,
  listsPages: false,
  answersAnyNode: true,
  historyBelowZero: "nothing",
  saysTechnicalProblem: true,
  diesOfLegacyRequests: false,
};

/** As ejabberd 23 does. */
export const EJABBERD: Profile = {
  name: "ejabberd",
  locksNewRooms: false,
  echoesInErrors: true,
  namesItselfInErrors: false,
  showsBareRoom: true,
  admitsWithoutMarker: true,
  noNick: { condition: "jid-malformed", type: "modify" },
  refusesBlankNicks: false,
  outsiderErrorType: "modify",
  removesForgedDelays: false,
  keepsPresenceOnNickChange: true,
  stripsSubjects: false,
  datesSubject: false,
  addsIds: false,
  features: [NS_INFO, NS_ITEMS],
  listsOccupants: true,
  refusesUnknownFields: true,
  settings: EJABBERD_SETTINGS,
  showsAllSessions: false,
  namesActor: "when-removing",
  identifiesOccupants: false,
  identifiesMessages: false,
  roomFull: { condition: "resource-constraint", type: "wait", text: "Too many users in this conference" },
  doesFirstItemOnly: false,
  letsKickSelf: false,
  hidesOwnersFromAdmins: false,
  adminErrors: {
    noItem: BAD_REQUEST,
    emptyItem: BAD_REQUEST,
    both: NOT_ALLOWED,
    unknownNick: { condition: "not-acceptable", type: "modify" },
    badValue: BAD_REQUEST,
    badJid: BAD_REQUEST,
    notAllowed: NOT_ALLOWED,
    lastOwner: NOT_ALLOWED,
    banOfSelf: NOT_ALLOWED,
  },
  listsReasons: true,
  saysRoleOfAbsent: true,
  showsAgainToModerators: false,
  answersConfigFirst: false,
  saysLogging: false,
  tellsOfNonMembers: true,
  staysLockedOnCancel: false,
  leavesTombstones: false,
  endsBluntly: true,
  hearsVisitors: true,
  invitations: "from-account",
  registersAt: "service",
  asksForRegistration: false,
  listsPages: true,
  answersAnyNode: false,
  historyBelowZero: "everything",
  saysTechnicalProblem: false,
  diesOfLegacyRequests: true,
};
