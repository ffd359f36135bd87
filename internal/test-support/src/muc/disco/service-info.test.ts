import { describe, expect, test } from "vitest";
import { ROOM, useService } from "../../test/use-service.ts";
import type { XmlClient } from "../../test/xml-client.ts";

const ITEMS = "http://jabber.org/protocol/disco#items";
const RSM = "http://jabber.org/protocol/rsm";

describe.each(["prosody", "ejabberd"] as const)("the rooms of a service like %s", (profile) => {
  const { logIn, service } = useService({ profile });

  async function five(): Promise<XmlClient> {
    for (const name of ["e", "c", "a", "d", "b"]) service().room(name).configure({ roomName: name.toUpperCase() });
    service().room("hidden").configure({ publicRoom: false });
    return logIn("juliet");
  }

  test("come in pages, forwards and backwards", async () => {
    const juliet = await five();
    expect(await page(juliet, "<max>2</max>")).toEqual({ rooms: "ab", first: "a", last: "b", count: "5" });
    expect(await page(juliet, "<max>2</max><after>b</after>")).toMatchObject({ rooms: "cd", last: "d" });
    expect(await page(juliet, "<max>2</max><after>d</after>")).toMatchObject({ rooms: "e" });
    expect(await page(juliet, "<max>2</max><before/>")).toMatchObject({ rooms: "de" });
    expect(await page(juliet, "<max>2</max><before>d</before>")).toMatchObject({ rooms: "bc", first: "b" });
    expect(await page(juliet, "<max>2</max><after>e</after>")).toMatchObject({ rooms: "", first: undefined });
    expect(await page(juliet, "<max>0</max>")).toMatchObject({ rooms: "", count: "5" });
    expect(await page(juliet, "<max>nonsense</max>")).toMatchObject({ rooms: "abcde" });
  });

  test("come all at once when nobody asks for pages", async () => {
    const juliet = await five();
    expect((await page(juliet))?.rooms.split("").sort().join("")).toBe("abcde");
  });

  test("have their names, and in some services the number of those inside", async () => {
    service().room("a").configure({ roomName: "Coven" });
    service().room("a").fill(3);
    const juliet = await logIn("juliet");
    const [answer = ""] = await juliet.ask(query());
    expect(/ name="([^"]*)"/.exec(answer)?.[1]).toBe(profile === "prosody" ? "Coven" : "Coven (3)");
  });

  test("are not asked for by a node", async () => {
    const juliet = await logIn("juliet");
    const xml = `<iq type='get' id='d' to='conference.localhost'><query xmlns='${ITEMS}' node='n'/></iq>`;
    expect((await juliet.ask(xml)).join()).toContain("item-not-found");
  });
});

describe("the rooms of a service exactly like Prosody", () => {
  const { logIn, inside, service } = useService({ exact: true });

  test("can be configured in what Prosody has, and in nothing else", async () => {
    const alice = await inside("alice");
    const owner = `<query xmlns='http://jabber.org/protocol/muc#owner'/>`;
    const form = (await alice.ask(`<iq type='get' id='o' to='${ROOM}'>${owner}</iq>`)).join();
    expect(form).toContain("muc#roomconfig_historylength");
    expect(form).not.toMatch(/maxusers|allowpm|roomowners|getmemberlist/);
  });

  test("come without pages", async () => {
    for (const name of ["a", "b"]) service().room(name).configure({});
    const juliet = await logIn("juliet");
    const [answer = ""] = await juliet.ask(query(`<set xmlns='${RSM}'><max>1</max></set>`));
    expect(answer.match(/<\{[^}]*\}item /g)).toHaveLength(2);
    expect(answer).not.toContain("}set");
  });
});

function query(content = ""): string {
  return `<iq type='get' id='d' to='conference.localhost'><query xmlns='${ITEMS}'>${content}</query></iq>`;
}

async function page(client: XmlClient, wish?: string) {
  const [answer = ""] = await client.ask(query(wish && `<set xmlns='${RSM}'>${wish}</set>`));
  const rooms = [...answer.matchAll(/ jid="(\w+)@/g)].map(([, name]) => name).join("");
  const value = (name: string) => new RegExp(`\\}${name}>"([^"]*)"`).exec(answer)?.[1];
  return { rooms, first: value("first"), last: value("last"), count: value("count") };
}
