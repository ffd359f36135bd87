import { connect as connectSocket, type Socket } from "node:net";
import { client } from "@xmpp/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { connect } from "../client/connect.ts";
import { hasSlixmpp, runSlixmpp } from "../client/slixmpp.ts";
import { deadline } from "../deadline.ts";
import { canonical, XmlClient } from "../test/xml-client.ts";
import { startService, type XmppService } from "./service.ts";

let service: XmppService;
const clients: { stop(): Promise<void> }[] = [];
beforeEach(async () => {
  service = await startService();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.stop()));
  await service.stop();
});

async function logIn(name: string, options: { resource?: string; transport?: "tcp" | "websocket" } = {}) {
  const client = await XmlClient.logIn(service, name, options);
  clients.push(client);
  return client;
}

describe("a client", () => {
  test.each(["tcp", "websocket"] as const)("logs in over %s", async (transport) => {
    const juliet = await logIn("juliet", { transport, resource: "balcony" });
    expect(juliet.jid).toBe("juliet@localhost/balcony");
    expect(juliet.connected.errors).toEqual([]);
  });

  test("is refused with a wrong password", async () => {
    const { username } = await service.account("juliet");
    await expect(connect(service, { username, password: "wrong" })).rejects.toThrow("not-authorized");
  });

  test("without account gets a name of its own", async () => {
    const { host, port } = service;
    const credentials = (authenticate: (credentials: object, mechanism: string) => Promise<void>) =>
      authenticate({}, "ANONYMOUS");
    const entity = client({ service: `xmpp://${host}:${port}`, domain: "localhost", credentials });
    entity.reconnect.stop();
    clients.push({ stop: () => entity.stop().then(() => undefined) });
    expect(String(await entity.start())).toMatch(/^anonymous-[0-9a-f]+@localhost\/./);
  });

  test.skipIf(!hasSlixmpp())("of python3-slixmpp logs in", async () => {
    const romeo = await runSlixmpp(service, await service.account("romeo"));
    clients.push(romeo);
    expect(romeo.jid).toMatch(/^romeo@localhost\/./);
    const juliet = await logIn("juliet");
    await juliet.send(`<message to='${romeo.jid}' type='chat'><body>Wherefore</body></message>`);
    expect(await romeo.next("message")).toMatchObject({ sender: juliet.jid, body: "Wherefore" });
    const { features } = await romeo.run("disco", { jid: "localhost" });
    expect(features).toContain("http://jabber.org/protocol/disco#items");
  });
});

describe("the server", () => {
  test("answers disco, ping and the legacy session, and refuses what it does not know", async () => {
    const juliet = await logIn("juliet");
    const to = "to='juliet@localhost/res'";
    expect(
      await juliet.ask(
        `<iq type='get' id='1' to='localhost'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>`,
        `<iq type='set' id='2'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq>`,
        `<iq type='get' id='3' to='localhost'><query xmlns='urn:example:unknown'/></iq>`,
        `<iq type='get' id='4'><query xmlns='jabber:iq:roster'/></iq>`,
        `<iq type='get' id='5' to='elsewhere.example'><ping xmlns='urn:xmpp:ping'/></iq>`,
        `<iq type='get' id='6' to='nobody@localhost/there'><ping xmlns='urn:xmpp:ping'/></iq>`,
        `<iq type='get' id='7' to='a@b@c'><ping xmlns='urn:xmpp:ping'/></iq>`,
      ),
    ).toEqual(
      canonical([
        `<iq type='result' id='1' from='localhost' ${to}><query xmlns='http://jabber.org/protocol/disco#items'>` +
          `<item jid='conference.localhost' name='Chatrooms'/><item jid='comp.localhost' name='Component'/></query></iq>`,
        `<iq type='result' id='2'/>`,
        `<iq type='error' id='3' from='localhost' ${to}>${error("cancel", "service-unavailable")}</iq>`,
        `<iq type='result' id='4' from='juliet@localhost' ${to}><query xmlns='jabber:iq:roster'/></iq>`,
        `<iq type='error' id='5' from='elsewhere.example' ${to}>${error("cancel", "remote-server-not-found")}</iq>`,
        `<iq type='error' id='6' from='nobody@localhost/there' ${to}>${error("cancel", "service-unavailable")}</iq>`,
        `<iq type='error' id='7' from='localhost' ${to}>${error("modify", "jid-malformed")}</iq>`,
      ]),
    );
  });

  test("brings stanzas from one account to the other, with the true sender", async () => {
    const juliet = await logIn("juliet");
    const romeo = await logIn("romeo", { transport: "websocket" });
    await romeo.send(`<presence xmlns='jabber:client'/>`);
    expect(canonical(await romeo.received())).toEqual(
      canonical([`<presence from='romeo@localhost/res' to='romeo@localhost/res'/>`]),
    );
    await juliet.send(
      `<message to='romeo@localhost' from='tybalt@localhost/x' type='chat' id='m'><body>a &lt; b</body></message>`,
      `<iq type='get' id='q' to='romeo@localhost/res'><x xmlns='urn:x'><y/></x></iq>`,
      `<presence to='romeo@localhost/res'><show>away</show></presence>`,
    );
    await juliet.received();
    const from = "from='juliet@localhost/res'";
    expect(canonical(await romeo.received())).toEqual(
      canonical([
        `<message to='romeo@localhost' ${from} type='chat' id='m'><body>a &lt; b</body></message>`,
        `<iq type='get' id='q' to='romeo@localhost/res' ${from}><x xmlns='urn:x'><y/></x></iq>`,
        `<presence to='romeo@localhost/res' ${from}><show>away</show></presence>`,
      ]),
    );
    expect(service.drop("juliet", { resumable: false })).toBe(1);
    expect(canonical(await romeo.received())).toEqual(
      canonical([`<presence type='unavailable' to='romeo@localhost/res' ${from}/>`]),
    );
  });
});

/** A TCP connection without any library. */
class RawStream {
  readonly #socket: Socket;
  #text = "";
  #check: () => void = () => undefined;
  readonly ended: Promise<void>;

  constructor(port: number) {
    this.#socket = connectSocket({ host: "127.0.0.1", port });
    this.#socket.setEncoding("utf8").on("data", (text: string) => {
      this.#text += text;
      this.#check();
    });
    this.#socket.on("error", () => undefined);
    this.ended = new Promise((resolve) => this.#socket.once("close", () => resolve()));
  }

  write(data: string | Uint8Array): Promise<void> {
    return new Promise((resolve) => this.#socket.write(data, () => resolve()));
  }

  /** What came up to and including this text. */
  until(part: string): Promise<string> {
    const found = new Promise<string>((resolve) => {
      this.#check = () => {
        const at = this.#text.indexOf(part);
        if (at < 0) return;
        resolve(this.#text.slice(0, at + part.length));
        this.#text = this.#text.slice(at + part.length);
        this.#check = () => undefined;
      };
    });
    this.#check();
    return deadline(found, 5_000, `${part} in ${this.#text}`);
  }

  async logIn(username: string, password: string): Promise<void> {
    const plain = Buffer.from(`\0${username}\0${password}`).toString("base64");
    await this.write(HEADER);
    await this.until("</stream:features>");
    await this.write(`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${plain}</auth>`);
    await this.until("<success");
    await this.write(HEADER);
    await this.until("</stream:features>");
    await this.write(`<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>`);
    await this.until("</iq>");
  }

  async stop(): Promise<void> {
    this.#socket.destroy();
    await this.ended;
  }
}

const HEADER = `<?xml version='1.0'?><stream:stream to='localhost' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`;

describe("a stream", () => {
  async function open(): Promise<RawStream> {
    const stream = new RawStream(service.port);
    clients.push(stream);
    const { username, password } = await service.account("raw");
    await stream.logIn(username, password);
    return stream;
  }

  test("may be cut into chunks anywhere, inside a character too", async () => {
    const stream = await open();
    const body = "ä€👩‍🚀 &amp; 漢字";
    const bytes = Buffer.from(`<message to='${(await logIn("juliet")).jid}'><body>${body}</body></message>`);
    const juliet = clients.at(-1) as XmlClient;
    for (const byte of bytes) await stream.write(Buffer.of(byte));
    await stream.write(`<iq type='get' id='p' to='localhost'><ping xmlns='urn:xmpp:ping'/></iq>`);
    await stream.until(`id="p"`);
    expect((await juliet.received()).join()).toContain(`<body>${body}</body>`);
  });

  test.each([
    ["a tag closed twice", "<message/></message>", "not-well-formed"],
    ["an unknown entity", "<message><body>&nbsp;</body></message>", "not-well-formed"],
    ["a control character", "<message><body>\u0000</body></message>", "not-well-formed"],
    ["bytes that are no UTF-8", Buffer.from([0x3c, 0x6d, 0xff, 0xfe, 0x3e]), "not-well-formed"],
    ["something that is no stanza", "<a xmlns='urn:b'/>", "unsupported-stanza-type"],
    ["a stanza of too many characters", `<message><body>${"x".repeat(300_000)}`, "policy-violation"],
    ["a stanza nested too deep", `<message>${"<a>".repeat(600)}${"</a>".repeat(600)}</message>`, "policy-violation"],
  ])("ends with %s", async (_, text, condition) => {
    const stream = await open();
    await stream.write(text);
    expect(await stream.until("</stream:stream>")).toContain(`<${condition} `);
    await deadline(stream.ended, 5_000, "the end of the connection");
    await expect(connect(service, await service.account("juliet")).then((one) => one.stop())).resolves.toBeUndefined();
  });

  test("is answered with an end when it ends", async () => {
    const stream = await open();
    await stream.write("</stream:stream>");
    await stream.until("</stream:stream>");
    await deadline(stream.ended, 5_000, "the end of the connection");
  });

  test("to another domain is refused", async () => {
    const stream = new RawStream(service.port);
    clients.push(stream);
    await stream.write(HEADER.replace("localhost", "elsewhere.example"));
    expect(await stream.until("</stream:stream>")).toContain("<host-unknown ");
  });
});

describe("a WebSocket", () => {
  async function answersTo(...messages: readonly (string | Uint8Array)[]): Promise<string> {
    const socket = new WebSocket(service.websocketUrl, ["xmpp"]);
    let received = "";
    socket.on("message", (data) => {
      received += (data as Buffer).toString("utf8");
    });
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await new Promise((resolve) => socket.once("open", resolve));
    socket.send(`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>`);
    for (const message of messages) socket.send(message);
    await deadline(closed, 5_000, "the end of the WebSocket");
    return received;
  }

  test.each([
    ["half an element", "<message xmlns='jabber:client'>"],
    ["two elements", "<a xmlns='jabber:client'/><b xmlns='jabber:client'/>"],
    ["a close tag too many", "<a/></frame><b/>"],
    ["no element", "hello"],
    ["a control character", "<a>\u0001</a>"],
    ["bytes", Buffer.from("<a/>")],
  ])("ends with a message of %s", async (_, message) => {
    const received = await answersTo(message);
    expect(received).toContain("mechanism");
    expect(received).toContain("<not-well-formed ");
    expect(received).toMatch(/<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"\/>$/);
  });

  test("ends when the client ends it, and with stanzas before the login", async () => {
    expect(await answersTo(`<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>`)).not.toContain("stream:error");
    expect(await answersTo(`<message xmlns='jabber:client' to='x@localhost'/>`)).toContain("<not-authorized ");
  });
});

test("three wrong logins are enough, and a login can be given up", async () => {
  const stream = new RawStream(service.port);
  clients.push(stream);
  await stream.write(HEADER);
  const sasl = `xmlns='urn:ietf:params:xml:ns:xmpp-sasl'`;
  await stream.write(`<auth ${sasl} mechanism='PLAIN'/>`);
  await stream.until("<challenge ");
  await stream.write(`<abort ${sasl}/>`);
  expect(await stream.until("</failure>")).toContain("<aborted/>");
  await stream.write(`<auth ${sasl} mechanism='DIGEST-MD5'/>`);
  expect(await stream.until("</failure>")).toContain("<invalid-mechanism/>");
  await stream.write(`<auth ${sasl} mechanism='PLAIN'>AGE=</auth>`);
  expect(await stream.until("</stream:stream>")).toMatch(/malformed-request.*policy-violation/);
});

test("nothing is left after stop, whoever is still connected", async () => {
  const { entity } = (await logIn("juliet")).connected;
  await logIn("romeo", { transport: "websocket" });
  const raw = new RawStream(service.port);
  clients.push(raw);
  await raw.write("<stream:");
  await deadline(service.stop(), 5_000, "stop");
  await deadline(raw.ended, 5_000, "the end of the connection");
  await Promise.all(clients.splice(0).map((client) => client.stop()));
  expect(entity.status).toBe("offline");
  await expect(connect(service, { username: "juliet", password: "" }, { timeout: 2_000 })).rejects.toThrow(
    "ECONNREFUSED",
  );
});

function error(type: string, condition: string): string {
  return `<error type='${type}'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`;
}
