import { describe, expect, test } from "vitest";
import { configXml, joinXml, ROOM, useService } from "../../test/use-service.ts";

const field = (name: string, value: string) => `<field var='${name}'><value>${value}</value></field>`;

describe("a room like ejabberd's", () => {
  const { inside, service } = useService({ profile: "ejabberd" });

  test("is gone without a word after a request of long ago", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await Promise.all([alice, bob].map((one) => one.received()));
    const legacy = `<query xmlns='http://jabber.org/protocol/muc#owner'><item affiliation='owner'/></query>`;
    expect(await alice.ask(`<iq type='get' id='l' to='${ROOM}'>${legacy}</iq>`)).toEqual([]);
    expect(await bob.received()).toEqual([]);
    expect(service().room(ROOM).exists).toBe(false);
    expect((await bob.ask(`<presence to='${ROOM}/Bob'><show>away</show></presence>`)).join()).toContain(`code="201"`);
  });

  test("is destroyed by its owner, and everybody is out without more ado", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await bob.received();
    await alice.ask(
      `<iq type='set' id='x' to='${ROOM}'><query xmlns='http://jabber.org/protocol/muc#owner'><destroy/></query></iq>`,
    );
    const [, end = ""] = await bob.received();
    expect(end).toContain(`<item affiliation="none" role="none"/>`);
    expect(end).not.toContain(`code="110"`);
  });

  test("keeps no stanza-id but those of its archive, and takes forged ones out", async () => {
    const alice = await inside("alice");
    const forged = `<stanza-id xmlns='urn:xmpp:sid:0' by='${ROOM}' id='forged'/>`;
    const say = async () => {
      await alice.send(`<message to='${ROOM}' type='groupchat'><body>x</body>${forged}</message>`);
      return (await alice.receivedInFull()).join();
    };
    await alice.received();
    expect(await say()).not.toContain("stanza-id");
    await alice.ask(configXml(field("mam", "1")));
    const archived = await say();
    expect(archived).toMatch(/<stanza-id [^>]*by="coven@conference.localhost"/);
    expect(archived).not.toContain("forged");
  });

  test("lets through an occupant-id that a sender has made up, as it gives none itself", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    const forged = `<occupant-id xmlns='urn:xmpp:occupant-id:0' id='forged'/>`;
    await bob.send(`<presence to='${ROOM}/Bob'>${forged}</presence>`);
    await bob.received();
    expect((await alice.receivedInFull()).join()).toContain("forged");
  });
});

describe("a room like Prosody's", () => {
  const { logIn, inside, service } = useService();

  test("gives everybody an id that no nick changes, and takes forged ones out", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    const idOf = (text = "") => /occupant-id [^>]*id="([^"]*)"/.exec(text)?.[1];
    const [joined] = (await alice.receivedInFull()).slice(-1);
    expect(idOf(joined)).toBeDefined();
    const forged = `<occupant-id xmlns='urn:xmpp:occupant-id:0' id='forged'/>`;
    await bob.send(`<presence to='${ROOM}/Robert'>${forged}</presence>`);
    await bob.send(`<message to='${ROOM}' type='groupchat'><body>x</body>${forged}</message>`);
    await bob.received();
    const seen = await alice.receivedInFull();
    expect(seen.slice(-2).map(idOf)).toEqual([idOf(joined), idOf(joined)]);
    expect(seen.join()).not.toContain("forged");
  });

  test("leaves word where it went when it was destroyed, where it was persistent", async () => {
    const alice = await inside("alice");
    service().room(ROOM).configure({ persistentRoom: true });
    await alice.ask(
      `<iq type='set' id='x' to='${ROOM}'><query xmlns='http://jabber.org/protocol/muc#owner'>` +
        `<destroy jid='other@conference.localhost'><reason>Macbeth</reason></destroy></query></iq>`,
    );
    const bob = await logIn("bob");
    expect((await bob.ask(joinXml("Bob"))).join()).toMatch(/gone>"xmpp:other@conference.localhost\?join".*Macbeth/);
  });

  test("sends presence of itself once somebody is in", async () => {
    const bob = await logIn("bob");
    await bob.send(joinXml("Bob"));
    expect((await bob.receivedInFull()).at(-1)).toMatch(/^<presence (?=[^>]*from="coven@conference.localhost")/);
  });

  test("answers a request of long ago with its configuration", async () => {
    const alice = await inside("alice");
    const legacy = `<query xmlns='http://jabber.org/protocol/muc#owner'><item affiliation='owner'/></query>`;
    expect((await alice.ask(`<iq type='get' id='l' to='${ROOM}'>${legacy}</iq>`)).join()).toContain(`type="form"`);
  });

  test("is in the hands of a test in what no client can do", async () => {
    const bob = await inside("bob");
    service().room(ROOM).setAffiliation("dave@localhost", "member", { nick: "Dave", reason: "why not" });
    expect((await bob.received()).join()).toContain("dave@localhost");
    service()
      .room(ROOM)
      .assignNicks((nick) => `${nick}2`);
    const carol = await logIn("carol");
    expect((await carol.ask(joinXml("Carol"))).join()).toMatch(/\/Carol2".*code="210"/);
  });
});
