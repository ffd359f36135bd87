/// <reference lib="esnext.disposable" preserve="true" />

import type { MucJoin, Registration } from "@xeps/muc-stanzas";
import type { Answers } from "@xeps/xep-0004";
import type { DiscoItem } from "@xeps/xep-0030";
import type { ErrorEvent, RequestOptions, TypedEmitter } from "@xeps/xep-0030/entity";
import type { Element } from "ltx";
import type { RoomEvents } from "../events.ts";
import type { Invitation } from "../invitation.ts";
import type { JoinOptions } from "../join-options.ts";
import type { JoinResult } from "../join-result.ts";
import type { Room } from "../room/room.ts";
import type { NewRoom } from "../verbs/create.ts";
import type { ReasonOptions } from "../verbs/set-role.ts";
import type { RejoinOptions, SelfPingOptions } from "./staying-options.ts";

/** What belongs to a client for all of its life. */
export interface MucClientOptions {
  /** Sender of every stanza. On a component: required, and a bridge makes one client per address. */
  readonly from?: string | undefined;
  /**
   * Rooms are joined again on a fresh stream and after removals that nobody wants: 332, 333 (XEP-0045 §11), none of
   * people. `false`: they are left with their stream. Default: for ever, 1 to 60 s between two attempts.
   */
  readonly rejoin?: false | RejoinOptions | undefined;
  /**
   * A room that is silent is asked whether we are still in (XEP-0410), and joined again if not. `false`: none is.
   * Default: after 15 minutes, 30 s for the answer.
   */
  readonly selfPing?: false | SelfPingOptions | undefined;
  /**
   * Who may learn by disco (node `http://jabber.org/protocol/muc#rooms`, XEP-0045 §6.7) which rooms we are in; default
   * nobody.
   */
  readonly shareRooms?: boolean | ((asker: string) => boolean) | undefined;
  /** Namespaces answered at node `http://jabber.org/protocol/muc#traffic` (XEP-0045 §18.1.1); default: not answered. */
  readonly traffic?: readonly string[] | undefined;
}

/** An invitation as a room sends it on. */
export interface ServiceInvite {
  /** Bare JID of the room, which the component serves. */
  readonly room: string;
  readonly to: string;
  /** Who invites. */
  readonly from: string;
  readonly reason?: string | undefined;
  readonly password?: string | undefined;
}

/** Every event of every room; each names its room. */
export interface MucClientEvents extends RoomEvents {
  /** Somebody invites us, to a room that we are not in. */
  invite: Invitation;
  /** Somebody whom we invited through a room does not want to come. */
  decline: { readonly room: string; readonly from?: string; readonly reason?: string; readonly stanza: Element };
  /** Component only: somebody asks to enter a room which this component serves. */
  joinRequest: {
    readonly room: string;
    readonly nick: string;
    readonly from: string;
    readonly join: MucJoin;
    readonly stanza: Element;
  };
  /** What a listener threw, or its promise rejected with. */
  error: ErrorEvent;
}

/** Multi-User Chat on one entity: its rooms. Made by {@link createMucClient}. */
export interface MucClient extends TypedEmitter<MucClientEvents> {
  /**
   * A handle on a room, joined or not; the same address gives the same handle as long as anybody holds it. No traffic.
   * Throws TypeError unless `jid` is the bare JID of a room.
   */
  room(jid: string): Room;
  /** Rooms we are in, suspended ones included, by the address they answer from. */
  readonly joinedRooms: ReadonlyMap<string, Room>;
  /** `room(jid).join(nick, options)`. */
  join(room: string, nick: string, options?: JoinOptions): Promise<JoinResult>;
  /**
   * Creates a room that must not exist yet (else JoinError "exists", and we have left it again). It stays locked until
   * one of the methods of the handle ends that. XEP-0045 §10.1.
   */
  create(room: string, nick: string, options?: JoinOptions): Promise<NewRoom>;
  /**
   * Tells who invited us through a room that we do not come, XEP-0045 §7.8.2; of a direct invitation nothing is sent.
   * Resolves when written.
   */
  decline(invitation: Invitation, options?: ReasonOptions): Promise<void>;
  /** MUC services of a domain, by disco. XEP-0045 §6.1. */
  services(domain: string, options?: RequestOptions): Promise<readonly DiscoItem[]>;
  /** Public rooms of a service, page by page. XEP-0045 §6.3. */
  roomsOf(service: string, options?: RequestOptions): AsyncIterableIterator<DiscoItem>;
  /** Rooms which a contact (full JID) shows. XEP-0045 §6.7. */
  roomsOfUser(jid: string, options?: RequestOptions): Promise<readonly DiscoItem[]>;
  /** What a whole service asks of who registers with it (ejabberd has it there); a room's is on {@link Room}. */
  getRegistration(service: string, options?: RequestOptions): Promise<Registration>;
  /** Registers with a service. Rejects with FormError for what it does not ask. */
  register(service: string, answers: Answers, options?: RequestOptions): Promise<void>;
  /** Ends our registration with a service. */
  unregister(service: string, options?: RequestOptions): Promise<void>;
  /** As a service (component): a mediated invitation in the room's name, XEP-0045 §7.8.2. Resolves when written. */
  inviteAsService(invite: ServiceInvite): Promise<void>;
  /**
   * Leaves all rooms (`timeout` for all together, default 5 000 ms), rejects what waits, ends iterators and takes its
   * listeners off the entity. The next {@link createMucClient} makes a new client.
   */
  dispose(options?: RequestOptions): Promise<void>;
  /** {@link dispose}. */
  [Symbol.asyncDispose](): Promise<void>;
}
