import { describe, expect, test } from "vitest";
import { codes, joinXml, ROOM, userXml, useService } from "../test/use-service.ts";
import { canonical } from "../test/xml-client.ts";

describe("a room in the hands of a test", () => {
  const { logIn, inside, service } = useService();

  test("is made open, with a password when it is given one", async () => {
    service().room("coven").setPassword("cauldron");
    const bob = await logIn("bob");
    expect((await bob.ask(joinXml("Bob"))).join()).toContain("not-authorized");
    service().room("coven").setPassword();
    const received = await bob.ask(joinXml("Bob"));
    expect(received.join()).toContain(`affiliation="none"`);
    expect(received.join()).not.toContain(`code="201"`);
  });

  test("removes somebody, with codes or without", async () => {
    const bob = await inside("bob");
    await inside("alice");
    await bob.received();
    expect(() => service().room(ROOM).remove("Nobody")).toThrow("nobody");
    service().room(ROOM).remove("Alice", [307]);
    expect((await bob.received()).join()).toContain(`code="307"`);
    service().room(ROOM).remove("Bob");
    expect(canonical(await bob.received())).toEqual(
      canonical([
        `<presence type='unavailable' from='${ROOM}/Bob' to='bob@localhost/res'>` +
          `${userXml(`<item affiliation='owner' role='none' jid='bob@localhost/res'/>${codes(110)}`)}</presence>`,
      ]),
    );
  });

  test("is destroyed or vanishes", async () => {
    const bob = await inside("bob");
    service().room(ROOM).destroy("maintenance");
    expect((await bob.received()).join()).toContain("<destroy><reason>maintenance</reason></destroy>");
    await inside("carol");
    service().room(ROOM).vanish();
    expect(service().room(ROOM).exists).toBe(false);
    expect(await bob.received()).toEqual([]);
  });

  test("fills up beside those who are there", async () => {
    await inside("bob");
    service().room(ROOM).fill(2);
    service().room(ROOM).fill(1);
    expect(service().room(ROOM).nicks).toEqual(["Bob", "occupant-1", "occupant-2", "occupant-3"]);
  });

  test("needs an address that is one", () => {
    expect(() => service().room("a@b@c")).toThrow(TypeError);
  });

  test("loses everybody when all connections are cut", async () => {
    await inside("alice");
    await inside("bob");
    expect(service().drop(undefined, { resumable: false })).toBe(2);
    expect(service().room(ROOM).exists).toBe(false);
  });
});
