import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { buildElement, isNamed } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { deadline } from "../deadline.ts";
import type { Account, ComponentPort, XmppServer } from "../servers/xmpp-server.ts";
import { StreamReader } from "../service/stream-reader.ts";

const NS_STREAMS = "http://etherx.jabber.org/streams";
const PATIENCE = 10_000;

/** A client that does nothing by itself: what is sent and received is only what the test says. */
export class RawClient {
  readonly jid: string;
  readonly #socket: Socket;
  readonly #reader: StreamReader;
  #waiting: ((element: Element) => boolean)[] = [];
  #received: Element[] = [];
  #barriers = 0;
  #isClosed = false;
  #streamId = "";
  #opened: (() => void) | undefined;

  private constructor(socket: Socket, jid: string) {
    this.#socket = socket;
    this.jid = jid;
    socket.setMaxListeners(0);
    this.#reader = new StreamReader(
      {
        opened: (header) => {
          this.#streamId = String(header.attrs.id);
          this.#opened?.();
        },
        element: (element) => this.#take(element),
        closed: () => undefined,
        failed: (condition) => this.#socket.destroy(new Error(condition)),
      },
      10_000_000,
    );
    socket.on("data", (chunk) => this.#reader.write(chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.#isClosed = true;
    });
  }

  /** Logs in under this resource, without any presence. */
  static async logIn(server: XmppServer, account: Account, resource: string): Promise<RawClient> {
    const client = await RawClient.authenticate(server, account, resource);
    await client.bind(resource);
    return client;
  }

  /** Logs in and stops before a resource is bound, where a stream can be resumed. */
  static async authenticate(server: XmppServer, account: Account, resource = ""): Promise<RawClient> {
    const socket = connect(server.port, server.host);
    const client = new RawClient(socket, `${account.username}@${server.domain}/${resource}`);
    await once(socket, "connect");
    const features = () => client.waitFor((element) => isNamed(element, "stream:features", NS_STREAMS));
    const header = `<stream:stream xmlns='jabber:client' xmlns:stream='${NS_STREAMS}' to='${server.domain}' version='1.0'>`;
    client.write(header);
    await features();
    const secret = Buffer.from(`\0${account.username}\0${account.password}`).toString("base64");
    client.write(`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${secret}</auth>`);
    await client.waitFor(({ name }) => name === "success");
    client.#reader.restart();
    client.write(header);
    await features();
    return client;
  }

  /** Connects as an external component. */
  static async component(host: string, { port, domain, secret }: ComponentPort): Promise<RawClient> {
    const socket = connect(port, host);
    const component = new RawClient(socket, domain);
    await once(socket, "connect");
    const opened = new Promise<void>((resolve) => {
      component.#opened = resolve;
    });
    component.write(`<stream:stream xmlns='jabber:component:accept' xmlns:stream='${NS_STREAMS}' to='${domain}'>`);
    await deadline(opened, PATIENCE, "the header of the stream");
    const hash = createHash("sha1")
      .update(component.#streamId + secret)
      .digest("hex");
    component.write(`<handshake>${hash}</handshake>`);
    await component.waitFor(({ name }) => name === "handshake");
    return component;
  }

  async bind(resource: string): Promise<void> {
    const wish = buildElement("resource", {}, [resource]);
    const bind = buildElement("bind", { xmlns: "urn:ietf:params:xml:ns:xmpp-bind" }, [wish]);
    this.write(buildElement("iq", { type: "set", id: "bind" }, [bind]).toString());
    await this.waitFor(({ attrs }) => attrs.id === "bind");
    this.#received = [];
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  write(xml: string): void {
    this.#socket.write(xml);
  }

  /** Resolves once the server has handled all that was written before, or closed the stream. */
  async settled(): Promise<void> {
    if (this.#isClosed) return;
    const id = `barrier-${++this.#barriers}`;
    const closed = once(this.#socket, "close");
    this.write(`<iq type='get' id='${id}' from='${this.jid}' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>`);
    await Promise.race([this.waitFor(({ attrs }) => attrs.id === id), closed]);
  }

  /** What {@link take} would give. */
  get seen(): readonly Element[] {
    return this.#received;
  }

  /** Everything received since the last call. */
  take(): Element[] {
    return this.#received.splice(0);
  }

  /** The first element that matches, of those received or to come; it is not among the received then. */
  waitFor(matches: (element: Element) => boolean): Promise<Element> {
    const [received] = this.#received.filter(matches);
    if (received) {
      this.#received = this.#received.filter((one) => one !== received);
      return Promise.resolve(received);
    }
    const arrival = new Promise<Element>((resolve) => {
      this.#waiting.push((element) => {
        const isIt = matches(element);
        if (isIt) resolve(element);
        return isIt;
      });
    });
    const closed = once(this.#socket, "close").then(() =>
      Promise.reject(new Error(`the stream of ${this.jid} is closed`)),
    );
    return deadline(Promise.race([arrival, closed]), PATIENCE, `an answer for ${this.jid}`);
  }

  /** The connection breaks. */
  async cut(): Promise<void> {
    if (this.#isClosed) return;
    const closed = once(this.#socket, "close");
    this.#socket.resetAndDestroy();
    await closed;
  }

  /** Ends the stream. */
  async stop(): Promise<void> {
    if (this.#isClosed) return;
    const closed = once(this.#socket, "close");
    this.#socket.end("</stream:stream>");
    await deadline(closed, PATIENCE, `the end of the stream of ${this.jid}`);
  }

  #take(element: Element): void {
    const index = this.#waiting.findIndex((take) => take(element));
    if (index >= 0) this.#waiting.splice(index, 1);
    else this.#received.push(element);
  }
}
