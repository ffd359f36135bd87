export { allows, type MucAction, type RoomRules } from "./allows.ts";
export type { Actor } from "./elements/actor.ts";
export type { Continue } from "./elements/continue.ts";
export type { Decline } from "./elements/decline.ts";
export type { Destroy } from "./elements/destroy.ts";
export { buildDirectInvite, type DirectInvite, parseDirectInvite } from "./elements/direct-invite.ts";
export { findMucUser } from "./elements/find-muc-user.ts";
export type { History } from "./elements/history.ts";
export type { Invite } from "./elements/invite.ts";
export type { Item } from "./elements/item.ts";
export { buildMucAdmin, type MucAdmin, parseMucAdmin } from "./elements/muc-admin.ts";
export { buildMucJoin, type MucJoin, parseMucJoin } from "./elements/muc-join.ts";
export { buildMucOwner, type MucOwner, parseMucOwner } from "./elements/muc-owner.ts";
export { buildMucUser, type MucUser, parseMucUser } from "./elements/muc-user.ts";
export { buildRegistration, parseRegistration, type Registration } from "./elements/registration.ts";
export {
  buildRegistrationApproval,
  buildRegistrationApprovalForm,
  type RegistrationRequest,
} from "./forms/registration-approval.ts";
export { registrationForm } from "./forms/registration-form.ts";
export { type RoomConfig, roomConfigForm } from "./forms/room-config.ts";
export { type RoomInfoValues, roomInfoForm } from "./forms/room-info.ts";
export {
  buildVoiceApproval,
  buildVoiceApprovalForm,
  buildVoiceRequest,
  parseVoiceRequest,
  type VoiceRequest,
} from "./forms/voice-request.ts";
export {
  NODE_RESERVED_NICK,
  NODE_ROOMS,
  NODE_TRAFFIC,
  NS_DIRECT_INVITE,
  NS_MUC,
  NS_MUC_ADMIN,
  NS_MUC_OWNER,
  NS_MUC_USER,
  NS_REGISTER,
} from "./namespaces.ts";
export { type Affiliation, isAffiliation, isRole, type Role, type Standing } from "./standing.ts";
export type {
  Address,
  At,
  Cause,
  Echo,
  ErrorInfo,
  GroupchatStanza,
  IqStanza,
  MessageStanza,
  MucStanza,
  Occupied,
  PresenceStanza,
  Shown,
  WithForm,
} from "./stanza/muc-stanza.ts";
export { readMucStanza } from "./stanza/read-muc-stanza.ts";
export { StatusCode } from "./status-code.ts";
export { buildMucUri, type MucUri, parseMucUri } from "./uri/muc-uri.ts";
