import { roomConfigForm } from "@xeps/muc-stanzas";
import { findForm } from "@xeps/xep-0004";
import { findChild } from "@xeps/xep-0030/kit";
import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, test } from "vitest";
import { codes, configXml, fieldXml, joinXml, ROOM, userXml, useService } from "../../test/use-service.ts";
import { canonical, type XmlClient } from "../../test/xml-client.ts";

const OWNER = "http://jabber.org/protocol/muc#owner";

function ownerXml(type: "get" | "set", content = ""): string {
  return `<iq type='${type}' id='o' to='${ROOM}'><query xmlns='${OWNER}'>${content}</query></iq>`;
}

async function readConfig(client: XmlClient) {
  await client.send(ownerXml("get"));
  const query = findChild(parseXml((await client.received()).join("")), "query", OWNER);
  const form = query && findForm(query);
  return form && roomConfigForm.read(form);
}

describe("the owner of a room", () => {
  const { logIn, inside, service } = useService();

  test("reads the configuration, changes it, and the room tells everybody", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    expect(await readConfig(alice)).toMatchObject({ roomName: "", persistentRoom: false, maxUsers: "none" });
    const fields = `${fieldXml("roomname", "Coven &amp; Co")}${fieldXml("maxusers", "20")}${fieldXml("persistentroom", "true")}`;
    const notice = (to: string) =>
      `<message from='${ROOM}' to='${to}' type='groupchat'>${userXml(codes(104))}</message>`;
    expect(await alice.ask(configXml(fields))).toEqual(
      canonical([
        `<iq type='result' id='config' from='${ROOM}' to='alice@localhost/res'/>`,
        notice("alice@localhost/res"),
      ]),
    );
    expect(canonical(await bob.received())).toEqual(canonical([notice("bob@localhost/res")]));
    expect(await readConfig(alice)).toMatchObject({ roomName: "Coven & Co", persistentRoom: true, maxUsers: 20 });
    expect((await alice.ask(configXml(fields))).length).toBe(1);
  });

  test("makes the room persistent: it stays when everybody has left", async () => {
    const alice = await inside("alice");
    await alice.ask(configXml(fieldXml("persistentroom", "1")));
    await alice.ask(`<presence to='${ROOM}/Alice' type='unavailable'/>`);
    expect(service().room(ROOM).exists).toBe(true);
  });

  test("turns out who is no member when only members may be inside", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    await alice.ask(configXml(fieldXml("membersonly", "1")));
    const item = `<item affiliation='none' role='none' jid='bob@localhost/res'/>`;
    expect(canonical(await bob.received())).toEqual(
      canonical([
        `<presence type='unavailable' from='${ROOM}/Bob' to='bob@localhost/res'>${userXml(item + codes(322, 110))}</presence>`,
      ]),
    );
    expect(service().room(ROOM).nicks).toEqual(["Alice"]);
  });

  test("is refused what makes no sense", async () => {
    const alice = await inside("alice");
    const wrongType = `<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>urn:x</value></field></x>`;
    for (const [request, condition] of [
      [configXml(fieldXml("passwordprotectedroom", "1")), "not-acceptable"],
      [ownerXml("set", wrongType), "bad-request"],
      [ownerXml("set"), "bad-request"],
    ] as const) {
      expect((await alice.ask(request)).join()).toContain(condition);
    }
    expect((await alice.ask(configXml(fieldXml("nonsense", "1")))).join()).toContain(`type="result"`);
    expect(await alice.ask(configXml(fieldXml("whois", "nobody")))).toEqual([]);
  });

  test("is the only one who may configure and destroy", async () => {
    await inside("alice");
    const bob = await inside("bob");
    const cancel = `<x xmlns='jabber:x:data' type='cancel'/>`;
    for (const request of [ownerXml("get"), configXml(""), ownerXml("set", cancel), ownerXml("set", "<destroy/>")]) {
      expect((await bob.ask(request)).join()).toContain("forbidden");
    }
  });

  test("destroys the room, and everybody is told where to go", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    const destroy = `<destroy jid='other@conference.localhost'><reason>Macbeth</reason><password>p</password></destroy>`;
    const [own, result] = await alice.ask(ownerXml("set", destroy));
    expect(own).toContain(`type="unavailable"`);
    expect(result).toContain(`type="result"`);
    const item = `<item affiliation='none' role='none' jid='bob@localhost/res'/>`;
    expect(canonical(await bob.received())).toEqual(
      canonical([
        `<presence type='unavailable' from='${ROOM}/Bob' to='bob@localhost/res'>${userXml(item + destroy.replace("<reason>Macbeth</reason><password>p</password>", "<password>p</password><reason>Macbeth</reason>") + codes(110))}</presence>`,
      ]),
    );
    expect(service().room(ROOM).exists).toBe(false);
  });

  test("cancels the first configuration, and the room stays locked until it leaves", async () => {
    const alice = await logIn("alice");
    const bob = await logIn("bob");
    await alice.ask(joinXml("Alice"));
    const cancel = ownerXml("set", `<x xmlns='jabber:x:data' type='cancel'/>`);
    expect((await alice.ask(cancel)).join()).toContain(`type="result"`);
    expect((await bob.ask(joinXml("Bob"))).join()).toContain("item-not-found");
    await alice.ask(`<presence to='${ROOM}/Alice' type='unavailable'/>`);
    expect(service().room(ROOM).exists).toBe(false);
  });
});

describe("the owner of a room like ejabberd's", () => {
  const { inside } = useService({ profile: "ejabberd" });

  test("is refused fields that the form does not have", async () => {
    const alice = await inside("alice");
    const [error] = await alice.ask(configXml(fieldXml("nonsense", "1")));
    expect(error).toContain("bad-request");
  });
});
