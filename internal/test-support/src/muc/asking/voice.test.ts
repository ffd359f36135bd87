import { describe, expect, test } from "vitest";
import { adminXml } from "../../test/expected.ts";
import { configXml, fieldXml, ROOM, useService } from "../../test/use-service.ts";
import type { XmlClient } from "../../test/xml-client.ts";

const field = (name: string, value: string) => `<field var='${name}'><value>${value}</value></field>`;
const formXml = (fields: string) =>
  `<message to='${ROOM}'><x xmlns='jabber:x:data' type='submit'>` +
  `${field("FORM_TYPE", "http://jabber.org/protocol/muc#request")}${fields}</x></message>`;
const REQUEST = formXml(field("muc#role", "participant"));
const answerXml = (allow: string, nick = "Bob") =>
  formXml(
    field("muc#role", "participant") +
      field("muc#jid", "bob@localhost/res") +
      field("muc#roomnick", nick) +
      field("muc#request_allow", allow),
  );

describe.each(["prosody", "ejabberd"] as const)("in a room like that of %s", (profile) => {
  const { logIn, inside } = useService({ profile });

  /** Alice moderates, Bob has no voice. */
  async function silenced() {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.ask(adminXml("set", `<item nick='Bob' role='visitor'/>`));
    await bob.received();
    return { alice, bob };
  }
  const speaks = async (bob: XmlClient) =>
    !(await bob.ask(`<message to='${ROOM}' type='groupchat'><body>hear</body></message>`)).join().includes("forbidden");

  test("a visitor asks for voice, the moderators are asked, and one says yes", async () => {
    const { alice, bob } = await silenced();
    expect(await bob.ask(REQUEST)).toEqual([]);
    const [form = ""] = await alice.received();
    expect(form).toContain("<value>http://jabber.org/protocol/muc#request</value>");
    expect(form).toContain(`type="form"`);
    for (const [name, value] of [
      ["muc#jid", "bob@localhost/res"],
      ["muc#roomnick", "Bob"],
      ["muc#role", "participant"],
      ["muc#request_allow", "0"],
    ] as const) {
      expect(form).toMatch(new RegExp(`var="${name}"[^>]*>.*?<value>${value}</value>`));
    }
    await alice.ask(answerXml("1"));
    expect((await bob.received()).join()).toContain(`role="participant"`);
    expect(await speaks(bob)).toBe(true);
  });

  test("a moderator says no, and nothing happens", async () => {
    const { alice, bob } = await silenced();
    await bob.ask(REQUEST);
    await alice.ask(answerXml("0"));
    expect(await bob.received()).toEqual([]);
    expect(await speaks(bob)).toBe(false);
  });

  test("only moderators decide, on those who are there", async () => {
    const { alice, bob } = await silenced();
    const carol = await logIn("carol");
    expect((await bob.ask(answerXml("1"))).join()).toContain("forbidden");
    expect((await alice.ask(answerXml("1", "Nobody"))).join()).toContain("item-not-found");
    expect((await carol.ask(answerXml("1"))).join()).toContain("not-acceptable");
    expect((await carol.ask(REQUEST)).join()).toContain("not-acceptable");
    expect(await speaks(bob)).toBe(false);
  });

  test("who has voice asks for none", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    await bob.ask(REQUEST);
    expect(await alice.received()).toEqual([]);
  });
});

describe("in a room like ejabberd's", () => {
  const { inside } = useService({ profile: "ejabberd" });

  test("requests can be turned off, and are not repeated at once", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.ask(adminXml("set", `<item nick='Bob' role='visitor'/>`));
    await bob.ask(REQUEST);
    expect((await bob.ask(REQUEST)).join()).toContain("resource-constraint");
    await alice.ask(configXml(field("allow_voice_requests", "0") + fieldXml("roomname", "Coven")));
    await bob.received();
    expect((await bob.ask(REQUEST)).join()).toContain("forbidden");
  });
});
