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
  /** disco#items of a room lists its occupants. */
  readonly listsOccupants: boolean;
  /** A field which the configuration form did not offer is refused. */
  readonly refusesUnknownFields: boolean;
}

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
  listsOccupants: false,
  refusesUnknownFields: false,
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
  listsOccupants: true,
  refusesUnknownFields: true,
};
