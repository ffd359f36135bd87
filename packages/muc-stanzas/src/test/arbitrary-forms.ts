import { bareJid, fullJid, objects, xmlText } from "@xeps-internal/test-kit";
import fc from "fast-check";
import type { RegistrationRequest, RoomConfig, RoomInfoValues, registrationForm, VoiceRequest } from "../index.ts";

const limit: fc.Arbitrary<number | "none"> = fc.oneof(fc.constant("none" as const), fc.nat());
const list: fc.Arbitrary<readonly string[]> = fc.array(xmlText, { maxLength: 3 });

const roomConfigFields = {
  maxHistoryFetch: fc.integer(),
  allowPm: xmlText,
  allowInvites: fc.boolean(),
  changeSubject: fc.boolean(),
  enableLogging: fc.boolean(),
  getMemberList: list,
  lang: xmlText,
  pubsub: xmlText,
  maxUsers: limit,
  membersOnly: fc.boolean(),
  moderatedRoom: fc.boolean(),
  passwordProtectedRoom: fc.boolean(),
  persistentRoom: fc.boolean(),
  presenceBroadcast: list,
  publicRoom: fc.boolean(),
  roomAdmins: list,
  roomDesc: xmlText,
  roomName: xmlText,
  roomOwners: list,
  roomSecret: xmlText,
  whois: xmlText,
};
export const roomConfig: fc.Arbitrary<RoomConfig> = objects<RoomConfig>(roomConfigFields);

export const roomInfo: fc.Arbitrary<RoomInfoValues> = objects<RoomInfoValues>({
  ...roomConfigFields,
  contactJid: list,
  description: xmlText,
  ldapGroup: xmlText,
  logs: xmlText,
  occupants: fc.nat(),
  subject: xmlText,
  subjectMod: fc.boolean(),
});

type RegistrationValues = ReturnType<typeof registrationForm.read>;
export const registrationValues: fc.Arbitrary<RegistrationValues> = objects<RegistrationValues>({
  allow: fc.boolean(),
  email: xmlText,
  faqEntry: xmlText,
  first: xmlText,
  last: xmlText,
  roomNick: xmlText,
  url: xmlText,
});

export const registrationRequest: fc.Arbitrary<RegistrationRequest> = objects<RegistrationRequest>(
  { jid: bareJid, roomNick: xmlText, first: xmlText, last: xmlText, email: xmlText },
  ["roomNick"],
);

export const voiceRequest: fc.Arbitrary<VoiceRequest> = objects<VoiceRequest>(
  {
    role: fc.constantFrom("moderator", "participant", "visitor", "none"),
    jid: fc.oneof(bareJid, fullJid),
    nick: xmlText,
    allow: fc.boolean(),
  },
  ["role"],
);
