import { describe, expect, test } from "vitest";
import { adminXml, resultXml } from "../../test/expected.ts";
import { joinXml, ROOM, useService } from "../../test/use-service.ts";
import { canonical } from "../../test/xml-client.ts";

const field = (name: string, value: string) => `<field var='${name}'><value>${value}</value></field>`;
const formXml = (fields: string) =>
  `<x xmlns='jabber:x:data' type='submit'>${field("FORM_TYPE", "http://jabber.org/protocol/muc#register")}${fields}</x>`;
const registerXml = (type: "get" | "set", content = "", to = ROOM) =>
  `<iq type='${type}' id='r' to='${to}'><query xmlns='jabber:iq:register'>${content}</query></iq>`;
const nickXml = (nick: string, to?: string) => registerXml("set", formXml(field("muc#register_roomnick", nick)), to);
const reservedXml = `<iq type='get' id='d' to='${ROOM}'><query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'/></iq>`;
const memberXml = (jid: string, affiliation = "member") =>
  adminXml("set", `<item jid='${jid}' affiliation='${affiliation}'/>`);

describe("with a room like Prosody's", () => {
  const { logIn, inside } = useService();

  test("a member reserves a nick, which nobody else can have, and gives it up", async () => {
    const alice = await inside("alice");
    const bob = await logIn("bob");
    const carol = await logIn("carol");
    await alice.ask(memberXml("bob@localhost"));
    const [offer = ""] = await bob.ask(registerXml("get"));
    expect(offer).toMatch(/type="form".*muc#register_roomnick/);
    expect(offer).not.toContain("registered");
    expect(await bob.ask(nickXml("TheBob"))).toEqual(canonical([resultXml("r", "bob@localhost/res")]));
    expect((await bob.ask(registerXml("get"))).join()).toMatch(/registered.*username>"TheBob"/);
    expect((await bob.ask(reservedXml)).join()).toContain(`name="TheBob"`);
    expect((await carol.ask(reservedXml)).join()).not.toContain("identity");
    expect((await carol.ask(joinXml("TheBob"))).join()).toContain("conflict");
    expect((await alice.ask(nickXml("TheBob"))).slice(-1).join()).toContain("conflict");
    expect((await bob.ask(joinXml("TheBob"))).join()).toContain(`code="110"`);
    expect((await alice.ask(adminXml("get", "<item affiliation='member'/>"))).join()).toContain(`nick="TheBob"`);
    await bob.ask(registerXml("set", "<remove/>"));
    expect((await bob.ask(reservedXml)).join()).not.toContain("identity");
    await bob.ask(`<presence to='${ROOM}/TheBob' type='unavailable'/>`);
    expect((await carol.ask(joinXml("TheBob"))).join()).toContain(`code="110"`);
  });

  test("who has no affiliation asks to be registered, and becomes a member when an admin says yes", async () => {
    const alice = await inside("alice");
    const bob = await logIn("bob");
    await alice.received();
    expect((await bob.ask(nickXml("TheBob"))).join()).toContain(`type="result"`);
    const [question = ""] = await alice.received();
    expect(question).toContain("http://jabber.org/protocol/muc#register");
    expect(question).toContain("<value>bob@localhost</value>");
    const answerXml = (allow: string, nick = "TheBob") =>
      `<message to='${ROOM}'>${formXml(
        field("muc#jid", "bob@localhost") + field("muc#register_roomnick", nick) + field("muc#register_allow", allow),
      )}</message>`;
    expect((await bob.ask(answerXml("1"))).join()).toContain("forbidden");
    expect((await alice.ask(answerXml("1", "Other"))).join()).toContain("item-not-found");
    await alice.ask(answerXml("1"));
    expect((await bob.ask(reservedXml)).join()).toContain(`name="TheBob"`);
    expect((await bob.ask(joinXml("TheBob"))).join()).toContain(`affiliation="member"`);
  });

  test("an admin says no, and all is as it was", async () => {
    const alice = await inside("alice");
    const bob = await logIn("bob");
    await bob.ask(nickXml("TheBob"));
    await alice.ask(
      `<message to='${ROOM}'>${formXml(
        field("muc#jid", "bob@localhost") + field("muc#register_roomnick", "TheBob") + field("muc#register_allow", "0"),
      )}</message>`,
    );
    expect((await bob.ask(reservedXml)).join()).not.toContain("identity");
  });

  test("requests are refused of who is banned, without a nick, and for a nick that somebody has", async () => {
    const alice = await inside("alice");
    const bob = await logIn("bob");
    expect((await bob.ask(registerXml("set", formXml("")))).join()).toContain("bad-request");
    expect((await bob.ask(nickXml("Alice"))).join()).toContain("conflict");
    await alice.ask(memberXml("bob@localhost", "outcast"));
    expect((await bob.ask(registerXml("get"))).join()).toContain("forbidden");
  });
});

describe("with a room exactly like Prosody's", () => {
  const { logIn, inside } = useService({ exact: true });

  test("only members register", async () => {
    await inside("alice");
    const bob = await logIn("bob");
    expect((await bob.ask(registerXml("get"))).join()).toContain("registration-required");
    expect((await bob.ask(nickXml("TheBob"))).join()).toContain("registration-required");
  });
});

describe("with a service like ejabberd's", () => {
  const { logIn, inside } = useService({ profile: "ejabberd" });
  const SERVICE = "conference.localhost";

  test("a nick is reserved in all rooms, until it is given up", async () => {
    await inside("alice");
    const bob = await logIn("bob");
    const carol = await logIn("carol");
    expect((await bob.ask(registerXml("get", "", SERVICE))).join()).toMatch(/type="form".*muc#register_roomnick/);
    expect((await bob.ask(nickXml("TheBob", SERVICE))).join()).toContain(`type="result"`);
    expect((await bob.ask(registerXml("get", "", SERVICE))).join()).toMatch(/registered.*value>"TheBob"/);
    expect((await carol.ask(nickXml("TheBob", SERVICE))).join()).toContain("conflict");
    for (const room of [ROOM, `other@${SERVICE}`]) {
      expect((await carol.ask(joinXml("TheBob", room))).join()).toContain("conflict");
    }
    expect((await bob.ask(joinXml("TheBob"))).join()).toContain(`code="110"`);
    await bob.ask(registerXml("set", "<remove/>", SERVICE));
    await bob.ask(`<presence to='${ROOM}/TheBob' type='unavailable'/>`);
    expect((await carol.ask(joinXml("TheBob"))).join()).toContain(`code="110"`);
  });

  test("another nick takes the place of the first, and an empty one frees it", async () => {
    const bob = await logIn("bob");
    const carol = await logIn("carol");
    await bob.ask(nickXml("One", SERVICE));
    await bob.ask(nickXml("Two", SERVICE));
    expect((await carol.ask(nickXml("One", SERVICE))).join()).toContain(`type="result"`);
    await bob.ask(nickXml("", SERVICE));
    expect((await carol.ask(nickXml("Two", SERVICE))).join()).toContain(`type="result"`);
  });

  test("a request without a nick is refused, and rooms register nobody", async () => {
    await inside("alice");
    const bob = await logIn("bob");
    expect((await bob.ask(registerXml("set", "", SERVICE))).join()).toContain("bad-request");
    expect((await bob.ask(registerXml("get"))).join()).toContain("service-unavailable");
  });
});
