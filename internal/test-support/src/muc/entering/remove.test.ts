import { describe, expect, test } from "vitest";
import { goneXml } from "../../test/expected.ts";
import { errorXml, ROOM, useService } from "../../test/use-service.ts";
import { canonical } from "../../test/xml-client.ts";

const ALICE = "alice@localhost/res";
const BOB = "bob@localhost/res";

describe.each(["prosody", "ejabberd"] as const)("from a room like that of %s", (profile) => {
  const { inside, service } = useService({ profile });
  const isProsody = profile === "prosody";

  test.each([
    ["a message", `<message type='error' to='${ROOM}/Alice'>${errorXml("cancel", "recipient-unavailable")}</message>`],
    ["a groupchat", `<message type='error' to='${ROOM}'>${errorXml("cancel", "service-unavailable")}</message>`],
    ["a presence", `<presence type='error' to='${ROOM}/Alice'>${errorXml("wait", "remote-server-timeout")}</presence>`],
  ])("who answers %s with the error that he is gone is put out", async (_, error) => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    await bob.ask(error);
    const [seen = ""] = await alice.received();
    const shown = /<status>[^<]+<\/status>/.exec(seen)?.[0] ?? "";
    expect(shown).not.toBe("");
    const statusCodes = isProsody ? [333] : [];
    expect(canonical([seen])).toEqual(
      canonical([goneXml("Bob", ALICE, "none/none", { more: `jid='${BOB}'`, statusCodes, shown })]),
    );
    expect(service().room(ROOM).nicks).toEqual(["Alice"]);
  });

  test("who answers with another error stays", async () => {
    await inside("alice");
    const bob = await inside("bob");
    await bob.ask(`<message type='error' to='${ROOM}/Alice'>${errorXml("modify", "not-acceptable")}</message>`);
    await bob.ask(`<iq type='error' id='x' to='${ROOM}/Alice'>${errorXml("cancel", "service-unavailable")}</iq>`);
    expect(service().room(ROOM).nicks).toEqual(["Alice", "Bob"]);
  });

  test("everybody is put out when the service shuts down, and a persistent room stays", async () => {
    const alice = await inside("alice");
    await inside("bob");
    await alice.received();
    service().room(ROOM).configure({ persistentRoom: true });
    service().room(ROOM).shutDown();
    const own = (await alice.received()).filter((one) => one.includes(`code="110"`));
    expect(own.join()).toMatch(/type="unavailable".*code="332"/);
    expect(service().room(ROOM).exists).toBe(true);
    expect(service().room(ROOM).nicks).toEqual([]);
  });

  test("somebody is put out by an error of the network", async () => {
    const alice = await inside("alice");
    await inside("bob");
    await alice.received();
    service().room(ROOM).removeByError("Bob");
    expect((await alice.received()).join()).toContain(isProsody ? `code="333"` : "<status>");
    expect(service().room(ROOM).nicks).toEqual(["Alice"]);
  });
});
