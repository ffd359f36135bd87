/** The status codes of XEP-0045 §16.6.2 by name. The set is open: any other code of a room stays a number. */
export const StatusCode: {
  /** Any occupant may see our full JID. */
  readonly realJidsPublic: 100;
  /** Our affiliation changed while we were not in the room. */
  readonly affiliationChanged: 101;
  readonly unavailableMembersShown: 102;
  readonly unavailableMembersHidden: 103;
  /** The configuration changed in something that is not about privacy. */
  readonly configChanged: 104;
  /** This presence is our own. */
  readonly selfPresence: 110;
  readonly loggingEnabled: 170;
  readonly loggingDisabled: 171;
  readonly nonAnonymous: 172;
  readonly semiAnonymous: 173;
  /** The room is new, and we own it. */
  readonly roomCreated: 201;
  /** The service assigned or changed our nickname. */
  readonly nickAssigned: 210;
  readonly banned: 301;
  readonly nickChanged: 303;
  readonly kicked: 307;
  /** Removed because of an affiliation change. */
  readonly affiliationLost: 321;
  /** Removed because the room became members-only. */
  readonly membersOnly: 322;
  readonly serviceShutdown: 332;
  /** Removed because of an error, such as a lost server-to-server link. */
  readonly technicalProblem: 333;
} = {
  realJidsPublic: 100,
  affiliationChanged: 101,
  unavailableMembersShown: 102,
  unavailableMembersHidden: 103,
  configChanged: 104,
  selfPresence: 110,
  loggingEnabled: 170,
  loggingDisabled: 171,
  nonAnonymous: 172,
  semiAnonymous: 173,
  roomCreated: 201,
  nickAssigned: 210,
  banned: 301,
  nickChanged: 303,
  kicked: 307,
  affiliationLost: 321,
  membersOnly: 322,
  serviceShutdown: 332,
  technicalProblem: 333,
};
