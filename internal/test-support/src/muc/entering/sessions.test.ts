import { describe, expect, test } from "vitest";
import { adminXml, goneXml, occupantXml } from "../../test/expected.ts";
import { joinXml, openXml, ROOM, useService } from "../../test/use-service.ts";
import { canonical, type XmlClient } from "../../test/xml-client.ts";

const ALICE = "alice@localhost/res";
const ONE = "bob@localhost/one";
const TWO = "bob@localhost/two";
const LEAVE = `<presence to='${ROOM}/Bob' type='unavailable'/>`;
const itemXml = (jid: string, role = "participant") => `<item affiliation='none' role='${role}' jid='${jid}'/>`;

describe("two sessions under one nick in a room like Prosody's", () => {
  const { logIn, inside, service } = useService();
  const both = (to: string, ...codes: number[]) =>
    occupantXml("Bob", to, "none/participant", { more: `jid='${ONE}'`, statusCodes: codes }).replace(
      "</item>",
      `</item>${itemXml(TWO)}`,
    );

  test("are one occupant with two addresses", async () => {
    const { alice, one, two } = await three();
    expect(canonical(await alice.received()).slice(-1)).toEqual(canonical([both(ALICE)]));
    expect(canonical(await one.received()).slice(-1)).toEqual(canonical([both(ONE, 110)]));
    expect(canonical(await two.received())).toContain(canonical([both(TWO, 110)])[0]);
    expect(service().room(ROOM).nicks).toEqual(["Alice", "Bob"]);
  });

  test("both hear what is said to the room and to the occupant", async () => {
    const { alice, one, two } = await three();
    await Promise.all([one, two].map((client) => client.received()));
    await alice.ask(`<message to='${ROOM}' type='groupchat'><body>all</body></message>`);
    await alice.ask(`<message to='${ROOM}/Bob' type='chat'><body>psst</body></message>`);
    for (const client of [one, two]) expect((await client.received()).join()).toMatch(/all<.*psst</s);
  });

  test("leave one after the other, and the occupant stays until the last has left", async () => {
    const { alice, one, two } = await three();
    await Promise.all([alice, one, two].map((client) => client.received()));
    const own = goneXml("Bob", TWO, "none/participant", { more: `jid='${ONE}'`, statusCodes: [110] });
    expect(await two.ask(LEAVE)).toEqual(canonical([own.replace("</item>", `</item>${itemXml(TWO)}`)]));
    expect(canonical(await alice.received())).toEqual(canonical([both(ALICE)]));
    await one.ask(LEAVE);
    expect(canonical(await alice.received())).toEqual(
      canonical([goneXml("Bob", ALICE, "none/none", { more: `jid='${ONE}'` })]),
    );
    expect(service().room(ROOM).nicks).toEqual(["Alice"]);
  });

  test("part when one takes another nick", async () => {
    const { alice, one, two } = await three();
    await Promise.all([alice, one, two].map((client) => client.received()));
    await two.ask(`<presence to='${ROOM}/Robert'/>`);
    expect(service().room(ROOM).nicks).toEqual(["Alice", "Bob", "Robert"]);
    expect(canonical(await alice.received())).toEqual(
      canonical([
        occupantXml("Robert", ALICE, "none/participant", { more: `jid='${TWO}'` }),
        occupantXml("Bob", ALICE, "none/participant", { more: `jid='${ONE}'` }),
      ]),
    );
    await two.ask(`<presence to='${ROOM}/Bob'/>`);
    expect(service().room(ROOM).nicks).toEqual(["Alice", "Bob"]);
  });

  test("go together when the occupant is kicked", async () => {
    const { alice, one, two } = await three();
    await Promise.all([one, two].map((client) => client.received()));
    await alice.ask(adminXml("set", `<item nick='Bob' role='none'/>`));
    for (const client of [one, two]) expect((await client.received()).join()).toMatch(/code="307".*code="110"/);
    expect(service().room(ROOM).nicks).toEqual(["Alice"]);
  });

  const three = () => enterThree(logIn, inside);
});

describe("two sessions under one nick in a room like ejabberd's", () => {
  const { logIn, inside, service } = useService({ profile: "ejabberd" });
  const three = () => enterThree(logIn, inside);

  test("are shown one at a time", async () => {
    const { alice, two } = await three();
    expect(canonical(await alice.received()).slice(-1)).toEqual(
      canonical([occupantXml("Bob", ALICE, "none/participant", { more: `jid='${TWO}'` })]),
    );
    expect((await two.received()).join()).not.toContain(ONE);
  });

  test("leave without a word to the others while one stays", async () => {
    const { alice, two } = await three();
    await Promise.all([alice, two].map((client) => client.received()));
    expect((await two.ask(LEAVE)).at(-1)).toContain(`role="none"`);
    expect(await alice.received()).toEqual([]);
    expect(service().room(ROOM).nicks).toEqual(["Alice", "Bob"]);
  });

  test("are told of each other's end when both are kicked", async () => {
    const { alice, one, two } = await three();
    await Promise.all([one, two].map((client) => client.received()));
    await alice.ask(adminXml("set", `<item nick='Bob' role='none'/>`));
    for (const client of [one, two]) {
      const seen = (await client.received()).filter((text) => text.includes(`code="307"`));
      expect(seen.map((text) => text.includes(`code="110"`)).sort()).toEqual([false, true]);
    }
  });

  test("part without code 303 when one takes another nick", async () => {
    const { alice, two } = await three();
    await Promise.all([alice, two].map((client) => client.received()));
    const seen = (await two.ask(`<presence to='${ROOM}/Robert'/>`)).join();
    expect(seen).not.toContain("303");
    expect(seen).toMatch(/\/Robert".*code="110"/);
    expect(service().room(ROOM).nicks).toEqual(["Alice", "Bob", "Robert"]);
  });
});

async function enterThree(
  logIn: (name: string, options: { resource: string }) => Promise<XmlClient>,
  inside: (name: string) => Promise<XmlClient>,
): Promise<{ alice: XmlClient; one: XmlClient; two: XmlClient }> {
  const alice = await inside("alice");
  await alice.ask(openXml());
  const one = await logIn("bob", { resource: "one" });
  const two = await logIn("bob", { resource: "two" });
  for (const client of [one, two]) {
    await client.send(joinXml("Bob"));
    await client.settled();
  }
  return { alice, one, two };
}
