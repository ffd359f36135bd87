import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, test } from "vitest";
import { configXml, fieldXml, joinXml, ROOM, useService } from "../../test/use-service.ts";
import { canonical } from "../../test/xml-client.ts";

const INFO = "http://jabber.org/protocol/disco#info";
const ITEMS = "http://jabber.org/protocol/disco#items";
const get = (to: string, content: string) => `<iq type='get' id='d' to='${to}'>${content}</iq>`;
const info = (to: string, node = "") => get(to, `<query xmlns='${INFO}'${node && ` node='${node}'`}/>`);
const items = (to: string) => get(to, `<query xmlns='${ITEMS}'/>`);

describe("disco in a service like Prosody's", () => {
  const { logIn, inside } = useService();

  test("finds the service, and its public rooms once they are open", async () => {
    const alice = await logIn("alice");
    expect((await alice.ask(info("conference.localhost"))).join()).toMatch(
      /identity category="conference" name="Chatrooms" type="text".*feature var="http:\/\/jabber.org\/protocol\/muc"/,
    );
    const listed = (rooms: string) =>
      canonical([
        `<iq type='result' id='d' from='conference.localhost' to='alice@localhost/res'>` +
          `<query xmlns='${ITEMS}'>${rooms}</query></iq>`,
      ]);
    await alice.ask(joinXml("Alice"));
    expect(await alice.ask(items("conference.localhost"))).toEqual(listed(""));
    await alice.ask(configXml(fieldXml("roomname", "Coven")));
    expect(await alice.ask(items("conference.localhost"))).toEqual(listed(`<item jid='${ROOM}' name='Coven'/>`));
    await alice.ask(configXml(fieldXml("publicroom", "0")));
    expect(await alice.ask(items("conference.localhost"))).toEqual(listed(""));
  });

  test("tells of a room what it is, to everybody", async () => {
    const alice = await inside("alice");
    await alice.ask(
      configXml(fieldXml("roomname", "Coven") + fieldXml("roomdesc", "Hecate") + fieldXml("roomsecret", "x")),
    );
    const bob = await logIn("bob");
    const [answer = ""] = await bob.ask(info(ROOM));
    for (const feature of ["muc_public", "muc_temporary", "muc_passwordprotected", "muc_open", "muc_semianonymous"]) {
      expect(answer).toContain(`feature var="${feature}"`);
    }
    expect(answer).toContain(`category="conference" name="Coven" type="text"`);
    expect(answer).toMatch(/var="muc#roominfo_description".*value>"Hecate"/);
    expect(answer).toMatch(/var="muc#roominfo_occupants".*value>"1"/);
    expect((await bob.ask(info(ROOM, "x-roomuser-item"))).join()).toContain(`node="x-roomuser-item"`);
    expect((await bob.ask(info(ROOM, "nonsense"))).join()).toMatch(/type="result".*node="nonsense"><\/>/);
    expect((await bob.ask(items(ROOM))).join()).not.toContain("Alice");
    expect((await bob.ask(info("nowhere@conference.localhost"))).join()).toContain("item-not-found");
    expect((await bob.ask(get(ROOM, "<query xmlns='urn:x'/>"))).join()).toContain("service-unavailable");
    expect((await bob.ask(get("conference.localhost", "<query xmlns='urn:x'/>"))).join()).toContain(
      "service-unavailable",
    );
  });

  test("of an occupant goes to the occupant and back", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    // The client library answers pings by itself.
    const ping = parseXml(get(`${ROOM}/Alice`, "<ping xmlns='urn:xmpp:ping'/>"));
    const answer = await bob.connected.entity.iqCaller.request(ping);
    expect(canonical([answer.toString()])).toEqual(
      canonical([`<iq type='result' id='d' from='${ROOM}/Alice' to='bob@localhost/res'/>`]),
    );
    const [question = ""] = await alice.received();
    const id = /id="([^"]*)"/.exec(question)?.[1] ?? "";
    expect(canonical([question])).toEqual(
      canonical([
        `<iq type='get' id='${id}' from='${ROOM}/Bob' to='alice@localhost/res'><ping xmlns='urn:xmpp:ping'/></iq>`,
      ]),
    );
    // Who would forge an answer does not know the id under which the question was asked.
    expect(id).not.toBe("d");
    await alice.send(`<iq type='result' id='d' to='${ROOM}/Bob'><forged xmlns='urn:x'/></iq>`);
    await alice.received();
    expect(canonical(await bob.received()).filter((one) => one.includes("iq "))).toEqual(
      canonical([`<iq type='result' id='d' from='${ROOM}/Alice' to='bob@localhost/res'/>`]),
    );
  });

  test("pings show whether one is still inside", async () => {
    const bob = await inside("bob");
    const ping = (nick: string) => get(`${ROOM}/${nick}`, `<ping xmlns='urn:xmpp:ping'/>`);
    expect(await bob.ask(ping("Bob"))).toEqual(
      canonical([`<iq type='result' id='d' from='${ROOM}/Bob' to='bob@localhost/res'/>`]),
    );
    expect((await bob.ask(ping("Nobody"))).join()).toContain("item-not-found");
    const carol = await logIn("carol");
    expect((await carol.ask(ping("Bob"))).join()).toContain("not-acceptable");
    await bob.ask(`<presence to='${ROOM}/Bob' type='unavailable'/>`);
    expect((await bob.ask(ping("Bob"))).join()).toContain("item-not-found");
  });
});

describe("disco in a service like ejabberd's", () => {
  const { logIn, inside } = useService({ profile: "ejabberd" });

  test("tells of a room what it allows", async () => {
    const alice = await inside("alice");
    await alice.ask(configXml(fieldXml("roomname", "Coven") + fieldXml("lang", "en") + fieldXml("allowpm", "none")));
    const [answer = ""] = await alice.ask(info(ROOM));
    for (const [name, value] of [
      ["muc#roominfo_occupants", "1"],
      ["muc#roomconfig_roomname", "Coven"],
      ["muc#roominfo_lang", "en"],
      ["muc#roominfo_changesubject", "1"],
      ["muc#roomconfig_allowinvites", "0"],
      ["muc#roomconfig_allow_query_users", "1"],
      ["muc#roomconfig_allowpm", "none"],
    ] as const) {
      expect(answer, name).toMatch(new RegExp(`var="${name}">.*?value>"${value}"`));
    }
  });

  test("lists the occupants of a room", async () => {
    await inside("alice");
    const bob = await logIn("bob");
    expect((await bob.ask(items(ROOM))).join()).toContain(`item jid="${ROOM}/Alice" name="Alice"`);
  });
});
