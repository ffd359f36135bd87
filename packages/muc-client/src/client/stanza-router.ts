import { type MucJoin, readMucStanza } from "@xeps/muc-stanzas";
import { parseStanzaError } from "@xeps/xep-0030";
import { isResumable, type XmppEntity } from "@xeps/xep-0030/entity";
import { attributeOf, bareOf, domainOf, foldJid, namespaceOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { MucRoom } from "../room/muc-room.ts";
import type { SentInvitations } from "../room/sent-invitations.ts";
import type { MucClientEvents } from "./muc-client.ts";
import { readNotice } from "./read-invitation.ts";
import { Replay } from "./replay.ts";
import type { RoomRegistry } from "./room-registry.ts";

/** Over WebSocket some services leave the namespace out (RFC 7395 §3.3.3 wants it). */
const STREAMS: ReadonlySet<string | undefined> = new Set(["jabber:client", "jabber:component:accept", undefined]);

/** xmpp.js takes for a stanza what is called like one, whatever its namespace. */
function isOfStream(stanza: Element): boolean {
  return STREAMS.has(namespaceOf(stanza));
}

type Emit = <E extends keyof MucClientEvents>(event: E, payload: MucClientEvents[E]) => void;

const SLASH = 0x2f;

/** Where a stanza of the entity goes: to a room of ours, to who waits for news about a room, or nowhere. */
export class StanzaRouter {
  readonly #entity: XmppEntity;
  readonly #rooms: RoomRegistry;
  readonly #invitations: SentInvitations;
  readonly #emit: Emit;
  /** The address of the room that spoke last: rooms speak in runs, and what they say begins with it. */
  #latest = "";
  readonly replay: Replay = new Replay((stanza) => {
    const from = attributeOf(stanza, "from") ?? "";
    const address = this.#addressOf(from);
    this.#route(stanza, from, address, this.#rooms.find(address));
  });

  constructor(entity: XmppEntity, rooms: RoomRegistry, invitations: SentInvitations, emit: Emit) {
    this.#entity = entity;
    this.#rooms = rooms;
    this.#invitations = invitations;
    this.#emit = emit;
  }

  receive(stanza: Element): void {
    const from = attributeOf(stanza, "from");
    if (from === undefined || !isOfStream(stanza)) return;
    // "room/" is no address: neither the room nor one of its occupants.
    if (from.charCodeAt(from.length - 1) === SLASH && from.indexOf("/") === from.length - 1) return;
    const address = this.#addressOf(from);
    const known = this.#rooms.find(address);
    if ((known || stanza.name === "message") && isResumable(this.#entity)) this.replay.receive(stanza);
    else this.#route(stanza, from, address, known);
  }

  /** Of the room, folded. */
  #addressOf(from: string): string {
    const latest = this.#latest;
    if (from.charCodeAt(latest.length) === SLASH && from.startsWith(latest)) return latest;
    return foldJid(bareOf(from));
  }

  #route(stanza: Element, from: string, address: string, known: MucRoom | undefined): void {
    const room = known && known.state !== "idle" ? known : (this.#enteredAs(address, stanza) ?? known);
    if (stanza.name === "message") this.#notice(stanza);
    if (known) this.#latest = known.core.model.jid;
    if (room) room.core.receive(stanza, address);
    else if (stanza.name === "message") this.#bounced(from, stanza);
    // On a component the rooms are ours to serve.
    else if (!this.#entity.streamManagement && stanza.name === "presence") this.#request(from, stanza);
  }

  /**
   * WORKAROUND ejabberd ≤ 23.01: that a room is not there it says from the address as we wrote it, and then makes the
   * room under the prepared one. Our own presence comes back from there with the id that we gave it.
   */
  #enteredAs(address: string, stanza: Element): MucRoom | undefined {
    const id = stanza.name === "presence" ? attributeOf(stanza, "id") : undefined;
    if (id === undefined || attributeOf(stanza, "type") !== undefined) return undefined;
    for (const { core } of this.#rooms.joining) {
      if (!core.entersWith(id) || domainOf(core.model.jid) !== domainOf(address)) continue;
      core.moveTo(address);
      return this.#rooms.find(address);
    }
    return undefined;
  }

  #notice(message: Element): void {
    if (attributeOf(message, "type") === "groupchat") return; // to a whole room, and so no invitation
    const notice = readNotice(message);
    // XEP-0249 §3: an invitation to where we are already is discarded.
    if (notice && !(notice.event === "invite" && this.#rooms.joined.has(notice.payload.room))) {
      this.#emit(notice.event, notice.payload);
    }
  }

  /** An error to a direct invitation, which its room does not see. */
  #bounced(from: string, message: Element): void {
    const id = attributeOf(message, "type") === "error" ? attributeOf(message, "id") : undefined;
    const room = id === undefined ? undefined : this.#invitations.refused(id, from);
    const core = room === undefined ? undefined : this.#rooms.find(room)?.core;
    const error = core && parseStanzaError(message);
    if (error && id !== undefined) core.emit("messageError", { room: core.model.room, error, id });
  }

  #request(from: string, stanza: Element): void {
    const join = readMucStanza(stanza, "user");
    if (join?.kind !== "join" || join.nick === undefined) return;
    const { room, nick, password, history } = join;
    const options: MucJoin = { ...(password !== undefined && { password }), ...(history && { history }) };
    this.#emit("joinRequest", { room, nick, from, join: options, stanza });
  }
}
