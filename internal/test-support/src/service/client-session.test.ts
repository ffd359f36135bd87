import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deadline } from "../deadline.ts";
import { RawClient } from "../test/raw-client.ts";
import { joinXml, ROOM } from "../test/use-service.ts";
import { canonical } from "../test/xml-client.ts";
import { startService, type XmppService } from "./service.ts";

const SM = "xmlns='urn:xmpp:sm:3'";
const FORMER_IS_REPLACED =
  `<stream:error xmlns:stream='http://etherx.jabber.org/streams'>` +
  `<conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`;

let service: XmppService;
const clients: RawClient[] = [];

beforeEach(async () => {
  service = await startService();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.stop()));
  await service.stop();
});

function keep(client: RawClient): RawClient {
  clients.push(client);
  return client;
}

async function logIn(name: string, resource = "res"): Promise<RawClient> {
  return keep(await RawClient.logIn(service, await service.account(name), resource));
}

/** Somebody whose stream is managed, and the id by which it is resumed. */
async function managed(name: string, enable = `<enable ${SM} resume='true'/>`) {
  const client = await logIn(name);
  client.write(enable);
  const { attrs } = await client.waitFor(({ name: element }) => element === "enabled");
  return { client, attrs, id: String(attrs.id) };
}

async function resume(name: string, id: string, h: number): Promise<RawClient> {
  const client = keep(await RawClient.authenticate(service, await service.account(name), "res"));
  client.write(`<resume ${SM} previd='${id}' h='${h}'/>`);
  return client;
}

/** Stanzas and what else is no request for an acknowledgement. */
function seenBy(client: RawClient): string[] {
  return canonical(
    client
      .take()
      .filter(({ name }) => name !== "r")
      .map(String),
  );
}

function hello(body: string, to = "romeo@localhost/res"): string {
  return `<message to='${to}' type='chat'><body>${body}</body></message>`;
}

/** Both are in one room, which is open. */
async function enterTogether(...entering: readonly (readonly [client: RawClient, nick: string])[]): Promise<void> {
  service.room(ROOM).configure({});
  for (const [client, nick] of entering) {
    client.write(joinXml(nick));
    await client.settled();
  }
  for (const [client] of entering) {
    await client.settled();
    client.take();
  }
}

describe("a session", () => {
  test("takes the place of one that has its resource", async () => {
    const first = await logIn("juliet");
    await logIn("juliet");
    await first.settled();
    expect(seenBy(first)).toEqual(canonical([FORMER_IS_REPLACED]));
    expect(first.isClosed).toBe(true);
  });

  test("whose stream is managed is told what was handled, and tells what has arrived", async () => {
    const { client, attrs } = await managed("romeo");
    expect(attrs).toMatchObject({ resume: "true", max: "600" });
    client.write(`<presence/>${hello("to myself")}<r ${SM}/>`);
    const { attrs: answer } = await client.waitFor(({ name }) => name === "a");
    expect(answer.h).toBe("2");
    await client.waitFor(({ name }) => name === "r");
    client.write(`<a ${SM} h='2'/>`);
    await client.settled();
    expect(client.isClosed).toBe(false);
  });

  test("that acknowledges what was never sent ends", async () => {
    const { client } = await managed("romeo");
    client.write(`<a ${SM} h='7'/>`);
    await client.settled();
    expect(client.isClosed).toBe(true);
    expect(String(client.take())).toContain("undefined-condition");
  });

  test("stays when its connection breaks, and gets what it has missed on being resumed", async () => {
    const { client: romeo, id } = await managed("romeo");
    const juliet = await logIn("juliet");
    await romeo.settled();
    juliet.write(hello("one"));
    await juliet.settled();
    await romeo.cut();
    juliet.write(hello("two"));
    await juliet.settled();
    const again = await resume("romeo", id, 1);
    const resumed = await again.waitFor(({ name }) => name === "resumed");
    expect(resumed.attrs).toMatchObject({ previd: id, h: "1" });
    await again.settled();
    const missed = (body: string) => hello(body).replace("<message", "<message from='juliet@localhost/res'");
    expect(seenBy(again)).toEqual(canonical([missed("one"), missed("two")]));
    expect(seenBy(juliet)).toEqual([]);
  });

  test("keeps its place in a room meanwhile, and nobody sees anything of it", async () => {
    const { client: romeo, id } = await managed("romeo");
    const juliet = await logIn("juliet");
    await enterTogether([juliet, "Juliet"], [romeo, "Romeo"]);
    expect(service.drop("romeo")).toBe(1);
    await resume("romeo", id, 0);
    await juliet.settled();
    expect(service.room(ROOM).nicks).toEqual(["Juliet", "Romeo"]);
    expect(seenBy(juliet)).toEqual([]);
  });

  test("is resumed by its own account only, and only once it has an id", async () => {
    const { id } = await managed("romeo");
    await service.account("juliet");
    for (const [name, previd] of [
      ["juliet", id],
      ["romeo", "nonsense"],
    ] as const) {
      const client = await resume(name, previd, 0);
      const failed = await client.waitFor(({ name: element }) => element === "failed");
      expect(String(failed)).toContain("item-not-found");
      await client.bind("other");
    }
  });

  test("that has broken off and is dropped for good cannot be resumed, and is out of its rooms as by an error", async () => {
    const { client: romeo, id } = await managed("romeo");
    const juliet = await logIn("juliet");
    await enterTogether([romeo, "Romeo"], [juliet, "Juliet"]);
    await romeo.cut();
    juliet.write(`<message to='${ROOM}' type='groupchat'><body>are you there?</body></message>`);
    await juliet.settled();
    juliet.take();
    service.drop("romeo", { resumable: false });
    await juliet.settled();
    expect(String(juliet.take())).toMatch(/from="[^"]*\/Romeo".*type="unavailable".*<status code="333"\/>/);
    const failed = await (await resume("romeo", id, 0)).waitFor(({ name }) => name === "failed");
    expect(String(failed)).toContain("item-not-found");
  });

  test("over a stream that is still open moves to the new one", async () => {
    const { client: romeo, id } = await managed("romeo");
    const again = await resume("romeo", id, 0);
    await again.waitFor(({ name }) => name === "resumed");
    await deadline(romeo.settled(), 5_000, "the end of the former stream");
    expect(romeo.isClosed).toBe(true);
    const juliet = await logIn("juliet");
    juliet.write(hello("still there?"));
    await juliet.settled();
    await again.settled();
    expect(seenBy(again).join()).toContain("still there?");
  });

  test("cannot be resumed when nobody asked for it", async () => {
    const { client: romeo, attrs } = await managed("romeo", `<enable ${SM}/>`);
    expect(attrs.id).toBeUndefined();
    const juliet = await logIn("juliet");
    await enterTogether([romeo, "Romeo"], [juliet, "Juliet"]);
    await romeo.cut();
    await juliet.waitFor(({ attrs: { type } }) => type === "unavailable");
    expect(service.room(ROOM).nicks).toEqual(["Juliet"]);
  });

  test("is over when nobody has resumed it in time", async () => {
    const impatient = await startService({ resumption: 0.05 });
    const romeo = await RawClient.logIn(impatient, await impatient.account("romeo"), "res");
    const juliet = await RawClient.logIn(impatient, await impatient.account("juliet"), "res");
    impatient.room(ROOM).configure({});
    romeo.write(`<enable ${SM} resume='true'/>${joinXml("Romeo")}`);
    await romeo.settled();
    juliet.write(joinXml("Juliet"));
    await juliet.settled();
    juliet.take();
    await romeo.cut();
    await juliet.waitFor(({ attrs: { type } }) => type === "unavailable");
    await juliet.stop();
    await impatient.stop();
  });

  test("whose client acknowledges nothing is over before it costs too much", async () => {
    const strict = await startService({ limits: { unacknowledged: 3 } });
    const romeo = await RawClient.logIn(strict, await strict.account("romeo"), "res");
    romeo.write(`<enable ${SM} resume='true'/>${hello("to myself").repeat(3)}`);
    expect(String(await romeo.waitFor(({ name }) => name === "stream:error"))).toContain("resource-constraint");
    await strict.stop();
  });

  test("lives on when it is sent something in the moment before its stream is managed", async () => {
    const client = await logIn("romeo");
    client.write(`<presence/><enable ${SM} resume='true'/>`);
    await client.waitFor(({ name }) => name === "enabled");
    await client.settled();
    expect(client.isClosed).toBe(false);
  });

  test("is not managed where that is turned off", async () => {
    const plain = await startService({ resumption: 0 });
    const romeo = await RawClient.logIn(plain, await plain.account("romeo"), "res");
    romeo.write(`<enable ${SM} resume='true'/>`);
    await romeo.settled();
    expect(romeo.isClosed).toBe(true);
    await plain.stop();
  });

  test("of a managed stream refuses what comes at the wrong time", async () => {
    const { client } = await managed("romeo");
    client.write(`<enable ${SM}/>`);
    expect(String(await client.waitFor(({ name }) => name === "failed"))).toContain("unexpected-request");
  });
});
