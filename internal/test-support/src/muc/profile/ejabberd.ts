import { NS_REGISTER } from "@xeps/muc-stanzas";
import type { StanzaErrorInit } from "@xeps/xep-0030";
import { NS_INFO, NS_ITEMS, NS_RSM } from "../../service/disco.ts";
import { EJABBERD_SETTINGS } from "../owning/room-settings.ts";
import { EJABBERD_FIELDS, EJABBERD_INFO } from "./ejabberd-fields.ts";
import type { Profile } from "./profile.ts";

const NOT_ALLOWED: StanzaErrorInit = { condition: "not-allowed" };
const BAD_REQUEST: StanzaErrorInit = { condition: "bad-request" };

/** As ejabberd 23 does. */
export const EJABBERD: Profile = {
  name: "ejabberd",
  errors: {
    echoesInErrors: true,
    namesItselfInErrors: false,
    marksPresenceErrors: true,
    outsiderErrorType: "modify",
    sessionLost: { condition: "service-unavailable" },
    componentAway: { condition: "remote-server-not-found" },
  },
  entering: {
    locksNewRooms: false,
    admitsWithoutMarker: true,
    noNick: { condition: "jid-malformed", type: "modify" },
    refusesBlankNicks: false,
    roomFull: { condition: "resource-constraint", type: "wait", text: "Too many users in this conference" },
    bareRoomPresence: "around",
    reservedInPresence: ["xmpp:prosody.im/protocol/hats:1"],
    showsAllSessions: false,
    identifiesOccupants: false,
    keepsPresenceOnNickChange: true,
    hidesWhoIsShown: false,
    historyBelowZero: "everything",
    warnsOfLogging: false,
    technicalProblem: {
      statusCodes: [],
      words: (nick, condition) => `${nick} has been removed because of an error (${condition})`,
    },
  },
  talking: {
    hearsVisitors: true,
    notGroupchat: { chat: { condition: "not-acceptable", type: "modify" } },
    addsIds: false,
    removesForgedDelays: false,
    identifiesMessages: "when-archived",
    trimsHistory: false,
    stripsSubjects: false,
    datesSubject: false,
    keepsSubjectsInThreads: true,
    relaysAnswersToNothing: true,
  },
  ruling: {
    items: "last-first",
    letsKickSelf: false,
    namesActor: "when-removing",
    hidesOwnersFromAdmins: false,
    listsReasons: true,
    saysRoleOfAbsent: true,
    removesTheAbsent: false,
    showsAgainToModerators: false,
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
  },
  owning: {
    settings: EJABBERD_SETTINGS,
    configFields: EJABBERD_FIELDS,
    ignoresBadBooleans: false,
    refusesUnknownFields: true,
    answersConfigFirst: false,
    saysLogging: false,
    tellsOfNonMembers: true,
    staysLockedOnCancel: false,
    leavesTombstones: false,
    endsBluntly: true,
    diesOfLegacyRequests: true,
  },
  asking: {
    invitations: "from-account",
    voiceForm: { roles: ["participant"] },
    registersAt: "service",
    asksForRegistration: false,
  },
  disco: {
    features: [NS_INFO, NS_ITEMS],
    serviceFeatures: [NS_INFO, NS_ITEMS, NS_REGISTER, NS_RSM],
    infoFields: EJABBERD_INFO,
    listsOccupants: true,
    answersAnyNode: false,
    listsPages: true,
    countsOccupants: true,
  },
};
