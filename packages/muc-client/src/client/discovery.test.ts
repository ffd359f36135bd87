import { createDisco } from "@xeps/xep-0030";
import { FakeEntity } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { createMucClient } from "../index.ts";
import { answer, joined, refuse, stage } from "../test/stage.ts";
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

  it("of a contact are asked for at a node of his", async () => {
    const { entity, muc } = stage();
    const found = muc.roomsOfUser("hag66@shakespeare.example/pda");
    const iq = await entity.nextSent(`${MUC}#rooms`);
    expect(iq.attrs.to).toBe("hag66@shakespeare.example/pda");
    answer(entity, iq, `<query xmlns='${ITEMS}' node='${MUC}#rooms'><item jid='${ROOM}'/></query>`);
    expect(await found).toEqual([{ jid: ROOM }]);
  });
});

async function ask(entity: FakeEntity, ns: string, node?: string): Promise<string> {
  entity.receive(
    `<iq type='get' id='q1' from='hecate@x.example/r' to='juliet@capulet.example/balcony'><query xmlns='${ns}'${node ? ` node='${node}'` : ""}/></iq>`,
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

  it("learns our rooms only when we share them", async () => {
    expect(await ask((await joined()).entity, ITEMS, `${MUC}#rooms`)).not.toContain(ROOM);
    for (const [asker, shown] of [
      ["hecate@x.example/r", true],
      ["nobody", false],
    ] as const) {
      const entity = new FakeEntity();
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
    expect(await ask(stage().entity, INFO, `${MUC}#traffic`)).toContain("feature-not-implemented");
    const entity = new FakeEntity();
    createMucClient(entity, { traffic: ["urn:a"] });
    expect(await ask(entity, INFO, `${MUC}#traffic`)).toContain('var="urn:a"');
  });

  it("learns nothing of it once the client is disposed", async () => {
    const { entity, muc } = stage();
    await muc.dispose();
    expect(await ask(entity, INFO)).not.toContain(`var="${MUC}"`);
  });
});

describe("a component", () => {
  it("hears who wants to enter the rooms that it serves, and invites in their name", async () => {
    const entity = new FakeEntity({ component: true });
    const muc = createMucClient(entity, { from: "comp.localhost" });
    const heard: unknown[] = [];
    muc.on("joinRequest", (request) => heard.push({ ...request, stanza: null }));
    const to = "hall@comp.localhost/Nick";
    entity.receive(
      `<presence from='a@x.example/r' to='${to}'><x xmlns='${MUC}'><password>p</password><history maxchars='0'/></x></presence>`,
    );
    entity.receive(`<presence from='a@x.example/r' to='${to}'/>`);
    entity.receive(`<presence type='unavailable' from='a@x.example/r' to='${to}'/>`);
    expect(heard).toEqual([
      {
        room: "hall@comp.localhost",
        nick: "Nick",
        from: "a@x.example/r",
        join: { password: "p", history: { maxChars: 0 } },
        stanza: null,
      },
    ]);
    await muc.inviteAsService({
      room: "hall@comp.localhost",
      to: "b@x.example",
      from: "a@x.example",
      reason: "Come",
      password: "p",
    });
    const sent = await entity.nextSent("<invite");
    expect(sent.attrs).toMatchObject({ from: "hall@comp.localhost", to: "b@x.example" });
    expect(sent.toString()).toContain('<invite from="a@x.example"><reason>Come</reason></invite>');
  });
});

describe("what we say of ourselves", () => {
  it("stands in the join presence where disco has a node for it (XEP-0115)", async () => {
    const entity = new FakeEntity();
    createDisco(entity, { capsNode: "https://bot.example" });
    const muc = createMucClient(entity);
    const result = muc.join(ROOM, "thirdwitch");
    result.catch(() => {});
    const sent = (await entity.nextSent("<presence")).toString();
    expect(sent).toContain('node="https://bot.example"');
    expect(sent).toContain('hash="sha-1"');
  });

  it("needs no presence any more when the join is given up before it was sent", async () => {
    const entity = new FakeEntity();
    createDisco(entity, { capsNode: "https://bot.example" });
    const room = createMucClient(entity).room(ROOM);
    const result = room.join("thirdwitch");
    await room.leave();
    await expect(result).rejects.toMatchObject({ failure: "left" });
    expect([room.state, entity.sent]).toEqual(["idle", []]);
  });

  it("includes forms in messages once somebody listens to them", async () => {
    for (const listen of ["client", "room"]) {
      const { entity, muc, room } = stage();
      const info = () => ask(entity, INFO);
      expect(await info()).not.toContain("jabber:x:data");
      if (listen === "client") muc.on("voiceRequest", () => {});
      else room.on("form", () => {});
      expect(await info()).toContain('var="jabber:x:data"');
    }
  });
});

describe("createMucClient", () => {
  it("refuses other options for a client that is there", () => {
    const entity = new FakeEntity();
    const muc = createMucClient(entity, { traffic: ["urn:a"] });
    expect(createMucClient(entity)).toBe(muc);
    expect(createMucClient(entity, { traffic: ["urn:a"] })).toBe(muc);
    expect(() => createMucClient(entity, { traffic: ["urn:b"] })).toThrow(TypeError);
    expect(() => createMucClient(entity, { shareRooms: true })).toThrow(TypeError);
  });
});
