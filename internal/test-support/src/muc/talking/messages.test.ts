import { describe, expect, test } from "vitest";
import { configXml, errorXml, fieldXml, joinXml, ROOM, userXml, useService } from "../../test/use-service.ts";
import { canonical } from "../../test/xml-client.ts";

const RICH = `<body>a &lt; b ]]&gt;</body><body xml:lang='de'>ä</body><thread>t</thread><x xmlns='urn:x'><y xmlns=''/></x>`;

describe("messages in a room like Prosody's", () => {
  const { logIn, inside, service } = useService();

  test("go to everybody, the sender too, with their id and all they hold", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    const sent = await bob.ask(`<message to='${ROOM}' type='groupchat' id='m1' xml:lang='en'>${RICH}</message>`);
    const reflection = (to: string) =>
      `<message from='${ROOM}/Bob' to='${to}' type='groupchat' id='m1' xml:lang='en'>${RICH}</message>`;
    expect(sent).toEqual(canonical([reflection("bob@localhost/res")]));
    expect(canonical(await alice.received())).toEqual(canonical([reflection("alice@localhost/res")]));
  });

  test("without id get one, and without body go out all the same", async () => {
    const bob = await inside("bob");
    const [first, second] = await bob.ask(
      `<message to='${ROOM}' type='groupchat'><body>x</body></message>`,
      `<message to='${ROOM}' type='groupchat'><composing xmlns='http://jabber.org/protocol/chatstates'/></message>`,
    );
    expect(first).toMatch(/ id="[\w-]{8,}"/);
    expect(second).toContain("composing");
  });

  test("of those who are not inside, or have no voice, are refused", async () => {
    const alice = await inside("alice");
    const carol = await logIn("carol");
    const message = (id: string) => `<message to='${ROOM}' type='groupchat' id='${id}'><body>x</body></message>`;
    const error = errorXml("cancel", "not-acceptable").replace(
      "</error>",
      `<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>You are not currently connected to this chat</text></error>`,
    );
    expect(await carol.ask(message("m"))).toEqual(
      canonical([`<message type='error' id='m' from='${ROOM}' to='carol@localhost/res'>${error}</message>`]),
    );
    await alice.ask(configXml(fieldXml("moderatedroom", "1")));
    await carol.ask(joinXml("Carol"));
    expect((await carol.ask(message("n"))).join()).toContain("forbidden");
    expect((await carol.ask(`<message to='nowhere@conference.localhost' type='groupchat'/>`)).join()).toContain(
      "item-not-found",
    );
    expect((await alice.ask(`<message to='${ROOM}' type='chat'><body>x</body></message>`)).join()).toContain(
      "service-unavailable",
    );
  });

  test("are history for who comes later, within his limits", async () => {
    const alice = await inside("alice");
    const bob = await logIn("bob");
    const before = new Date();
    for (let number = 1; number <= 5; number++) {
      await alice.send(`<message to='${ROOM}' type='groupchat' id='m${number}'><body>${number}</body></message>`);
    }
    await alice.send(`<message to='${ROOM}' type='groupchat'><composing xmlns='urn:c'/></message>`);
    await alice.received();
    const bodies = async (limits: string) => {
      const received = await bob.ask(joinXml("Bob", ROOM, limits));
      await bob.ask(`<presence to='${ROOM}/Bob' type='unavailable'/>`);
      expect(received.at(-1)).toContain("subject");
      return received.flatMap((one) => /body>"(\d)"/.exec(one)?.[1] ?? []).join("");
    };
    const received = await bob.ask(joinXml("Bob"));
    const [first] = received.filter((one) => one.includes("body"));
    expect(first).toMatch(
      /from="coven@conference.localhost\/Alice" id="m1" .*delay from="coven@conference.localhost" stamp="\d{4}-/,
    );
    await bob.ask(`<presence to='${ROOM}/Bob' type='unavailable'/>`);
    expect(await bodies("")).toBe("12345");
    expect(await bodies("<history/>")).toBe("12345");
    expect(await bodies("<history maxstanzas='2'/>")).toBe("45");
    expect(await bodies("<history maxstanzas='0'/>")).toBe("");
    expect(await bodies("<history maxchars='0'/>")).toBe("");
    expect(await bodies("<history maxchars='900'/>")).toBe("45");
    expect(await bodies("<history seconds='60'/>")).toBe("12345");
    expect(await bodies(`<history since='${before.toISOString()}'/>`)).toBe("12345");
    expect(await bodies(`<history since='${new Date(Date.now() + 60_000).toISOString()}'/>`)).toBe("");
    expect(await bodies(`<history since='${before.toISOString()}' maxstanzas='1'/>`)).toBe("5");
  });

  test("beyond the configured number are forgotten", async () => {
    const alice = await inside("alice");
    service().room(ROOM).configure({ maxHistoryFetch: 2 });
    for (const body of ["1", "2", "3"]) {
      await alice.send(`<message to='${ROOM}' type='groupchat'><body>${body}</body></message>`);
    }
    await alice.received();
    const bob = await logIn("bob");
    const bodies = async () => (await bob.ask(joinXml("Bob"))).filter((one) => one.includes("body")).length;
    expect(await bodies()).toBe(2);
    service().room(ROOM).configure({ maxHistoryFetch: 0 });
    expect(await bodies()).toBe(0);
  });

  test("cannot pass off as history", async () => {
    const bob = await inside("bob");
    const delay = (from: string) => `<delay xmlns='urn:xmpp:delay' from='${from}' stamp='2001-01-01T00:00:00Z'/>`;
    const [reflection] = await bob.ask(
      `<message to='${ROOM}' type='groupchat'><body>x</body>${delay(ROOM)}${delay("x@y.example")}</message>`,
    );
    expect(reflection?.match(/delay/g)?.length).toBe(2); // the namespace of the one which stays has the word too
    expect(reflection).toContain(`from="x@y.example"`);
  });
});

describe("the subject of a room like Prosody's", () => {
  const { logIn, inside, service } = useService();

  test("is changed by moderators, sent to all without id, and to who comes later with its date", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    await alice.send(`<message to='${ROOM}' type='groupchat' id='s'><subject>Fire</subject></message>`);
    const subject = (to: string) =>
      `<message from='${ROOM}/Alice' to='${to}' type='groupchat'><subject>Fire</subject></message>`;
    expect(canonical(await alice.received())).toEqual(canonical([subject("alice@localhost/res")]));
    expect(canonical(await bob.received())).toEqual(canonical([subject("bob@localhost/res")]));
    const carol = await logIn("carol");
    expect((await carol.ask(joinXml("Carol"))).at(-1)).toMatch(
      /Alice".*subject>"Fire".*delay from="coven@conference.localhost"/,
    );
  });

  test("is not changed by others, unless the configuration says so", async () => {
    await inside("alice");
    const bob = await inside("bob");
    const change = `<message to='${ROOM}' type='groupchat' id='s'><subject>mine</subject></message>`;
    expect((await bob.ask(change)).join()).toContain("forbidden");
    service().room(ROOM).configure({ changeSubject: true });
    await bob.received();
    expect((await bob.ask(change)).join()).toContain("mine");
  });

  test("is not touched by a subject beside a body or a thread", async () => {
    const alice = await inside("alice");
    await alice.ask(
      `<message to='${ROOM}' type='groupchat'><subject>no</subject><body>b</body></message>`,
      `<message to='${ROOM}' type='groupchat'><subject>no</subject><thread>t</thread></message>`,
    );
    const bob = await logIn("bob");
    expect((await bob.ask(joinXml("Bob"))).at(-1)).toContain("subject></>");
  });
});

describe("messages in a room like ejabberd's", () => {
  const { logIn, inside } = useService({ profile: "ejabberd" });

  test("stay as they are, forged delays and subjects in two languages too", async () => {
    const alice = await inside("alice");
    const subjects = `<subject>Fire</subject><subject xml:lang='de'>Feuer</subject>`;
    const delay = `<delay xmlns='urn:xmpp:delay' from='${ROOM}' stamp='2001-01-01T00:00:00Z'/>`;
    const from = `from='${ROOM}/Alice' to='alice@localhost/res' type='groupchat'`;
    expect(
      await alice.ask(
        `<message to='${ROOM}' type='groupchat'><body>x</body>${delay}</message>`,
        `<message to='${ROOM}' type='groupchat' id='s'>${subjects}</message>`,
      ),
    ).toEqual(
      canonical([`<message ${from}><body>x</body>${delay}</message>`, `<message ${from} id='s'>${subjects}</message>`]),
    );
    const bob = await logIn("bob");
    expect((await bob.ask(joinXml("Bob"))).at(-1)).not.toContain("delay");
  });

  test("are sent back with the error when they are refused", async () => {
    await inside("alice");
    const bob = await logIn("bob");
    const [error] = await bob.ask(`<message to='${ROOM}' type='groupchat' id='m'><body>hello</body></message>`);
    expect(error).toMatch(/body>"hello".*error type="modify".*not-acceptable/);
  });
});

describe("private messages", () => {
  const { logIn, inside, service } = useService();

  test("go to one occupant, with the marker", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    await bob.ask(
      `<message to='${ROOM}/Alice' type='chat' id='p1'><body>psst</body></message>`,
      `<message to='${ROOM}/Alice' id='p2'><body>psst</body>${userXml("")}</message>`,
    );
    const from = `from='${ROOM}/Bob' to='alice@localhost/res'`;
    expect(canonical(await alice.received())).toEqual(
      canonical([
        `<message ${from} type='chat' id='p1'><body>psst</body>${userXml("")}</message>`,
        `<message ${from} id='p2'><body>psst</body>${userXml("")}</message>`,
      ]),
    );
  });

  test("are refused to absent nicks, as groupchat, and to who is not inside; errors come back as errors", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    const carol = await logIn("carol");
    await alice.received();
    const to = (nick: string, type: string) =>
      `<message to='${ROOM}/${nick}' type='${type}' id='p'><body>x</body></message>`;
    expect((await bob.ask(to("Nobody", "chat"))).join()).toContain("item-not-found");
    expect((await bob.ask(to("Alice", "groupchat"))).join()).toContain("bad-request");
    expect((await carol.ask(to("Alice", "chat"))).join()).toContain("not-acceptable");
    expect(await bob.ask(to("Nobody", "error"))).toEqual([]);
    expect(await alice.received()).toEqual([]);
    await bob.ask(to("Alice", "error"));
    expect((await alice.received()).join()).toContain(`type="error"`);
  });

  test("to made-up occupants are swallowed", async () => {
    const bob = await inside("bob");
    service().room(ROOM).fill(1, "ghost");
    expect(await bob.ask(`<message to='${ROOM}/ghost-1' type='chat'><body>x</body></message>`)).toEqual([]);
  });
});
