import { describe, expect, test } from "vitest";
import {
  codes,
  configXml,
  errorXml,
  fieldXml,
  joinXml,
  openXml,
  ROOM,
  userXml,
  useService,
} from "../../test/use-service.ts";
import { canonical } from "../../test/xml-client.ts";

const OWNER = `affiliation='owner' role='moderator'`;
const GUEST = `affiliation='none' role='participant'`;

describe("entering a room like Prosody's", () => {
  const { logIn, inside, service } = useService();

  test("makes a room that is not there, its creator owns it and nobody else may enter until it is configured", async () => {
    const alice = await logIn("alice");
    const bob = await logIn("bob");
    expect(await alice.ask(joinXml("Alice"))).toEqual(
      canonical([
        `<presence from='${ROOM}/Alice' to='alice@localhost/res'>` +
          `${userXml(`<item ${OWNER} jid='alice@localhost/res'/>${codes(201, 110)}`)}</presence>`,
        `<message from='${ROOM}' to='alice@localhost/res' type='groupchat'><subject/></message>`,
      ]),
    );
    expect(await bob.ask(joinXml("Bob"))).toEqual(
      canonical([refused("bob", "Bob", "cancel", "item-not-found", "conference.localhost")]),
    );
    expect(await alice.ask(openXml())).toEqual(
      canonical([`<iq type='result' id='config' from='${ROOM}' to='alice@localhost/res'/>`]),
    );
    expect((await bob.ask(joinXml("Bob"))).join()).toContain(`code="110"`);
  });

  test("shows those inside, then oneself, then the subject; the others see who comes", async () => {
    const alice = await inside("alice");
    const bob = await logIn("bob", { transport: "websocket" });
    const shown = `<show>away</show><status>&lt;hello&gt;</status><nick xmlns='http://jabber.org/protocol/nick'>B</nick>`;
    const join = joinXml("Bob").replace("<presence", "<presence xmlns='jabber:client' id='j1' xml:lang='fr'");
    expect(await bob.ask(join.replace("</presence>", `${shown}</presence>`))).toEqual(
      canonical([
        `<presence from='${ROOM}/Alice' to='bob@localhost/res'>${userXml(`<item ${OWNER}/>`)}</presence>`,
        `<presence from='${ROOM}/Bob' to='bob@localhost/res' id='j1' xml:lang='fr'>${shown}` +
          `${userXml(`<item ${GUEST} jid='bob@localhost/res'/>${codes(110)}`)}</presence>`,
        `<message from='${ROOM}' to='bob@localhost/res' type='groupchat'><subject/></message>`,
      ]),
    );
    expect(canonical(await alice.received())).toEqual(
      canonical([
        `<presence from='${ROOM}/Bob' to='alice@localhost/res' id='j1' xml:lang='fr'>${shown}` +
          `${userXml(`<item ${GUEST} jid='bob@localhost/res'/>`)}</presence>`,
      ]),
    );
  });

  test("again sends everything again", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    expect((await bob.ask(joinXml("Bob"))).length).toBe(3);
    expect((await alice.received()).length).toBe(1);
  });

  test("is refused under a nick of somebody else", async () => {
    await inside("alice");
    const bob = await logIn("bob");
    expect(await bob.ask(joinXml("Alice"))).toEqual(canonical([refused("bob", "Alice", "cancel", "conflict")]));
  });

  test("needs the password, and the owner needs it too", async () => {
    const alice = await inside("alice");
    expect((await alice.ask(configXml(fieldXml("roomsecret", "cauldron"))))[1]).toContain(`code="104"`);
    const bob = await logIn("bob");
    const denied = canonical([refused("bob", "Bob", "auth", "not-authorized")]);
    expect(await bob.ask(joinXml("Bob"))).toEqual(denied);
    expect(await bob.ask(joinXml("Bob", ROOM, "<password>wrong</password>"))).toEqual(denied);
    expect((await bob.ask(joinXml("Bob", ROOM, "<password>cauldron</password>"))).join()).toContain(`code="110"`);
    const second = await logIn("alice", { resource: "two" });
    expect((await second.ask(joinXml("Again"))).join()).toMatch(/type="auth".*not-authorized/);
    expect((await second.ask(joinXml("Again", ROOM, "<password>cauldron</password>"))).join()).toContain(`code="110"`);
  });

  test("is refused where only members enter, where it is full, under a blank nick, without nick and without the marker", async () => {
    const alice = await inside("alice");
    const bob = await logIn("bob");
    await alice.ask(configXml(fieldXml("membersonly", "1")));
    expect(await bob.ask(joinXml("Bob"))).toEqual(canonical([refused("bob", "Bob", "auth", "registration-required")]));
    await alice.ask(configXml(fieldXml("membersonly", "0") + fieldXml("maxusers", "1")));
    expect(await bob.ask(joinXml("Bob"))).toEqual(canonical([refused("bob", "Bob", "wait", "service-unavailable")]));
    await alice.ask(configXml(fieldXml("maxusers", "none")));
    expect((await bob.ask(joinXml(" "))).join()).toMatch(
      /type="modify".*not-allowed.*Invisible Nicknames are forbidden/,
    );
    const bare = await bob.ask(`<presence to='${ROOM}'><x xmlns='http://jabber.org/protocol/muc'/></presence>`);
    expect(bare.join()).toContain("service-unavailable");
    const old = await bob.ask(`<presence to='${ROOM}/Bob' id='p'/>`);
    expect(old.join()).toContain("item-not-found");
    expect(service().room(ROOM).nicks).toEqual(["Alice"]);
  });

  test("leaves no room behind when it is refused", async () => {
    const bob = await logIn("bob");
    expect((await bob.ask(joinXml(" ", "new@conference.localhost"))).join()).toContain("not-allowed");
    expect(service().room("new").exists).toBe(false);
  });

  test("makes everybody's address known with code 100 in a room that is not anonymous", async () => {
    const alice = await inside("alice");
    expect((await alice.ask(configXml(fieldXml("whois", "anyone"))))[1]).toContain(`code="172"`);
    const bob = await logIn("bob");
    const [other, self] = await bob.ask(joinXml("Bob"));
    expect(other).toContain(`jid="alice@localhost/res"`);
    expect(self).toContain(`code="100"`);
  });

  test("gives the nick that the service assigns, with code 210 or silently", async () => {
    await inside("alice");
    service()
      .room(ROOM)
      .assignNicks((nick) => nick.toUpperCase());
    const bob = await logIn("bob");
    const [, self] = await bob.ask(joinXml("Bob"));
    expect(self).toContain(`from="${ROOM}/BOB"`);
    expect(self).toContain(`code="210"`);
    service()
      .room(ROOM)
      .assignNicks((nick) => nick.trim(), { announced: false });
    const carol = await logIn("carol");
    const carols = (await carol.ask(joinXml(" Carol"))).find((one) => one.includes(`code="110"`));
    expect(carols).toContain(`from="${ROOM}/Carol"`);
    expect(carols).not.toContain(`code="210"`);
  });

  test("a room of a thousand shows all of them", async () => {
    service().room(ROOM).configure({ roomName: "Crowd" });
    service().room(ROOM).fill(1_000);
    const bob = await logIn("bob");
    const started = performance.now();
    await bob.send(joinXml("Bob"));
    const received = await bob.received();
    expect(received.length).toBe(1_002);
    expect(received.filter((one) => one.includes("occupant-")).length).toBe(1_000);
    expect(performance.now() - started).toBeLessThan(2_000);
    const romeo = await inside("romeo");
    expect(service().room(ROOM).nicks.length).toBe(1_002);
    await romeo.stop();
  });
});

describe("entering a room like ejabberd's", () => {
  const { logIn, inside } = useService({ profile: "ejabberd" });

  test("needs no configuration before, and the bare room sends presence too", async () => {
    const alice = await logIn("alice");
    const bob = await logIn("bob");
    expect(await alice.ask(joinXml("Alice"))).toEqual(
      canonical([
        `<presence from='${ROOM}' to='alice@localhost/res'/>`,
        `<presence from='${ROOM}/Alice' to='alice@localhost/res'>` +
          `${userXml(`<item ${OWNER} jid='alice@localhost/res'/>${codes(201, 110)}`)}</presence>`,
        `<message from='${ROOM}' to='alice@localhost/res' type='groupchat'><subject/></message>`,
      ]),
    );
    expect((await bob.ask(joinXml("Bob"))).join()).toContain(`code="110"`);
  });

  test("is refused with an echo of the request and a text", async () => {
    const alice = await inside("alice");
    await alice.ask(configXml(fieldXml("passwordprotectedroom", "1") + fieldXml("roomsecret", "cauldron")));
    const bob = await logIn("bob");
    expect(await bob.ask(joinXml("Bob", ROOM, "<password>nope</password>"))).toEqual(
      canonical([
        `<presence type='error' from='${ROOM}/Bob' to='bob@localhost/res'>` +
          `<x xmlns='http://jabber.org/protocol/muc'><password>nope</password></x><error type='auth'>` +
          `<not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>` +
          `<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>The room refuses this: not authorized</text></error></presence>`,
      ]),
    );
  });

  test("works without the marker", async () => {
    const bob = await logIn("bob");
    expect((await bob.ask(`<presence to='${ROOM}/Bob'/>`)).join()).toContain(`code="201"`);
  });
});

function refused(name: string, nick: string, type: string, condition: string, by = ROOM): string {
  const error = errorXml(type, condition, ` by='${by}'`);
  return `<presence type='error' from='${ROOM}/${nick}' to='${name}@localhost/res'>${error}</presence>`;
}
