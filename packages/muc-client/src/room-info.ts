import { type RoomInfoValues, roomInfoForm } from "@xeps/muc-stanzas";
import { findForm } from "@xeps/xep-0004";
import { type DiscoInfo, hasFeature } from "@xeps/xep-0030";

/**
 * What a room says of itself to everybody, XEP-0045 §6.4. Three states: true, false, and absent where the room does not
 * say.
 */
export interface RoomInfo {
  readonly name?: string;
  readonly description?: string;
  readonly subject?: string;
  readonly lang?: string;
  /** How many are in. */
  readonly occupants?: number;
  readonly maxHistoryFetch?: number;
  readonly contactJid?: readonly string[];
  readonly membersOnly?: boolean;
  readonly moderated?: boolean;
  /** true: everybody sees real JIDs. false: moderators do. */
  readonly nonAnonymous?: boolean;
  readonly passwordProtected?: boolean;
  readonly persistent?: boolean;
  readonly public?: boolean;
  /** XEP-0421: occupant-ids are to be believed. */
  readonly occupantIds: boolean;
  /** The room keeps the ids of messages, XEP-0045 §7.4. */
  readonly stableIds: boolean;
  /** XEP-0359: stanza-ids of the room are to be believed. */
  readonly stanzaIds: boolean;
  /** XEP-0313: the room has an archive. */
  readonly archive: boolean;
  /** The whole answer. */
  readonly disco: DiscoInfo;
}

/** Pairs of opposites (XEP-0045 §16.3) and the configuration field that says the same. */
const FEATURES = {
  membersOnly: ["muc_membersonly", "muc_open", "membersOnly"],
  moderated: ["muc_moderated", "muc_unmoderated", "moderatedRoom"],
  nonAnonymous: ["muc_nonanonymous", "muc_semianonymous", undefined],
  passwordProtected: ["muc_passwordprotected", "muc_unsecured", "passwordProtectedRoom"],
  persistent: ["muc_persistent", "muc_temporary", "persistentRoom"],
  public: ["muc_public", "muc_hidden", "publicRoom"],
} as const;

/** The answer of a room to disco#info, typed. */
export function readRoomInfo(disco: DiscoInfo): RoomInfo {
  const form = findForm(disco.extensions ?? [], roomInfoForm.formType);
  const values: RoomInfoValues = form ? roomInfoForm.read(form) : {};
  const { description = values.roomDesc, subject, lang, occupants, maxHistoryFetch, contactJid } = values;
  const room = disco.identities.find(({ category }) => category === "conference");
  const name = values.roomName || room?.name;
  const said = { name, description, subject, lang, occupants, maxHistoryFetch, contactJid, ...flags(disco, values) };
  const info: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(said)) if (value !== undefined) info[key] = value;
  return Object.assign(info, {
    occupantIds: hasFeature(disco, "urn:xmpp:occupant-id:0"),
    stableIds: hasFeature(disco, "http://jabber.org/protocol/muc#stable_id"),
    stanzaIds: hasFeature(disco, "urn:xmpp:sid:0"),
    archive: hasFeature(disco, "urn:xmpp:mam:2"),
    disco,
  });
}

function flags(disco: DiscoInfo, values: RoomInfoValues): Partial<Record<keyof typeof FEATURES, boolean | undefined>> {
  const said: Partial<Record<keyof typeof FEATURES, boolean | undefined>> = {};
  for (const [name, [yes, no, field]] of Object.entries(FEATURES)) {
    const inForm = field === undefined ? undefined : values[field];
    said[name as keyof typeof FEATURES] = hasFeature(disco, yes) ? true : hasFeature(disco, no) ? false : inForm;
  }
  return said;
}
