import type { EventQueue, XmppEntity } from "@xeps/xep-0030/entity";
import type { Element } from "ltx";
import type { RejoinPolicy, SelfPingPolicy } from "../client/staying-options.ts";
import type { RoomEvents } from "../events.ts";
import type { Room } from "./room.ts";
import type { SentInvitations } from "./sent-invitations.ts";
import type { SharedTexts } from "./shared-texts.ts";

/** What a room needs of its client. */
export interface RoomHost {
  readonly entity: XmppEntity;
  /** Sender of every stanza; `undefined` on a client, whose server writes it. */
  readonly from: string | undefined;
  readonly queue: EventQueue;
  /** Aborts when the client is disposed: from then on its rooms are only left. */
  readonly ended: AbortSignal;
  /** XEP-0115 `<c/>` for our presence; `undefined` where disco has no node for it. */
  readonly caps: (() => Promise<Element>) | undefined;
  /** `undefined`: no room is joined again. */
  readonly rejoin: RejoinPolicy | undefined;
  /** `undefined`: no room is asked whether it still has us. */
  readonly selfPing: SelfPingPolicy | undefined;
  /** Invitations of the rooms that went past them. */
  readonly invitations: SentInvitations;
  /** The features that rooms have told of. */
  readonly features: SharedTexts;
  /** Gives the event to the listeners of the room, then to those of the client. */
  emit<E extends keyof RoomEvents>(room: Room, event: E, payload: RoomEvents[E]): void;
  /** Whether anybody would hear of it. */
  hears(room: Room, event: keyof RoomEvents): boolean;
  /** What the program's own code threw when we asked it something. */
  report(error: unknown, event: string): void;
  /** The room answers from another address than the one it was asked for by. */
  moved(room: Room, asked: string, jid: string): void;
  /** The room became, or ceased to be, one that stanzas are for. */
  stateChanged(room: Room): void;
  /** A listener of the room came or went. */
  listenersChanged(room: Room, event: string): void;
}
