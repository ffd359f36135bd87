import { describe, expect, test } from "vitest";
import { adminXml } from "../test/expected.ts";
import { configXml, joinXml, ROOM, useService } from "../test/use-service.ts";

const field = (name: string, value: string) => `<field var='${name}'><value>${value}</value></field>`;

describe("visitors of a room like ejabberd's", () => {
  const { logIn, inside, service } = useService({ profile: "ejabberd" });

  async function visitor(config: string) {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.ask(configXml(config));
    await alice.ask(adminXml("set", `<item nick='Bob' role='visitor'/>`));
    await Promise.all([alice, bob].map((one) => one.received()));
    return { alice, bob };
  }

  test("may be kept from changing their nick", async () => {
    const { bob } = await visitor(field("allow_visitor_nickchange", "0"));
    expect((await bob.ask(`<presence to='${ROOM}/Robert'/>`)).join()).toContain("not-allowed");
    expect(service().room(ROOM).nicks).toEqual(["Alice", "Bob"]);
  });

  test("may be kept from showing a status", async () => {
    const { alice, bob } = await visitor(field("allow_visitor_status", "0"));
    await bob.ask(`<presence xmlns='jabber:client' to='${ROOM}/Bob'><show>away</show><status>spam</status></presence>`);
    const seen = (await alice.received()).join();
    expect(seen).toContain("away");
    expect(seen).not.toContain("spam");
  });

  test("may be kept from writing to others, or to all but moderators", async () => {
    const { alice, bob } = await visitor(field("allow_private_messages_from_visitors", "moderators"));
    const carol = await inside("carol");
    const psst = (nick: string) => `<message to='${ROOM}/${nick}' type='chat'><body>psst</body></message>`;
    expect((await bob.ask(psst("Carol"))).join()).toContain("forbidden");
    await bob.ask(psst("Alice"));
    expect((await alice.received()).join()).toContain("psst");
    await alice.ask(configXml(field("allow_private_messages_from_visitors", "nobody")));
    await bob.received();
    expect((await bob.ask(psst("Alice"))).join()).toContain("forbidden");
    expect((await carol.received()).join()).not.toContain("psst");
  });

  test("are what everybody is at first where the owner says so", async () => {
    await visitor(field("members_by_default", "0"));
    const carol = await logIn("carol");
    expect((await carol.ask(joinXml("Carol"))).join()).toMatch(/\/Carol" .*role="visitor"/);
  });
});
