import * as client from "@xeps/muc-client";
import * as stanzas from "@xeps/muc-stanzas";
import type { XmppEntity } from "@xeps/xep-0030/entity";
import type { Element } from "ltx";

/** What the lines of the document take as given. */
export interface Names {
  readonly xmpp: XmppEntity;
  readonly component: XmppEntity;
  readonly muc: client.MucClient;
  /** The client of a component that serves rooms. */
  readonly bridge: client.MucClient;
  readonly room: client.Room;
  readonly nick: string;
  readonly password: string;
  readonly since: Date;
  readonly invitation: client.Invitation;
  readonly stanza: Element;
  /** Addresses: of somebody, of somebody else, of who invites, of a room to meet instead, of a room that we serve. */
  readonly jid: string;
  readonly other: string;
  readonly inviter: string;
  readonly venue: string;
  readonly hall: string;
  /** Of a component: whom a bridge speaks for. */
  readonly address: string;
  readonly console: Pick<Console, "log" | "error">;
}

/** Every name that a line may use without being given it: the list is what the document's imports would be. */
export const nameList: readonly (keyof Names)[] = [
  "xmpp",
  "component",
  "muc",
  "bridge",
  "room",
  "nick",
  "password",
  "since",
  "invitation",
  "stanza",
  "jid",
  "other",
  "inviter",
  "venue",
  "hall",
  "address",
  "console",
];

export const imports: Readonly<Record<string, unknown>> = { ...stanzas, ...client };
