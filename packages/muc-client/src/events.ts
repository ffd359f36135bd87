import type { Actor, Item, VoiceRequest } from "@xeps/muc-stanzas";
import type { DataForm } from "@xeps/xep-0004";
import type { StanzaError } from "@xeps/xep-0030";
import type { Element } from "ltx";
import type { JoinError } from "./errors/join-error.ts";
import type { JoinResult } from "./join-result.ts";
import type { Room } from "./room/room.ts";
import type { RoomMessage } from "./room-message.ts";
import type { ExitReason } from "./state/exit-reason.ts";
import type { Occupant } from "./state/occupant.ts";
import type { Subject } from "./subject.ts";

/**
 * What happens in a room. The client has the same events for all of its rooms; each names its room.
 *
 * 1. Until a join resolves there is `message` for every message, history included (`isHistory`), in wire order, and
 *    `presence`; no `occupantJoin` and no `subject`, which stand in the {@link JoinResult}. Then `joined`.
 * 2. After a rejoin, and a join while joined, `occupantJoin`, `occupantLeave`, `occupantChange`, `nickChange` (our own)
 *    and `subject` only for what differs; what was said meanwhile as `message` with `isHistory`, nothing twice. Then
 *    `rejoined`.
 * 3. The promise of a verb resolves after the events of the stanza that settled it.
 * 4. `exit` comes once per stay: when the stream is lost, once it is known that there is another one or none.
 *    Afterwards `state` is "suspended" while a rejoin is planned, else "idle".
 */
export interface RoomEvents {
  joined: JoinResult;
  /** We are in again, or have joined while joined: everything is as the service says it is now. */
  rejoined: JoinResult;
  /** An attempt to come back was refused, the `attempt`-th. Without `nextIn` (ms) it was the last: we stay out. */
  rejoinFailed: {
    readonly room: Room;
    readonly error: JoinError;
    readonly attempt: number;
    readonly nextIn?: number;
  };
  /** Every groupchat message, without a body too (chat states, reactions). */
  message: RoomMessage;
  privateMessage: RoomMessage;
  subject: Subject;
  /** Every presence of an occupant, before what follows from it: for extensions (hats, avatars, …). */
  presence: { readonly room: Room; readonly occupant: Occupant; readonly stanza: Element };
  occupantJoin: { readonly room: Room; readonly occupant: Occupant };
  occupantLeave: { readonly room: Room; readonly occupant: Occupant; readonly why: ExitReason };
  /** Role, affiliation, show, status, JID: whatever differs. */
  occupantChange: {
    readonly room: Room;
    readonly before: Occupant;
    readonly after: Occupant;
    readonly actor?: Actor;
    readonly reason?: string;
  };
  nickChange: { readonly room: Room; readonly before: Occupant; readonly after: Occupant; readonly isSelf: boolean };
  /** We are out. `willRejoin`: whether the room is joined again without your doing. */
  exit: { readonly room: Room; readonly why: ExitReason; readonly willRejoin: boolean };
  /** The stream is gone and may come back: `resume`, `exit` or `rejoined` follows. */
  suspend: { readonly room: Room };
  /** The stream is resumed (XEP-0198 §5), and the room is as it was. What was said meanwhile follows, as live. */
  resume: { readonly room: Room };
  /** The room's configuration changed: 104, 170–173 (XEP-0045 §10.2.1). */
  configChange: { readonly room: Room; readonly statusCodes: readonly number[] };
  /** An affiliation of somebody absent, of ourselves too while we are not in the room (101). */
  affiliationChange: { readonly room: Room; readonly item: Item };
  /** Somebody asks for voice, and we may give it (§8.6). Answer with {@link Room.answerVoiceRequest}. */
  voiceRequest: { readonly room: Room; readonly request: VoiceRequest; readonly form: DataForm };
  /** Somebody wants to be registered, and we decide (§9.9). Answer with {@link Room.answerRegistration}. */
  registrationRequest: { readonly room: Room; readonly form: DataForm };
  /** Any other form that the room itself sends us, e.g. a CAPTCHA (XEP-0158) while joining. */
  form: { readonly room: Room; readonly form: DataForm; readonly stanza: Element };
  /** An error answer to a message of ours which no promise waits for. */
  messageError: { readonly room: Room; readonly error: StanzaError; readonly id?: string };
}
