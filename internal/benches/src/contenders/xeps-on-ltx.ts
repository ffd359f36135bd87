import { EventEmitter } from "node:events";
import { StringDecoder } from "node:string_decoder";
import { Parser } from "@xmpp/xml";
import type { Element } from "ltx";
import { FakeSocket } from "../stream/fake-socket.ts";
import { ME } from "../workloads/stanzas.ts";
import type { Contender } from "./contender.ts";
import { RoomsSession } from "./rooms-session.ts";

/** No more of an entity than ours needs: what is left beside ltx is our share. */
class BareEntity extends EventEmitter {
  readonly jid = { toString: () => ME };
  readonly status = "online";
  readonly iqCallee = { get: () => {}, set: () => {} };
  readonly streamManagement: EventEmitter & { id: string };
  readonly #parser = new Parser();
  readonly #decoder = new StringDecoder("utf8");
  readonly #socket = new FakeSocket();

  /** @param id of a stream that can be resumed; '' of another */
  constructor(id: string) {
    super();
    this.streamManagement = Object.assign(new EventEmitter(), { id });
    this.#parser.on("element", (element) => this.emit("stanza", element));
    this.#parser.write('<stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams">');
    this.#socket.on("data", (chunk) => this.receive(chunk));
  }

  async send(stanza: Element): Promise<void> {
    await new Promise<void>((resolve) => this.#socket.write(stanza.toString(), resolve));
  }

  receive(chunk: Buffer): void {
    this.#parser.write(this.#decoder.write(chunk));
  }
}

function onLtx(name: string, id: string): Contender {
  return {
    name,
    open: async () => {
      const entity = new BareEntity(id);
      return new RoomsSession(entity, (chunk) => entity.receive(chunk));
    },
  };
}

/** Ours on the parser alone. */
export const xepsOnLtx: Contender = onLtx("ltx + @xeps/muc-client", "");

/** The same, remembering what a resumed stream may bring again. */
export const xepsResumable: Contender = onLtx("ltx + @xeps/muc-client, resumable", "bench");
