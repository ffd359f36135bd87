import { forgeries } from "../forgeries/index.ts";
import type { Scenario } from "../scenario.ts";
import { abortDuringJoin } from "./abort-during-join.ts";
import { absentPeople } from "./absent-people.ts";
import { admins } from "./admins.ts";
import { allowedTraffic } from "./allowed-traffic.ts";
import { atOnceAgain } from "./at-once-again.ts";
import { availability } from "./availability.ts";
import { availabilityUnderAnotherNickname } from "./availability-under-another-nickname.ts";
import { badNicknames } from "./bad-nicknames.ts";
import { ban } from "./ban.ts";
import { banRefused } from "./ban-refused.ts";
import { bannedWhileAway } from "./banned-while-away.ts";
import { clientsAskEachOther } from "./clients-ask-each-other.ts";
import { componentAnswersPerAddress } from "./component-answers-per-address.ts";
import { componentInARoom } from "./component-in-a-room.ts";
import { componentInvitations } from "./component-invitations.ts";
import { configuration } from "./configuration.ts";
import { destroy } from "./destroy.ts";
import { destroyedWhileAway } from "./destroyed-while-away.ts";
import { directInvitation } from "./direct-invitation.ts";
import { discoOfRooms } from "./disco-of-rooms.ts";
import { errorsFindTheirCall } from "./errors-find-their-call.ts";
import { historyThenSubjectThenLive } from "./history-then-subject-then-live.ts";
import { invitationWithPassword } from "./invitation-with-password.ts";
import { kick } from "./kick.ts";
import { kickRefused } from "./kick-refused.ts";
import { leave } from "./leave.ts";
import { logging } from "./logging.ts";
import { lostStream } from "./lost-stream.ts";
import { mediatedInvitation } from "./mediated-invitation.ts";
import { membersOnly } from "./members-only.ts";
import { membersOnlyFromNowOn } from "./members-only-from-now-on.ts";
import { messageToAll } from "./message-to-all.ts";
import { messagesWithoutBody } from "./messages-without-body.ts";
import { moderators } from "./moderators.ts";
import { newRoomAbandoned } from "./new-room-abandoned.ts";
import { newRoomAndSecondOccupant } from "./new-room-and-second-occupant.ts";
import { newRoomConfigured } from "./new-room-configured.ts";
import { newRoomRefused } from "./new-room-refused.ts";
import { newRoomWithDefaults } from "./new-room-with-defaults.ts";
import { nickChange } from "./nick-change.ts";
import { nicknameInUse } from "./nickname-in-use.ts";
import { nicknameRewritten } from "./nickname-rewritten.ts";
import { nicknameTakenWhileAway } from "./nickname-taken-while-away.ts";
import { noHistoryWhenNoneIsWanted } from "./no-history-when-none-is-wanted.ts";
import { noRoomWithoutCreating } from "./no-room-without-creating.ts";
import { oddRoomAddresses } from "./odd-room-addresses.ts";
import { owners } from "./owners.ts";
import { password } from "./password.ts";
import { privateMessage } from "./private-message.ts";
import { realAddresses } from "./real-addresses.ts";
import { refusedInvitation } from "./refused-invitation.ts";
import { refusedResumption } from "./refused-resumption.ts";
import { registrationApproval } from "./registration-approval.ts";
import { rejoinAfterLostStream } from "./rejoin-after-lost-stream.ts";
import { rejoinWithNewPassword } from "./rejoin-with-new-password.ts";
import { removalByError } from "./removal-by-error.ts";
import { removalWhileARequestWaits } from "./removal-while-a-request-waits.ts";
import { repeatedPresence } from "./repeated-presence.ts";
import { resumedStream } from "./resumed-stream.ts";
import { roomExistsAlready } from "./room-exists-already.ts";
import { roomFull } from "./room-full.ts";
import { roomRegistration } from "./room-registration.ts";
import { roomThatVanishes } from "./room-that-vanishes.ts";
import { roomsOfAContact } from "./rooms-of-a-contact.ts";
import { roomsPageByPage } from "./rooms-page-by-page.ts";
import { selfPing } from "./self-ping.ts";
import { serviceRegistration } from "./service-registration.ts";
import { severalAffiliationsAtOnce } from "./several-affiliations-at-once.ts";
import { severalInvitations } from "./several-invitations.ts";
import { severalRolesAtOnce } from "./several-roles-at-once.ts";
import { severalSessionsOnOneNick } from "./several-sessions-on-one-nick.ts";
import { slixmppDisco } from "./slixmpp-disco.ts";
import { slixmppInOurRoom } from "./slixmpp-in-our-room.ts";
import { spoofedAnswers } from "./spoofed-answers.ts";
import { stalledJoin } from "./stalled-join.ts";
import { subjectRights } from "./subject-rights.ts";
import { throwingListener } from "./throwing-listener.ts";
import { tornStream } from "./torn-stream.ts";
import { twoJoinsAtOnce } from "./two-joins-at-once.ts";
import { voice } from "./voice.ts";
import { voiceRequest } from "./voice-request.ts";
import { weInTheRoomOfSlixmpp } from "./we-in-the-room-of-slixmpp.ts";
/** In the order of a stay: entering, talking, ruling, leaving, asking, and what goes wrong; then with others. */
export const scenarios: readonly Scenario[] = [
  newRoomAndSecondOccupant,
  historyThenSubjectThenLive,
  noHistoryWhenNoneIsWanted,
  nicknameInUse,
  badNicknames,
  password,
  membersOnly,
  roomFull,
  noRoomWithoutCreating,
  roomExistsAlready,
  newRoomWithDefaults,
  newRoomConfigured,
  newRoomRefused,
  newRoomAbandoned,
  oddRoomAddresses,
  nicknameRewritten,
  severalSessionsOnOneNick,
  realAddresses,
  messageToAll,
  messagesWithoutBody,
  privateMessage,
  errorsFindTheirCall,
  subjectRights,
  nickChange,
  availability,
  availabilityUnderAnotherNickname,
  mediatedInvitation,
  directInvitation,
  refusedInvitation,
  severalInvitations,
  invitationWithPassword,
  roomRegistration,
  serviceRegistration,
  registrationApproval,
  voice,
  voiceRequest,
  severalRolesAtOnce,
  kick,
  kickRefused,
  ban,
  banRefused,
  moderators,
  admins,
  owners,
  severalAffiliationsAtOnce,
  absentPeople,
  configuration,
  membersOnlyFromNowOn,
  logging,
  destroy,
  leave,
  selfPing,
  removalWhileARequestWaits,
  removalByError,
  discoOfRooms,
  roomsPageByPage,
  roomsOfAContact,
  allowedTraffic,
  clientsAskEachOther,
  componentAnswersPerAddress,
  componentInARoom,
  componentInvitations,
  spoofedAnswers,
  ...forgeries,
  tornStream,
  repeatedPresence,
  stalledJoin,
  atOnceAgain,
  twoJoinsAtOnce,
  abortDuringJoin,
  throwingListener,
  lostStream,
  rejoinAfterLostStream,
  rejoinWithNewPassword,
  refusedResumption,
  destroyedWhileAway,
  bannedWhileAway,
  nicknameTakenWhileAway,
  roomThatVanishes,
  resumedStream,
  slixmppDisco,
  slixmppInOurRoom,
  weInTheRoomOfSlixmpp,
];
