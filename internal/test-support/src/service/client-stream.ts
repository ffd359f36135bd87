import { randomBytes } from "node:crypto";
import { attributeOf, buildElement, findChild, isJid, namespaceOf, textOf } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { Accounts } from "./accounts.ts";
import { ClientSession, type SessionStream } from "./client-session.ts";
import type { ClientSessions } from "./client-sessions.ts";
import { buildMechanisms, NS_SASL, SaslNegotiation } from "./sasl.ts";
import { errorOf, isStanza, resultOf } from "./stanza.ts";
import { countIn, isManagement, managementFailure, NS_MANAGEMENT } from "./stream-management.ts";
import type { Wire, WireListener } from "./wire.ts";

const NS_BIND = "urn:ietf:params:xml:ns:xmpp-bind";
const NS_SESSION = "urn:ietf:params:xml:ns:xmpp-session";
const NS_STREAMS = "http://etherx.jabber.org/streams";
const NS_STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams";
const LOGIN_ATTEMPTS = 3;

/** What a stream needs of the service around it. */
export interface Host {
  readonly domain: string;
  readonly accounts: Accounts;
  readonly sessions: ClientSessions;
  /** Whether streams are managed, XEP-0198. */
  readonly managesStreams: boolean;
}

type Phase = "login" | "bind" | "online" | "ended";

/** One stream of a client from its header to its end: login, resource binding, then stanzas. RFC 6120 §4 to §7. */
export class ClientStream implements WireListener, SessionStream {
  readonly #host: Host;
  #wire: Wire | undefined;
  #phase: Phase = "login";
  #sasl: SaslNegotiation;
  #failures = 0;
  #opened = false;
  #username = "";
  #session: ClientSession | undefined;

  readonly #forget: () => void;

  /** `forget` is called when its connection is gone. */
  constructor(host: Host, forget: () => void) {
    this.#host = host;
    this.#forget = forget;
    this.#sasl = new SaslNegotiation(host.accounts);
  }

  attach(wire: Wire): void {
    this.#wire = wire;
  }

  opened(to: string | undefined): void {
    if (this.#phase === "ended") return;
    this.#open();
    if (to?.toLowerCase() !== this.#host.domain) return this.end("host-unknown");
    const features = this.#phase === "login" ? [buildMechanisms()] : bindFeatures(this.#host.managesStreams);
    this.#wire?.send(buildElement("stream:features", { "xmlns:stream": NS_STREAMS }, features));
  }

  element(element: Element): void {
    if (this.#phase === "ended") return;
    if (this.#phase === "login" && namespaceOf(element) === NS_SASL) this.#logIn(element);
    else if (this.#manages(element)) return;
    else if (!isStanza(element)) this.end("unsupported-stanza-type");
    else if (this.#phase === "login") this.end("not-authorized");
    else if (this.#phase === "bind") this.#bind(element);
    else if (this.#session && !this.#answersItself(element)) this.#host.sessions.received(this.#session, element);
  }

  closed(): void {
    this.end();
  }

  failed(condition: string): void {
    this.end(condition);
  }

  gone(): void {
    this.#lose();
    this.#forget();
  }

  send(element: Element): void {
    this.#wire?.send(element);
  }

  /** Ends the stream, with an error of RFC 6120 §4.9.3 where there is one. */
  end(condition?: string): void {
    if (this.#phase === "ended") return;
    if (condition) {
      // RFC 6120 §4.9.1.2: an error that comes before our header is sent after one all the same
      if (!this.#opened) this.#open();
      const error = buildElement(condition, { xmlns: NS_STREAM_ERRORS });
      this.#wire?.send(buildElement("stream:error", { "xmlns:stream": NS_STREAMS }, [error]));
    }
    this.#wire?.close();
    const session = this.#leave();
    if (session) this.#host.sessions.end(session);
  }

  #open(): void {
    this.#opened = true;
    this.#wire?.open(this.#host.domain, randomBytes(8).toString("hex"));
  }

  /** Cuts the connection without a word. */
  cut(): void {
    this.#wire?.cut();
    this.#lose();
  }

  #lose(): void {
    const session = this.#leave();
    if (session) this.#host.sessions.lost(session);
  }

  #leave(): ClientSession | undefined {
    this.#phase = "ended";
    const session = this.#session;
    this.#session = undefined;
    return session;
  }

  #logIn(element: Element): void {
    const { answer, username } = this.#sasl.step(element);
    this.#wire?.send(answer);
    if (username !== undefined) {
      this.#username = username;
      this.#phase = "bind";
      this.#wire?.restart();
    } else if (answer.name === "failure" && ++this.#failures >= LOGIN_ATTEMPTS) this.end("policy-violation");
  }

  #bind(iq: Element): void {
    const bind = iq.name === "iq" && attributeOf(iq, "type") === "set" ? findChild(iq, "bind", NS_BIND) : undefined;
    if (!bind) return this.#wire?.send(errorOf(iq, { condition: "not-authorized" }));
    const wish = findChild(bind, "resource", NS_BIND);
    const jid = `${this.#bare}/${(wish && textOf(wish)) || randomBytes(6).toString("hex")}`;
    if (!isJid(jid)) return this.#wire?.send(errorOf(iq, { condition: "bad-request" }));
    this.#session = new ClientSession(jid, this.#bare, this);
    this.#phase = "online";
    this.#host.sessions.begin(this.#session);
    const child = buildElement("bind", { xmlns: NS_BIND }, [buildElement("jid", {}, [jid])]);
    this.send(resultOf(iq, child));
  }

  get #bare(): string {
    return `${this.#username}@${this.#host.domain}`;
  }

  /** What belongs to XEP-0198. */
  #manages(element: Element): boolean {
    if (!this.#host.managesStreams || namespaceOf(element) !== NS_MANAGEMENT) return false;
    const session = this.#session;
    if (isManagement(element, "resume") && this.#phase === "bind") this.#resume(element);
    else if (isManagement(element, "r")) session?.answerRequest();
    else if (isManagement(element, "a")) this.#acknowledge(element);
    else if (isManagement(element, "enable") && session && !session.management)
      this.send(this.#host.sessions.manage(session, element));
    else this.send(managementFailure("unexpected-request"));
    return true;
  }

  // XEP-0198 §5: the former stream, if it is there after all, is over
  #resume(element: Element): void {
    const id = attributeOf(element, "previd");
    const session = this.#host.sessions.resumable(this.#bare, id);
    if (!session) return this.send(managementFailure("item-not-found"));
    session.cut();
    this.#session = session;
    this.#phase = "online";
    session.resume(this, countIn(element));
  }

  #acknowledge(element: Element): void {
    if (this.#session?.acknowledge(countIn(element)) === false) this.end("undefined-condition");
  }

  /** What concerns the stream and not the account: establishing the session of RFC 3921 again, or binding again. */
  #answersItself(stanza: Element): boolean {
    if (stanza.name !== "iq" || attributeOf(stanza, "type") !== "set" || stanza.attrs.to !== undefined) return false;
    if (findChild(stanza, "session", NS_SESSION)) this.#wire?.send(resultOf(stanza));
    else if (findChild(stanza, "bind", NS_BIND)) this.#wire?.send(errorOf(stanza, { condition: "not-allowed" }));
    else return false;
    return true;
  }
}

function bindFeatures(managesStreams: boolean): readonly (Element | undefined)[] {
  return [
    buildElement("bind", { xmlns: NS_BIND }, [buildElement("required")]),
    buildElement("session", { xmlns: NS_SESSION }, [buildElement("optional")]),
    managesStreams ? buildElement("sm", { xmlns: NS_MANAGEMENT }, [buildElement("optional")]) : undefined,
  ];
}
