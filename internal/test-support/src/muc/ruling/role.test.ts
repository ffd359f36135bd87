import { describe, expect, test } from "vitest";
import { adminXml, goneXml, listXml, occupantXml, resultXml } from "../../test/expected.ts";
import { ROOM, useService } from "../../test/use-service.ts";
import { canonical } from "../../test/xml-client.ts";

const ALICE = "alice@localhost/res";
const BOB = "bob@localhost/res";
const CAROL = "carol@localhost/res";
const roleXml = (nick: string, role: string, content = "") =>
  adminXml("set", `<item nick='${nick}' role='${role}'>${content}</item>`);
const REASON = "<reason>Avaunt &amp; quit!</reason>";

describe("a moderator of a room like Prosody's", () => {
  const { logIn, inside, service } = useService();

  async function three() {
    const alice = await inside("alice");
    const bob = await inside("bob");
    const carol = await inside("carol");
    await Promise.all([alice, bob].map((one) => one.received()));
    return { alice, bob, carol };
  }

  test("kicks, and everybody learns who it was and why, moderators his address too", async () => {
    const { alice, bob, carol } = await three();
    const gone = (to: string, more: string, actor: string, ...statusCodes: number[]) =>
      goneXml("Bob", to, "none/none", { more, content: `<actor ${actor}/>${REASON}`, statusCodes });
    expect(await alice.ask(roleXml("Bob", "none", REASON))).toEqual(
      canonical([gone(ALICE, `jid='${BOB}'`, `nick='Alice' jid='${ALICE}'`, 307), resultXml("a", ALICE)]),
    );
    expect(canonical(await bob.received())).toEqual(canonical([gone(BOB, `jid='${BOB}'`, "nick='Alice'", 307, 110)]));
    expect(canonical(await carol.received())).toEqual(canonical([gone(CAROL, "", "nick='Alice'", 307)]));
    expect(service().room(ROOM).nicks).toEqual(["Alice", "Carol"]);
  });

  test("takes voice away and gives it back, and who has none cannot be heard", async () => {
    const { alice, bob, carol } = await three();
    await alice.ask(roleXml("Bob", "visitor"));
    const actor = "<actor nick='Alice'/>";
    expect(canonical(await carol.received())).toEqual(
      canonical([occupantXml("Bob", CAROL, "none/visitor", { content: actor })]),
    );
    const [refused] = (await bob.ask(`<message to='${ROOM}' type='groupchat'><body>hear!</body></message>`)).slice(-1);
    expect(refused).toContain("forbidden");
    await alice.ask(roleXml("Bob", "participant"));
    await bob.ask(`<message to='${ROOM}' type='groupchat'><body>hear!</body></message>`);
    expect((await carol.received()).join()).toContain("<body>hear!</body>");
  });

  test("makes another one, who then sees the addresses of all", async () => {
    const { alice, bob } = await three();
    await alice.ask(roleXml("Bob", "moderator"));
    const content = "<actor nick='Alice'/>";
    expect(canonical(await bob.received())).toEqual(
      canonical([occupantXml("Bob", BOB, "none/moderator", { more: `jid='${BOB}'`, content, statusCodes: [110] })]),
    );
    expect(await bob.ask(adminXml("get", "<item role='participant'/>"))).toEqual(
      canonical([
        resultXml("a", BOB, listXml(`<item affiliation='none' role='participant' nick='Carol' jid='${CAROL}'/>`)),
      ]),
    );
  });

  test("cannot do to owners and admins what they can do to him", async () => {
    const { alice, bob, carol } = await three();
    await alice.ask(roleXml("Bob", "moderator"));
    for (const request of [roleXml("Alice", "none"), roleXml("Alice", "visitor"), roleXml("Carol", "moderator")]) {
      expect((await bob.ask(request)).slice(-1).join()).toContain("not-allowed");
    }
    expect((await carol.ask(roleXml("Bob", "none"))).slice(-1).join()).toContain("not-allowed");
    expect(service().room(ROOM).nicks).toEqual(["Alice", "Bob", "Carol"]);
  });

  test("is refused what names nobody, or no role", async () => {
    const { alice } = await three();
    for (const [request, condition] of [
      [roleXml("Nobody", "none"), "item-not-found"],
      [roleXml("Bob", "king"), "not-acceptable"],
      [adminXml("set", ""), "bad-request"],
      [adminXml("set", "<item/>"), "bad-request"],
      [adminXml("set", "<item nick='Bob'/>"), "bad-request"],
      [adminXml("set", "<item nick='Bob' role='none' affiliation='outcast'/>"), "bad-request"],
      [adminXml("get", "<item/>"), "bad-request"],
    ] as const) {
      expect((await alice.ask(request)).join()).toContain(condition);
    }
  });

  test("may name somebody by his address, and may kick himself", async () => {
    const { alice, bob } = await three();
    await alice.ask(adminXml("set", `<item jid='bob@localhost' role='visitor'/>`));
    expect((await bob.received()).join()).toContain(`role="visitor"`);
    await alice.ask(adminXml("set", `<item nick='Alice' role='none'/>`));
    expect(service().room(ROOM).nicks).toEqual(["Bob", "Carol"]);
  });

  test("asks for several at once and only the first is done, with a result all the same", async () => {
    const { alice, carol } = await three();
    const answer = await alice.ask(
      adminXml("set", `<item nick='Bob' role='visitor'/><item nick='Carol' role='visitor'/>`),
    );
    expect(answer.at(-1)).toContain(`type="result"`);
    expect((await carol.received()).join()).not.toContain(`${ROOM}/Carol`);
  });

  test("alone may list roles", async () => {
    const { bob } = await three();
    const outsider = await logIn("dave");
    for (const client of [bob, outsider]) {
      expect((await client.ask(adminXml("get", "<item role='moderator'/>"))).join()).toContain("forbidden");
    }
  });
});

describe("a moderator of a room like ejabberd's", () => {
  const { inside, service } = useService({ profile: "ejabberd" });

  test("kicks, and everybody learns who it was, by his nick", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    const content = `<actor nick='Alice'/>${REASON}`;
    const more = `jid='${BOB}'`;
    expect(await alice.ask(roleXml("Bob", "none", REASON))).toEqual(
      canonical([goneXml("Bob", ALICE, "none/none", { more, content, statusCodes: [307] }), resultXml("a", ALICE)]),
    );
    expect(canonical(await bob.received()).slice(-1)).toEqual(
      canonical([goneXml("Bob", BOB, "none/none", { more, content, statusCodes: [307, 110] })]),
    );
  });

  test("changes roles without saying who it was", async () => {
    const alice = await inside("alice");
    await inside("bob");
    await alice.received();
    expect(await alice.ask(roleXml("Bob", "visitor"))).toEqual(
      canonical([occupantXml("Bob", ALICE, "none/visitor", { more: `jid='${BOB}'` }), resultXml("a", ALICE)]),
    );
  });

  test("gets all of several items done, or none of them", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await inside("carol");
    await bob.received();
    const both = (second: string) =>
      adminXml("set", `<item nick='Bob' role='visitor'/><item nick='${second}' role='visitor'/>`);
    expect((await alice.ask(both("Nobody"))).at(-1)).toContain("not-acceptable");
    expect((await bob.received()).join()).not.toContain(`role="visitor"`);
    await alice.ask(both("Carol"));
    const seen = (await bob.received()).join();
    expect(seen).toMatch(/\/Carol.*visitor.*\/Bob.*visitor/s);
    expect((await alice.ask(adminXml("get", "<item role='visitor'/><item role='none'/>"))).join()).toContain(
      "bad-request",
    );
  });

  test("may not kick himself", async () => {
    const alice = await inside("alice");
    expect((await alice.ask(roleXml("Alice", "none"))).join()).toContain("not-allowed");
    expect(service().room(ROOM).nicks).toEqual(["Alice"]);
  });
});
