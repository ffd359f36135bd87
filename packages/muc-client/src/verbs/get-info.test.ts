import { buildDiscoInfo } from "@xeps/xep-0030";
import { describe, expect, it } from "vitest";
import { answer, answerInfo, joined, record, refuse, stage } from "../test/stage.ts";
import { presence, ROOM } from "../test/wire.ts";

const MUC = "http://jabber.org/protocol/muc";

describe("what a room says of itself", () => {
  it("is typed, and what it does not say is absent", async () => {
    const { entity, room } = stage();
    const got = room.getInfo();
    answer(
      entity,
      await entity.nextSent("disco#info"),
      `<query xmlns='http://jabber.org/protocol/disco#info'>
      <identity category='conference' type='text' name='A Dark Cave'/><feature var='muc_membersonly'/><feature var='muc_semianonymous'/><feature var='muc_temporary'/>
      <feature var='${MUC}#stable_id'/><feature var='urn:xmpp:mam:2'/>
      <x xmlns='jabber:x:data' type='result'><field var='FORM_TYPE' type='hidden'><value>${MUC}#roominfo</value></field>
        <field var='muc#roominfo_description'><value>The place for all good witches!</value></field><field var='muc#roominfo_occupants'><value>3</value></field>
        <field var='muc#roominfo_contactjid'><value>crone1@x.example</value></field><field var='muc#roomconfig_moderatedroom'><value>1</value></field></x></query>`,
    );
    const { disco, ...info } = await got;
    expect(info).toStrictEqual({
      name: "A Dark Cave",
      description: "The place for all good witches!",
      occupants: 3,
      contactJid: ["crone1@x.example"],
      membersOnly: true,
      nonAnonymous: false,
      persistent: false,
      moderated: true,
      occupantIds: false,
      stableIds: true,
      stanzaIds: false,
      archive: true,
    });
    expect(disco.features).toContain("muc_membersonly");
    expect(room.info).toMatchObject(info);
  });

  it("is all there, however many features rooms make up", async () => {
    const { entity, muc } = stage();
    for (const name of ["coven", "heath"]) {
      const room = muc.room(`${name}@chat.shakespeare.example`);
      const made = Array.from({ length: 1_500 }, (_, index) => `urn:example:${name}:${index}`);
      const features = ["muc_open", ...made, "x".repeat(300)];
      const got = room.getInfo();
      const query = buildDiscoInfo({ identities: [{ category: "conference", type: "text" }], features });
      answer(entity, await entity.nextSent("disco#info", room.jid), query.toString());
      expect((await got).disco.features).toEqual(features);
    }
  });

  it("is asked again when its configuration changes", async () => {
    const { entity, room } = await joined({ features: ["muc_open"] });
    expect(room.info?.membersOnly).toBe(false);
    entity.receive(
      `<message type='groupchat' from='${ROOM}'><x xmlns='${MUC}#user'><status code='104'/></x></message>`,
    );
    answerInfo(entity, await entity.nextSent("disco#info"), ["muc_membersonly"]);
    await room.ping({ timeout: 1 });
    expect(room.info?.membersOnly).toBe(true);
  });

  it("is asked for once at a time, however often its configuration changes", async () => {
    const { entity, room } = await joined({ features: ["muc_open"] });
    const change = `<message type='groupchat' from='${ROOM}'><x xmlns='${MUC}#user'><status code='104'/></x></message>`;
    for (let n = 0; n < 1_000; n++) entity.receive(change);
    const first = await entity.nextSent("disco#info");
    expect(entity.sent).toEqual([]);
    answerInfo(entity, first, []);
    answerInfo(entity, await entity.nextSent("disco#info"), ["muc_membersonly"]);
    await room.ping({ timeout: 1 });
    expect([room.info?.membersOnly, entity.sent.filter((xml) => xml.includes("disco#info"))]).toEqual([true, []]);
    entity.receive(change);
    await entity.nextSent("disco#info");
  });

  it("includes the traffic that it lets through", async () => {
    const { entity, room } = stage();
    const query = (content: string) =>
      `<query xmlns='http://jabber.org/protocol/disco#info' node='${MUC}#traffic'>${content}</query>`;
    for (const [content, allowed] of [
      ["<feature var='urn:a'/>", ["urn:a"]],
      ["", []],
    ] as const) {
      const got = room.getAllowedTraffic();
      answer(entity, await entity.nextSent("#traffic"), query(content));
      expect(await got).toEqual(allowed);
    }
    for (const condition of ["feature-not-implemented", "service-unavailable"]) {
      const got = room.getAllowedTraffic();
      refuse(entity, await entity.nextSent("#traffic"), condition);
      expect(await got).toBeUndefined();
    }
    const forbidden = room.getAllowedTraffic();
    refuse(entity, await entity.nextSent("#traffic"), "forbidden");
    await expect(forbidden).rejects.toMatchObject({ name: "StanzaError", condition: "forbidden" });
  });
});

describe("the address of a room", () => {
  const odd = "straße@chat.shakespeare.example";
  const prepared = "strasse@chat.shakespeare.example";

  it("is the one the service answers from, and both spellings give one handle", async () => {
    const { entity, muc } = stage();
    const room = muc.room(odd);
    const result = room.join("thirdwitch");
    const ask = await entity.nextSent("disco#info");
    expect(ask.attrs.to).toBe(odd);
    for (const from of ["mallory@evil.example", "chat.shakespeare.example", `${prepared}/mallory`, `${odd}/mallory`]) {
      entity.receive(`<iq type='result' id='${ask.attrs.id}' from='${from}'/>`);
    }
    entity.receive(
      `<iq type='error' id='${ask.attrs.id}' from='${prepared}'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`,
    );
    const sent = await entity.nextSent("<presence");
    expect(sent.attrs.to).toBe(`${prepared}/thirdwitch`);
    entity.receive(presence("thirdwitch", { codes: [110] }).replaceAll(ROOM, prepared));
    entity.receive(`<message type='groupchat' from='${prepared}'><subject/></message>`);
    expect((await result).room).toBe(room);
    room.send("hail").catch(() => {});
    await entity.nextSent("<message", `to="${prepared}"`);
    expect([room.jid, muc.room(prepared), muc.room(odd), muc.joinedRooms.get(prepared)]).toEqual([
      prepared,
      room,
      room,
      room,
    ]);
  });

  it("shows in our own presence when a service denies the room under the one that we wrote (ejabberd)", async () => {
    const { entity, muc } = stage();
    const room = muc.room(odd);
    const result = room.join("thirdwitch");
    refuse(entity, await entity.nextSent("disco#info"), "item-not-found");
    const sent = await entity.nextSent("<presence");
    expect(sent.attrs.to).toBe(`${odd}/thirdwitch`);
    const own = presence("thirdwitch", { codes: [110] }).replaceAll(ROOM, prepared);
    const withId = (id: string) => own.replace("<presence", `<presence id='${id}'`);
    entity.receive(withId("another"));
    entity.receive(withId(sent.attrs.id).replaceAll(prepared, "strasse@evil.example"));
    expect([room.state, room.jid]).toEqual(["joining", odd]);
    entity.receive(withId(sent.attrs.id));
    entity.receive(`<message type='groupchat' from='${prepared}'><subject/></message>`);
    expect((await result).self.nick).toBe("thirdwitch");
    expect(muc.joinedRooms.get(prepared)).toBe(room);
    expect([room.jid, muc.room(odd), muc.room(prepared)]).toEqual([prepared, room, room]);
  });

  it("that two handles turn out to have is served by the earlier", async () => {
    const { entity, muc } = stage();
    const [earlier, later] = [muc.room(prepared), muc.room(odd)];
    const heard = record(later, "joined");
    const result = later.join("thirdwitch");
    const ask = await entity.nextSent("disco#info");
    entity.receive(
      `<iq type='result' id='${ask.attrs.id}' from='${prepared}'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>`,
    );
    await entity.nextSent("<presence");
    entity.receive(presence("thirdwitch", { codes: [110] }).replaceAll(ROOM, prepared));
    entity.receive(`<message type='groupchat' from='${prepared}'><subject/></message>`);
    expect((await result).room).toBe(earlier);
    expect([earlier.state, later.state, later.self?.nick, heard.length]).toEqual(["joined", "joined", "thirdwitch", 1]);
    expect(muc.room(odd)).toBe(earlier);
    const told = record(later, "presence", "occupantJoin");
    entity.receive(presence("firstwitch").replaceAll(ROOM, prepared));
    expect(told.map(([event]) => event)).toEqual(["presence", "occupantJoin"]);
  });
});
