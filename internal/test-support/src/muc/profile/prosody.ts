import { NS_REGISTER } from "@xeps/muc-stanzas";
import type { StanzaErrorInit } from "@xeps/xep-0030";
import { NS_INFO, NS_ITEMS } from "../../service/disco.ts";
import { NS_OCCUPANT_ID } from "../entering/occupant-id.ts";
import { PROSODY_SETTINGS } from "../owning/room-settings.ts";
import type { Profile } from "./profile.ts";
import { PROSODY_FIELDS, PROSODY_INFO } from "./prosody-fields.ts";

const NOT_ALLOWED: StanzaErrorInit = { condition: "not-allowed" };

/** As Prosody 0.12 does. */
export const PROSODY: Profile = {
  name: "prosody",
  errors: {
    echoesInErrors: false,
    namesItselfInErrors: true,
    marksPresenceErrors: false,
    outsiderErrorType: "cancel",
    sessionLost: { condition: "recipient-unavailable" },
    componentAway: { condition: "remote-server-timeout" },
  },
  entering: {
    locksNewRooms: true,
    admitsWithoutMarker: false,
    noNick: { condition: "service-unavailable", type: "cancel" },
    refusesBlankNicks: true,
    roomFull: { condition: "service-unavailable", type: "wait" },
    bareRoomPresence: "after-joining",
    reservedInPresence: [NS_OCCUPANT_ID, "xmpp:prosody.im/protocol/hats:1"],
    showsAllSessions: true,
    identifiesOccupants: true,
    keepsPresenceOnNickChange: false,
    hidesWhoIsShown: true,
    historyBelowZero: "nothing",
    warnsOfLogging: false,
    technicalProblem: { statusCodes: [333], words: (_, condition) => `Kicked: ${condition.replaceAll("-", " ")}` },
  },
  talking: {
    hearsVisitors: false,
    notGroupchat: { chat: { condition: "service-unavailable" }, normal: { condition: "service-unavailable" } },
    addsIds: true,
    removesForgedDelays: true,
    identifiesMessages: "when-archived",
    trimsHistory: true,
    stripsSubjects: true,
    datesSubject: true,
    keepsSubjectsInThreads: false,
    relaysAnswersToNothing: false,
  },
  ruling: {
    items: "first",
    letsKickSelf: true,
    namesActor: "always",
    hidesOwnersFromAdmins: true,
    listsReasons: false,
    saysRoleOfAbsent: false,
    removesTheAbsent: true,
    showsAgainToModerators: true,
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
  },
  owning: {
    settings: PROSODY_SETTINGS,
    configFields: PROSODY_FIELDS,
    ignoresBadBooleans: true,
    refusesUnknownFields: false,
    answersConfigFirst: true,
    saysLogging: true,
    tellsOfNonMembers: false,
    staysLockedOnCancel: true,
    leavesTombstones: true,
    endsBluntly: false,
    diesOfLegacyRequests: false,
  },
  asking: {
    invitations: "from-occupant",
    voiceForm: { type: "normal", roles: ["none", "visitor", "participant", "moderator"] },
    voiceReason: "Voice granted",
    registersAt: "room",
    asksForRegistration: false,
  },
  disco: {
    features: [
      NS_REGISTER,
      "http://jabber.org/protocol/muc#request",
      "http://jabber.org/protocol/muc#self-ping-optimization",
      "http://jabber.org/protocol/muc#stable_id",
      NS_OCCUPANT_ID,
    ],
    serviceFeatures: [NS_INFO, NS_ITEMS, NS_OCCUPANT_ID],
    infoFields: PROSODY_INFO,
    listsOccupants: false,
    answersAnyNode: true,
    listsPages: false,
    countsOccupants: false,
  },
};
