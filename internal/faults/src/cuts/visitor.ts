import { createMucClient, JoinError, type MucClient, type Room } from "@xeps/muc-client";
import {
  type Account,
  type Connected,
  connect,
  deadline,
  type Recovery,
  type XmppServer,
} from "@xeps-internal/test-support";
import { attempt, PATIENCE } from "./attempt.ts";
import { Tally } from "./tally.ts";

export const NICK = "Visitor";
/** Milliseconds without an acknowledgement after which a stream is given up. */
const DEAF = 5_000;
const CONFIG = { roomName: "Cuts", persistentRoom: true };

/** A program behind the proxy, whose stream is cut: it does what programs do, and does again what was not done. */
export class Visitor {
  readonly room: Room;
  readonly muc: MucClient;
  readonly tally: Tally;
  readonly #connected: Connected;
  #waiting: (() => void)[] = [];

  constructor(connected: Connected, jid: string) {
    this.#connected = connected;
    connected.entity.reconnect.delay = 20;
    // WORKAROUND Prosody 0.12: on a resumed stream it may go on in the middle of the stanza that was cut, and then
    // takes everything for a part of it. That it acknowledges nothing tells; usually xmpp.js waits a minute for that.
    Object.assign(connected.entity.streamManagement, { timeout: DEAF });
    this.muc = createMucClient(connected.entity, { rejoin: { minDelay: 50, maxDelay: 500 } });
    this.room = this.muc.room(jid);
    this.tally = new Tally(this.room);
    this.#listen();
  }

  static async logIn(server: XmppServer, account: Account, recovery: Recovery, jid: string): Promise<Visitor> {
    return new Visitor(await connect(server, account, { recovery }), jid);
  }

  /** Makes the room and opens it, whatever happens meanwhile. */
  async enter(): Promise<void> {
    const made = await attempt("create", () => this.muc.create(this.room.jid, NICK));
    if ("value" in made) {
      const configured = await attempt("configure", () => made.value.configure(CONFIG));
      if ("value" in configured) return this.isIn();
    }
    let why: unknown;
    for (let time = 0; time < 5; time++) {
      await this.isIn();
      const configured = await attempt("setConfig", () => this.room.setConfig(CONFIG));
      if ("value" in configured) return;
      why = configured.error;
    }
    throw new Error(`the room cannot be configured: ${String(why)}`);
  }

  /** We are in: at once, when the room is joined again, or because we join. */
  async isIn(): Promise<void> {
    for (const start = performance.now(); performance.now() - start < PATIENCE; ) {
      // A stream that ends is not online for a moment before it is lost, which is when the room hears of it.
      if (this.room.state === "joined" && this.#connected.entity.status === "online") return;
      if (this.room.state !== "idle")
        await deadline(this.#changes(), PATIENCE, `a change of a room that is ${this.room.state}`);
      else await this.#join();
    }
    throw new Error(`not in the room again, but ${this.room.state}`);
  }

  async #join(): Promise<void> {
    const joined = await attempt("join", () => this.room.join(NICK));
    if ("value" in joined) return;
    await this.#online();
    if (joined.error instanceof JoinError) await this.#refused(joined.error);
  }

  /**
   * Prosody lets nobody into a locked room, not even the owner whose old session sits in it; but he may open it from
   * outside.
   */
  async #refused({ condition }: JoinError): Promise<void> {
    if (condition === "item-not-found") await attempt("setConfig", () => this.room.setConfig(CONFIG));
  }

  /** Says it. One that may have been said is not said again. */
  async say(body: string): Promise<"said" | "perhaps"> {
    for (let time = 0; time < 5; time++) {
      await this.isIn();
      const said = await attempt(`send ${body}`, () => this.room.send(body));
      if ("value" in said) return "said";
      if (said.error.name === "DisconnectedError" && said.error.sent === "unknown") return "perhaps";
    }
    throw new Error(`${body} cannot be said`);
  }

  async leave(): Promise<void> {
    const left = await attempt("leave", () => this.room.leave());
    if ("error" in left) throw left.error;
    if (this.room.state !== "idle") throw new Error(`left, but ${this.room.state}`);
    if (this.muc.joinedRooms.size > 0) throw new Error("left, but among the joined rooms");
  }

  async stop(): Promise<void> {
    await this.#online();
    await this.muc.dispose();
    await this.#connected.stop();
  }

  /** Resolves when the stream is there. */
  async #online(): Promise<void> {
    const { entity } = this.#connected;
    for (const start = performance.now(); entity.status !== "online"; ) {
      if (performance.now() - start > PATIENCE) throw new Error("the stream does not come back");
      await deadline(this.#changes(), PATIENCE, "a change of the stream");
    }
  }

  /** Resolves after the next change of the room or its stream. */
  #changes(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #listen(): void {
    // Of a resumption xmpp.js tells a moment before it is online.
    const changed = () =>
      void setImmediate(() => {
        for (const resolve of this.#waiting.splice(0)) resolve();
      });
    const { entity } = this.#connected;
    this.room.on("rejoinFailed", ({ error }) => this.#refused(error));
    entity.on("status", changed);
    entity.streamManagement.on("resumed", changed);
    for (const event of ["joined", "rejoined", "exit", "rejoinFailed", "suspend"] as const)
      this.room.on(event, changed);
  }
}
