import type { StanzaErrorInit } from "@xeps/xep-0030";
import type { InfoField } from "../disco/info-field.ts";
import type { ConfigField } from "../owning/config-field.ts";
import type { RoomSettings } from "../owning/room-settings.ts";

/** How services differ where XEP-0045 leaves them free, or where they do as they like. */
export interface Profile {
  readonly name: "prosody" | "ejabberd";
  readonly errors: Errors;
  readonly entering: Entering;
  readonly talking: Talking;
  readonly ruling: Ruling;
  readonly owning: Owning;
  readonly asking: Asking;
  readonly disco: Disco;
}

/** How it says no. */
export interface Errors {
  /** Errors send the request back, and say in words what is wrong. */
  readonly echoesInErrors: boolean;
  /** Errors name the room in `by`. */
  readonly namesItselfInErrors: boolean;
  /** Errors to presence are marked by `<x/>`, whether or not the presence was. */
  readonly marksPresenceErrors: boolean;
  /** The type of not-acceptable, for who is not an occupant. */
  readonly outsiderErrorType: "cancel" | "modify";
  /** What goes back to who wrote to a session that broke off and was never resumed. */
  readonly sessionLost: StanzaErrorInit;
  /** What goes back to who wrote to a component that is not connected. */
  readonly componentAway: StanzaErrorInit;
}

/** Presence: who enters, is there, goes. */
export interface Entering {
  /** A new room takes nobody in until its owner has configured it (§10.1). */
  readonly locksNewRooms: boolean;
  /** Presence without `<x/>` enters the room, as clients of the groupchat protocol before MUC do (§7.2.2). */
  readonly admitsWithoutMarker: boolean;
  /** A presence to the bare room JID is refused with this condition: who enters has to name his nick (§7.2.1). */
  readonly noNick: { readonly condition: string; readonly type: string };
  /** Nicks of white space alone are refused. */
  readonly refusesBlankNicks: boolean;
  /** What somebody gets who is one too many. */
  readonly roomFull: StanzaErrorInit;
  /** When the bare room sends presence of its own: once somebody is in, or around every join, leave and change. */
  readonly bareRoomPresence: "after-joining" | "around";
  /** What only the service itself may say in presence, by namespace: it is taken out of what others send. */
  readonly reservedInPresence: readonly string[];
  /** Sessions that share a nick are shown together, each in an item; else one at a time, as if it were alone. */
  readonly showsAllSessions: boolean;
  /** Occupants have ids, XEP-0421. */
  readonly identifiesOccupants: boolean;
  /** A change of the nick changes nothing else: what the presence shows stays, and nothing is sent again. */
  readonly keepsPresenceOnNickChange: boolean;
  /** Who takes on a role whose presence is kept back is unavailable to others from then on; else only silent. */
  readonly hidesWhoIsShown: boolean;
  /** What a history limit below zero means. */
  readonly historyBelowZero: "nothing" | "everything";
  /** Code 170 says on joining that messages are archived (§7.2.12). */
  readonly warnsOfLogging: boolean;
  /** What is said of who is put out because of an error. */
  readonly technicalProblem: {
    readonly statusCodes: readonly number[];
    words(nick: string, condition: string): string;
  };
}

/** Messages, subjects, questions to occupants. */
export interface Talking {
  /** Visitors can speak where the room is not moderated; else nowhere. */
  readonly hearsVisitors: boolean;
  /** What a message to the room that is no groupchat is refused with, by its type; without an error it is silent. */
  readonly notGroupchat: { readonly chat: StanzaErrorInit; readonly normal?: StanzaErrorInit };
  /** Messages without id get one. */
  readonly addsIds: boolean;
  /** A delay that pretends to be stamped by the room is taken out of messages. */
  readonly removesForgedDelays: boolean;
  /** Messages with a body have a stanza-id of the room (XEP-0359), or only those that are archived. */
  readonly identifiesMessages: "always" | "when-archived";
  /** What messages claim in muc#user is not kept. */
  readonly trimsHistory: boolean;
  /** A subject goes out alone, without the id and all else of the message that sets it. */
  readonly stripsSubjects: boolean;
  /** The subject sent on joining says when it was set. */
  readonly datesSubject: boolean;
  /** A subject in a thread is no change of the subject, but talk that is kept as such. */
  readonly keepsSubjectsInThreads: boolean;
  /** An answer of an occupant to a question that nobody asked him goes on all the same. */
  readonly relaysAnswersToNothing: boolean;
}

/** Roles, affiliations, lists. */
export interface Ruling {
  /** Of several items in one request the first is done and the answer is a result, or all from the last one on. */
  readonly items: "first" | "last-first";
  /** Moderators may kick themselves. */
  readonly letsKickSelf: boolean;
  /** When presence names who caused it; only who "always" says it gives his real JID, too, to those who may see it. */
  readonly namesActor: "always" | "when-removing";
  /** Owners alone may list owners; else admins may, too. */
  readonly hidesOwnersFromAdmins: boolean;
  /** Affiliation lists say why; others leave the reasons to the moment, and tell the reserved nicks. */
  readonly listsReasons: boolean;
  /** What is said of the affiliations of those who are absent has role "none", but no reason. */
  readonly saysRoleOfAbsent: boolean;
  /** The notice of a ban has code 301 although nobody is removed. */
  readonly removesTheAbsent: boolean;
  /** Who becomes moderator by an affiliation, or ceases to be one, is shown everybody again, with JIDs or without. */
  readonly showsAgainToModerators: boolean;
  /** How requests of muc#admin are refused. */
  readonly adminErrors: AdminErrors;
}

/** Configuration and the end of rooms. */
export interface Owning {
  /** What new rooms are set to, where it is not the default. */
  readonly settings: Partial<RoomSettings>;
  /** What owners can configure, in the order of the form. */
  readonly configFields: readonly ConfigField[];
  /** A boolean that is none is left as it was; else it is refused. */
  readonly ignoresBadBooleans: boolean;
  /** A field which the configuration form did not offer is refused, and so is an option that is none. */
  readonly refusesUnknownFields: boolean;
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
  /** A request of XEP-0045 before 2005, the list of owners in muc#owner, is the silent end of the room. */
  readonly diesOfLegacyRequests: boolean;
}

/** Invitations, voice, registration. */
export interface Asking {
  /** Where invitations come from and look like. */
  readonly invitations: "from-occupant" | "from-account";
  /** The form that asks moderators for voice: the type of the message, and the roles that can be given. */
  readonly voiceForm: { readonly type?: string; readonly roles: readonly string[] };
  /** The reason that is given when a moderator gives voice. */
  readonly voiceReason?: string;
  /** Where nicks are registered. */
  readonly registersAt: "room" | "service";
  /** Who has no affiliation may register, and those who rule the room are asked (§9.9); else members alone may. */
  readonly asksForRegistration: boolean;
}

/** What it tells of itself and of rooms. */
export interface Disco {
  /** Features of rooms beside those of MUC itself. */
  readonly features: readonly string[];
  /** Features of the service beside that of MUC itself. */
  readonly serviceFeatures: readonly string[];
  /** What disco#info tells of a room beside its features. */
  readonly infoFields: readonly InfoField[];
  /** disco#items of a room lists its occupants. */
  readonly listsOccupants: boolean;
  /** Nodes of disco#info which the room does not know are empty; else they are not there, not even those of MUC. */
  readonly answersAnyNode: boolean;
  /** disco#items of the service come in pages, XEP-0059. */
  readonly listsPages: boolean;
  /** disco#items of the service tell how many are inside. */
  readonly countsOccupants: boolean;
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
