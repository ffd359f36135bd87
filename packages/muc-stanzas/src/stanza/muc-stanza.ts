import type { DataForm } from "@xeps/xep-0004";
import type { Delay } from "@xeps/xep-0203";
import type { Actor } from "../elements/actor.ts";
import type { Decline } from "../elements/decline.ts";
import type { Destroy } from "../elements/destroy.ts";
import type { History } from "../elements/history.ts";
import type { Invite } from "../elements/invite.ts";
import type { Item } from "../elements/item.ts";

/** What an error stanza says. RFC 6120 §8.3; the whole of it is `parseStanzaError` of `@xeps/xep-0030`. */
export interface ErrorInfo {
  /** "undefined-condition" when the stanza names none. */
  readonly condition: string;
  readonly type?: string;
  readonly by?: string;
  readonly text?: string;
}

/** What an error sends back of the request. It happened nowhere: an invitation in it is none. */
export interface Echo {
  readonly body?: string;
  readonly subject?: string;
  readonly invites?: readonly Invite[];
  readonly decline?: Decline;
}

/** The room side of the stanza: the bare JID, local part and domain in lower case, and the resource as written. */
export interface At {
  readonly room: string;
  readonly nick?: string;
}

/** Availability, RFC 6121 §4.7.2. */
export interface Shown {
  readonly show?: string;
  readonly status?: string;
}

/** What a room says of one occupant. */
export interface Occupied extends Shown {
  readonly room: string;
  readonly nick: string;
  /** Every `<item/>`, in order; affiliation, role, jid, reason and actor repeat the first. */
  readonly items: readonly Item[];
  readonly affiliation?: string;
  readonly role?: string;
  readonly jid?: string;
  readonly reason?: string;
  readonly actor?: Actor;
  readonly statusCodes: readonly number[];
  /** Code 110 is there. */
  readonly self: boolean;
}

/** A form that comes directly in a message. */
export interface WithForm extends At {
  readonly form: DataForm;
}

/**
 * Why an occupant is gone, by the first that holds: code 303, 301, 333, 307, 321, 322, 332, `<destroy/>`, else "exit".
 */
export type Cause =
  | "nick-change"
  | "ban"
  | "error"
  | "kick"
  | "affiliation-change"
  | "members-only"
  | "shutdown"
  | "destroyed"
  | "exit";

/** One entry of XEP-0033 addresses, which some rooms put beside history. */
export interface Address {
  readonly type: string;
  readonly jid?: string;
}

/** Presences. XEP-0045 §7.2, §7.6, §7.7, §7.14. */
export type PresenceStanza =
  /** Without `nick` the service answers jid-malformed. */
  | ({ readonly kind: "join"; readonly password?: string; readonly history?: History } & At)
  /** directed-presence: a change of nickname or availability, or a join of the protocol before MUC. */
  | ({ readonly kind: "leave" | "directed-presence"; readonly room: string; readonly nick: string } & Shown)
  | ({ readonly kind: "occupant-available"; readonly itemNick?: string } & Occupied)
  | ({
      readonly kind: "occupant-unavailable";
      /** The new nickname, with code 303. */
      readonly newNick?: string;
      readonly cause: Cause;
      readonly destroy?: Destroy;
    } & Occupied)
  /** `mucEcho`: the `<x/>` of the join is sent back. */
  | ({ readonly kind: "presence-error"; readonly error: ErrorInfo; readonly mucEcho: boolean } & At);

/** Messages of type groupchat. XEP-0045 §7.4, §8.1, §10.2.1. */
export type GroupchatStanza =
  | ({
      readonly kind: "groupchat-message";
      readonly body: string;
      readonly subject?: string;
      readonly thread?: string;
      readonly delay?: Delay;
      /** Only beside a delay which names its author: is that the room? */
      readonly history?: boolean;
      readonly addresses?: readonly Address[];
      /** Believe them only from the bare JID of the room. */
      readonly statusCodes?: readonly number[];
    } & At)
  /** Neither body, change of subject nor change of configuration. */
  | ({ readonly kind: "groupchat-other"; readonly subject?: string; readonly thread?: string } & At)
  /**
   * `subject` is '' when there is none (any more). `subjects` is there when languages are named: by xml:lang, ''
   * without it.
   */
  | ({
      readonly kind: "subject";
      readonly subject: string;
      readonly subjects?: ReadonlyMap<string, string>;
      readonly delay?: Delay;
    } & At)
  | { readonly kind: "config-change"; readonly room: string; readonly statusCodes: readonly number[] };

/** Other messages. XEP-0045 §7.5, §7.8, §7.13, §8.6, §9.9, XEP-0249. */
export type MessageStanza =
  | ({ readonly kind: "message-error"; readonly error: ErrorInfo; readonly echo?: Echo } & At)
  | {
      readonly kind: "private-message";
      readonly room: string;
      readonly nick: string;
      readonly body?: string;
      readonly mucMarker: true;
    }
  | {
      readonly kind: "affiliation-notice";
      readonly room: string;
      readonly items: readonly Item[];
      readonly statusCodes?: readonly number[];
      readonly body?: string;
    }
  | ({
      readonly kind: "mediated-invite" | "mediated-invitation";
      readonly invites: readonly Invite[];
      readonly password?: string;
    } & At)
  | ({ readonly kind: "mediated-decline" | "mediated-declined"; readonly decline: Decline } & At)
  | {
      readonly kind: "direct-invitation";
      readonly from: string;
      readonly room: string;
      readonly password?: string;
      readonly reason?: string;
      readonly continue?: boolean;
      readonly thread?: string;
    }
  | ({
      readonly kind:
        | "voice-request"
        | "voice-approval-form"
        | "voice-approval"
        | "registration-approval-form"
        | "registration-approval";
    } & WithForm);

/** Requests to a room, and its answers. XEP-0045 §7.10, §8 to §10. */
export type IqStanza =
  | { readonly kind: "admin-set" | "admin-list-result"; readonly room: string; readonly items: readonly Item[] }
  | {
      readonly kind: "admin-list-request";
      readonly room: string;
      readonly filter: { readonly role?: string; readonly affiliation?: string };
    }
  | {
      readonly kind:
        | "owner-config-request"
        | "owner-config-none"
        | "owner-config-cancel"
        | "register-request"
        | "register-remove";
      readonly room: string;
    }
  | {
      readonly kind: "owner-config-form" | "owner-config-submit" | "register-submit";
      readonly room: string;
      readonly form: DataForm;
    }
  | { readonly kind: "owner-destroy"; readonly room: string; readonly destroy: Destroy }
  | { readonly kind: "register-form"; readonly room: string; readonly instructions?: string; readonly form: DataForm }
  | {
      readonly kind: "register-legacy";
      readonly room: string;
      readonly instructions?: string;
      readonly fields: readonly string[];
    }
  | { readonly kind: "registered"; readonly room: string; readonly username?: string };

/** What a stanza says in terms of XEP-0045 and XEP-0249. Switch on `kind`. */
export type MucStanza = PresenceStanza | GroupchatStanza | MessageStanza | IqStanza;
