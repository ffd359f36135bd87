import { describe, expect, it, vi } from "vitest";
import { createMucClient } from "../index.ts";
import { answer, joined, refuse, stage } from "../test/stage.ts";
import { WatchedEntity } from "../test/watched-entity.ts";
import { ROOM } from "../test/wire.ts";

const INFO = "http://jabber.org/protocol/disco#info";
const ITEMS = "http://jabber.org/protocol/disco#items";
const MUC = "http://jabber.org/protocol/muc";

describe("services and rooms", () => {
  it("are found by disco; what does not answer is no service", async () => {
    const { entity, muc } = stage();
    const found = muc.services("shakespeare.example");
    answer(
      entity,
      await entity.nextSent(ITEMS),
      `<query xmlns='${ITEMS}'><item jid='chat.shakespeare.example' name='Rooms'/><item jid='pubsub.shakespeare.example'/><item jid='down.shakespeare.example'/></query>`,
    );
    answer(
      entity,
      await entity.nextSent(INFO, "chat."),
      `<query xmlns='${INFO}'><identity category='conference' type='text'/><feature var='${MUC}'/></query>`,
    );
    answer(
      entity,
      await entity.nextSent(INFO, "pubsub."),
      `<query xmlns='${INFO}'><identity category='pubsub' type='service'/></query>`,
    );
    refuse(entity, await entity.nextSent(INFO, "down."), "remote-server-not-found");
    expect(await found).toEqual([{ jid: "chat.shakespeare.example", name: "Rooms" }]);
  });

  it("are asked for by twenty at a time, and found wherever they stand", async () => {
    const { entity, muc } = stage();
    const found = muc.services("shakespeare.example");
    const jids = Array.from({ length: 45 }, (_, n) => `s${n}.shakespeare.example`);
    const items = jids.map((jid) => `<item jid='${jid}'/>`).join("");
    answer(entity, await entity.nextSent(ITEMS), `<query xmlns='${ITEMS}'>${items}</query>`);
    const info = (category: string, feature: string) =>
      `<query xmlns='${INFO}'><identity category='client' type='bot'/><identity category='${category}' type='text'/><feature var='urn:x'/><feature var='${feature}'/></query>`;
    for (const jid of jids) {
      const ask = await entity.nextSent(INFO, `to="${jid}"`);
      expect(entity.sent.length).toBeLessThan(20);
      const [category, feature] = jid === "s3.shakespeare.example" ? ["server", MUC] : ["conference", "urn:y"];
      const isOne = ["s0", "s19", "s20", "s44"].includes(jid.split(".")[0] as string);
      answer(entity, ask, isOne ? info("conference", MUC) : info(category, feature));
    }
    expect((await found).map(({ jid }) => jid)).toEqual(
      ["s0", "s19", "s20", "s44"].map((name) => `${name}.shakespeare.example`),
    );
  });

  it("that do not answer in time are none; the signal and the loss of the stream end the search", async () => {
    const list = `<query xmlns='${ITEMS}'><item jid='slow.shakespeare.example'/></query>`;
    const { entity, muc } = stage();
    const slow = muc.services("shakespeare.example", { timeout: 20 });
    answer(entity, await entity.nextSent(ITEMS), list);
    expect(await slow).toEqual([]);
    const given = new AbortController();
    const aborted = muc.services("shakespeare.example", { signal: given.signal });
    answer(entity, await entity.nextSent(ITEMS), list);
    await entity.nextSent(INFO);
    given.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    const lost = muc.services("shakespeare.example");
    answer(entity, await entity.nextSent(ITEMS), list);
    await entity.nextSent(INFO);
    entity.disconnect();
    await expect(lost).rejects.toMatchObject({ name: "DisconnectedError" });
  });

  it("are listed page by page", async () => {
    const { entity, muc } = stage();
    const listed = (async () => {
      const jids: string[] = [];
      for await (const { jid } of muc.roomsOf("chat.shakespeare.example")) jids.push(jid);
      return jids;
    })();
    const page = (rooms: string[], last: string) =>
      `<query xmlns='${ITEMS}'>${rooms.map((room) => `<item jid='${room}@chat.shakespeare.example'/>`).join("")}<set xmlns='http://jabber.org/protocol/rsm'><last>${last}</last><count>3</count></set></query>`;
    answer(entity, await entity.nextSent(ITEMS), page(["heath", "coven"], "coven"));
    answer(entity, await entity.nextSent(ITEMS, "<after>coven</after>"), page(["forres"], "forres"));
    answer(entity, await entity.nextSent(ITEMS, "<after>forres</after>"), page([], "forres"));
    expect(await listed).toEqual(["heath", "coven", "forres"].map((room) => `${room}@chat.shakespeare.example`));
  });

  it("leave nothing behind at the signal of who listed them", async () => {
    const { entity, muc } = stage();
    const { signal } = new AbortController();
    const listeners = [vi.spyOn(signal, "addEventListener"), vi.spyOn(signal, "removeEventListener")] as const;
    const listed = muc.roomsOf("chat.shakespeare.example", { signal }).next();
    answer(entity, await entity.nextSent(ITEMS), `<query xmlns='${ITEMS}'/>`);
    expect((await listed).done).toBe(true);
    expect(listeners[0].mock.calls.length).toBeGreaterThan(0);
    expect(listeners[1].mock.calls.length).toBe(listeners[0].mock.calls.length);
  });

  it("of a contact are asked for at a node of his", async () => {
    const { entity, muc } = stage();
    const found = muc.roomsOfUser("hag66@shakespeare.example/pda");
    const iq = await entity.nextSent(`${MUC}#rooms`);
    expect(iq.attrs.to).toBe("hag66@shakespeare.example/pda");
    answer(entity, iq, `<query xmlns='${ITEMS}' node='${MUC}#rooms'><item jid='${ROOM}'/></query>`);
    expect(await found).toEqual([{ jid: ROOM }]);
  });
});

async function ask(
  entity: WatchedEntity,
  ns: string,
  node?: string,
  to = "juliet@capulet.example/balcony",
): Promise<string> {
  entity.receive(
    `<iq type='get' id='q1' from='hecate@x.example/r' to='${to}'><query xmlns='${ns}'${node ? ` node='${node}'` : ""}/></iq>`,
  );
  return (await entity.nextSent("q1")).toString();
}

describe("who asks us", () => {
  it("MU-69: learns that we do rooms and take direct invitations", async () => {
    const { entity } = stage();
    const info = await ask(entity, INFO);
    expect(info).toContain(`var="${MUC}"`);
    expect(info).toContain('var="jabber:x:conference"');
  });

  it("learns our rooms when we share them with everybody", async () => {
    expect(await ask((await joined({ client: { shareRooms: true } })).entity, ITEMS, `${MUC}#rooms`)).toContain(ROOM);
    expect(await ask(stage().entity, INFO, `${MUC}#rooms`)).toContain('type="result"');
  });

  it("learns our rooms only when we share them", async () => {
    expect(await ask((await joined()).entity, ITEMS, `${MUC}#rooms`)).not.toContain(ROOM);
    for (const [asker, shown] of [
      ["hecate@x.example/r", true],
      ["nobody", false],
    ] as const) {
      const entity = new WatchedEntity();
      const muc = createMucClient(entity, { shareRooms: (who) => who === asker });
      const result = muc.join(ROOM, "thirdwitch");
      await entity.nextSent("<presence");
      await entity.nextSent(INFO);
      entity.receive(
        `<presence from='${ROOM}/thirdwitch'><x xmlns='${MUC}#user'><item affiliation='none' role='participant'/><status code='110'/></x></presence>`,
      );
      entity.receive(`<message type='groupchat' from='${ROOM}'><subject/></message>`);
      await result;
      expect((await ask(entity, ITEMS, `${MUC}#rooms`)).includes(ROOM)).toBe(shown);
    }
  });

  it("learns the traffic that we let through, if we say it", async () => {
    expect(await ask(stage().entity, INFO, `${MUC}#traffic`)).toContain('type="cancel"><feature-not-implemented');
    const entity = new WatchedEntity();
    createMucClient(entity, { traffic: ["urn:a"] });
    expect(await ask(entity, INFO, `${MUC}#traffic`)).toContain('var="urn:a"');
  });

  it("at a component learns of each sender what that one says", async () => {
    const entity = new WatchedEntity({ component: true });
    const [a, b] = ["a@comp.localhost", "b@comp.localhost"] as const;
    const muc = createMucClient(entity, { from: a, traffic: ["urn:a"] });
    muc.on("form", () => {});
    expect(await ask(entity, INFO, undefined, a)).toContain(`var="${MUC}"`);
    expect(await ask(entity, INFO, undefined, a)).toContain('var="jabber:x:data"');
    expect(await ask(entity, INFO, `${MUC}#traffic`, a)).toContain('var="urn:a"');
    for (const node of [undefined, `${MUC}#traffic`, `${MUC}#rooms`]) {
      const other = await ask(entity, INFO, node, b);
      expect([other.includes(`var="${MUC}"`), other.includes("jabber:x:data"), other.includes("urn:a")]).toEqual([
        false,
        false,
        false,
      ]);
    }
  });

  it("learns nothing of it once the client is disposed", async () => {
    const { entity, muc, room } = stage();
    await muc.dispose();
    room.on("form", () => {});
    const info = await ask(entity, INFO);
    expect(info).not.toContain(`var="${MUC}"`);
    expect(info).not.toContain("jabber:x:data");
  });
});

describe("a component", () => {
  it("hears who wants to enter the rooms that it serves, and invites in their name", async () => {
    const entity = new WatchedEntity({ component: true });
    const muc = createMucClient(entity, { from: "comp.localhost" });
    const heard: unknown[] = [];
    muc.on("joinRequest", (request) => heard.push({ ...request, stanza: request.stanza.name }));
    const to = "hall@comp.localhost/Nick";
    entity.receive(
      `<presence from='a@x.example/r' to='${to}'><x xmlns='${MUC}'><password>p</password><history maxchars='0'/></x></presence>`,
    );
    entity.receive(`<presence from='a@x.example/r' to='${to}'/>`);
    entity.receive(`<presence type='unavailable' from='a@x.example/r' to='${to}'/>`);
    entity.receive(`<presence from='a@x.example/r' to='hall@comp.localhost'><x xmlns='${MUC}'/></presence>`);
    entity.receive("<presence type='subscribe' from='a@x.example' to='hall@comp.localhost'/>");
    entity.receive(`<presence from='b@x.example/r' to='${to}'><x xmlns='${MUC}'/></presence>`);
    entity.receive(`<message from='a@x.example/r' to='${to}'><x xmlns='${MUC}'/></message>`);
    const hall = { room: "hall@comp.localhost", nick: "Nick", stanza: "presence" };
    expect(heard).toStrictEqual([
      { ...hall, from: "a@x.example/r", join: { password: "p", history: { maxChars: 0 } } },
      { ...hall, from: "b@x.example/r", join: {} },
    ]);
    await muc.inviteAsService({
      room: "hall@comp.localhost",
      to: "b@x.example",
      from: "a@x.example",
      reason: "Come",
      password: "p",
    });
    const sent = await entity.nextSent("<invite");
    expect(sent).toMatchObject({ name: "message", attrs: { from: "hall@comp.localhost", to: "b@x.example" } });
    expect(sent.toString()).toContain(
      '<invite from="a@x.example"><reason>Come</reason></invite><password>p</password>',
    );
  });

  it("alone is asked to let somebody in: a client serves no rooms", () => {
    const { entity, muc } = stage();
    const heard: unknown[] = [];
    muc.on("joinRequest", (request) => heard.push(request));
    entity.receive(`<presence from='a@x.example/r' to='hall@x.example/Nick'><x xmlns='${MUC}'/></presence>`);
    expect(heard).toEqual([]);
  });
});

describe("what we say of ourselves", () => {
  it("includes forms in messages once somebody listens to them", async () => {
    for (const listen of ["client", "room"]) {
      const { entity, muc, room } = stage();
      const info = () => ask(entity, INFO);
      muc.on("message", () => {});
      room.on("exit", () => {});
      expect(await info()).not.toContain("jabber:x:data");
      if (listen === "client") muc.on("voiceRequest", () => {});
      else room.on("form", () => {});
      expect(await info()).toContain('var="jabber:x:data"');
    }
  });
});

describe("createMucClient", () => {
  it("refuses other options for a client that is there", () => {
    const entity = new WatchedEntity();
    const muc = createMucClient(entity, { traffic: ["urn:a"] });
    expect(createMucClient(entity)).toBe(muc);
    expect(createMucClient(entity, { traffic: ["urn:a"] })).toBe(muc);
    expect(() => createMucClient(entity, { traffic: ["urn:b"] })).toThrow(TypeError);
    expect(() => createMucClient(entity, { shareRooms: true })).toThrow(TypeError);
    expect(() => createMucClient(entity, { traffic: ["urn:a", "urn:b"] })).toThrow(TypeError);
    expect(() => createMucClient(entity, { traffic: [] })).toThrow(TypeError);
    expect(createMucClient(entity, { traffic: undefined } as never)).toBe(muc);
    expect(() => createMucClient(entity, { rejoin: false })).toThrow("this client exists already, with other options");
    const shareRooms = () => true;
    const other = new WatchedEntity();
    const first = createMucClient(other, { shareRooms, rejoin: { minDelay: 5 }, selfPing: false });
    expect(createMucClient(other, { shareRooms, rejoin: { minDelay: 5 } })).toBe(first);
    expect(createMucClient(other, { rejoin: {} })).toBe(first);
    for (const options of [
      { rejoin: { minDelay: 6 } },
      { rejoin: { maxDelay: 5 } },
      { shareRooms: () => true },
      { selfPing: {} },
    ])
      expect(() => createMucClient(other, options)).toThrow(TypeError);
  });
});
