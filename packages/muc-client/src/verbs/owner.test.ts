import { canonicalXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { answer, joined, joining, record, refuse, stage } from "../test/stage.ts";
import { presence, presenceError, ROOM, selfPresence, subject } from "../test/wire.ts";

const owner = (content: string) => `<query xmlns='http://jabber.org/protocol/muc#owner'>${content}</query>`;
const FORM = owner(`<x xmlns='jabber:x:data' type='form'><title>Room</title>
  <field var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/muc#roomconfig</value></field>
  <field var='muc#roomconfig_roomname' type='text-single' label='Name'><value>Coven</value></field>
  <field var='muc#roomconfig_membersonly' type='boolean'><value>0</value></field>
  <field var='muc#roomconfig_maxusers' type='list-single'><value>20</value><option><value>20</value></option><option><value>none</value></option></field>
  <field var='muc#roomconfig_roomowners' type='jid-multi'><value>wise@x.example</value><value>crone@x.example</value></field>
  <field var='x-vendor#magic' type='text-single'><value>off</value></field></x>`);

function values(iq: { children: unknown[] }): Record<string, string[]> {
  const [x] = (iq.children[0] as { children: { attrs: { var: string }; children: { getText(): string }[] }[] })
    .children as unknown as [{ children: { attrs: { var: string }; children: { getText(): string }[] }[] }];
  return Object.fromEntries(
    x.children.map((field) => [field.attrs.var, field.children.map((value) => value.getText())]),
  );
}

describe("the configuration", () => {
  it("is asked for, changed where it is named, and sent back whole", async () => {
    const { entity, room } = stage();
    const changed = room.setConfig({ membersOnly: true, maxUsers: "none" }, { fields: { "x-vendor#magic": "on" } });
    const get = await entity.nextSent("muc#owner");
    expect([get.attrs.type, get.attrs.to, get.toString().includes("jabber:x:data")]).toEqual(["get", ROOM, false]);
    answer(entity, get, FORM);
    const set = await entity.nextSent("jabber:x:data");
    expect(set.attrs.type).toBe("set");
    expect(values(set)).toEqual({
      FORM_TYPE: ["http://jabber.org/protocol/muc#roomconfig"],
      "muc#roomconfig_roomname": ["Coven"],
      "muc#roomconfig_membersonly": ["1"],
      "muc#roomconfig_maxusers": ["none"],
      "muc#roomconfig_roomowners": ["wise@x.example", "crone@x.example"],
      "x-vendor#magic": ["on"],
    });
    answer(entity, set);
    await changed;
  });

  it("of a form that we have is not asked for again", async () => {
    const { entity, room } = stage();
    const got = room.getConfig();
    answer(entity, await entity.nextSent("muc#owner"), FORM);
    const form = await got;
    expect(form.title).toBe("Room");
    const changed = room.setConfig({ roomName: "Heath" }, { form });
    answer(entity, await entity.nextSent("<value>Heath</value>"));
    await changed;
  });

  it("with what the form does not offer rejects before anything is sent", async () => {
    const { entity, room } = stage();
    for (const [config, fields] of [
      [{ lang: "en" }, undefined],
      [{ maxUsers: 7 }, undefined],
      [{}, { nonsense: "1" }],
    ] as const) {
      const changed = room.setConfig(config, { fields });
      answer(entity, await entity.nextSent("muc#owner"), FORM);
      await expect(changed).rejects.toMatchObject({ name: "FormError" });
      expect(entity.sent).toEqual([]);
    }
  });

  it("is cancelled by a cancel form; without a form it cannot be read", async () => {
    const { entity, room } = stage();
    const cancelled = room.cancelConfig();
    const iq = await entity.nextSent("muc#owner");
    expect(canonicalXml(String(iq.children[0]))).toBe(canonicalXml(owner("<x xmlns='jabber:x:data' type='cancel'/>")));
    answer(entity, iq);
    await cancelled;
    const got = room.getConfig();
    answer(entity, await entity.nextSent("muc#owner"), owner(""));
    await expect(got).rejects.toMatchObject({ name: "StanzaError", condition: "undefined-condition" });
  });
});

describe("destroy", () => {
  it("MU-54: sends venue, password and reason, and resolves although it puts us out", async () => {
    const { entity, room } = await joined();
    const exits = record(room, "exit");
    const destroyed = room.destroy({ jid: "heath@x.example", password: "p", reason: "Macbeth doth come" });
    const iq = await entity.nextSent("muc#owner");
    expect(canonicalXml(String(iq.children[0]))).toBe(
      canonicalXml(
        owner("<destroy jid='heath@x.example'><password>p</password><reason>Macbeth doth come</reason></destroy>"),
      ),
    );
    entity.receive(presence("thirdwitch", { type: "unavailable", user: "<destroy jid='heath@x.example'/>" }));
    answer(entity, iq);
    await destroyed;
    expect(exits).toMatchObject([["exit", { why: { kind: "destroyed", destroy: { jid: "heath@x.example" } } }]]);
  });
});

describe("create", () => {
  async function creating(at = stage()) {
    const created = at.muc.create(ROOM, "thirdwitch");
    created.catch(() => {});
    const sent = await at.entity.nextSent("<presence");
    await at.entity.nextSent("disco#info");
    return { ...at, created, id: String(sent.attrs.id) };
  }

  it("gives a room that stays locked until it is configured, and can be tried again", async () => {
    const { entity, created } = await creating();
    entity.receive(selfPresence("thirdwitch", { affiliation: "owner", role: "moderator", codes: [201] }));
    entity.receive(subject(""));
    const room = await created;
    expect([room.created, room.self.affiliation, entity.sent]).toEqual([true, "owner", []]);
    const form = room.getConfig();
    answer(entity, await entity.nextSent("muc#owner"), FORM);
    expect((await form).title).toBe("Room");
    for (const outcome of ["not-acceptable", undefined]) {
      const configured = room.configure({ roomName: "Coven" });
      answer(entity, await entity.nextSent("muc#owner"), FORM);
      const iq = await entity.nextSent("<value>Coven</value>");
      if (outcome) {
        refuse(entity, iq, outcome, "modify");
        await expect(configured).rejects.toMatchObject({ condition: outcome });
      } else {
        answer(entity, iq);
        await configured;
      }
    }
    const accepted = room.acceptDefaults();
    answer(entity, await entity.nextSent('type="submit"'));
    await accepted;
  });

  it("of a room that is there rejects once it is left again", async () => {
    const { entity, created, room } = await creating();
    const heard = record(room);
    entity.receive(presence("firstwitch"));
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(subject(""));
    await entity.nextSent("unavailable");
    entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await expect(created).rejects.toMatchObject({ name: "JoinError", failure: "exists", room: ROOM });
    expect([room.state, heard]).toEqual(["idle", []]);
  });

  it("is abandoned by cancelling, and by destroying where the room is kept all the same", async () => {
    for (const kept of [false, true]) {
      const { entity, created, room: handle } = await creating();
      entity.receive(selfPresence("thirdwitch", { codes: [201] }));
      entity.receive(subject(""));
      const room = await created;
      const abandoned = room.abandon();
      const gone = presence("thirdwitch", { type: "unavailable", user: "<destroy/>" });
      const cancel = await entity.nextSent('type="cancel"');
      if (!kept) entity.receive(gone);
      answer(entity, cancel);
      if (kept) {
        const destroy = await entity.nextSent("<destroy");
        entity.receive(gone);
        answer(entity, destroy);
      }
      await abandoned;
      expect([handle.state, entity.sent]).toEqual(["idle", []]);
    }
  });

  it("is abandoned also where the service refuses to cancel; silence is no success", async () => {
    const { entity, created } = await creating();
    entity.receive(selfPresence("thirdwitch", { codes: [201] }));
    entity.receive(subject(""));
    const room = await created;
    await expect(room.abandon({ timeout: 10 })).rejects.toMatchObject({ name: "TimeoutError" });
    await entity.nextSent('type="cancel"');
    const abandoned = room.abandon();
    refuse(entity, await entity.nextSent('type="cancel"'), "not-allowed");
    refuse(entity, await entity.nextSent("<destroy"), "not-allowed");
    await abandoned;
    expect(entity.sent).toEqual([]);
  });

  it("while in the room is refused as existing, while joining as busy", async () => {
    const there = await joined();
    await expect(there.muc.create(ROOM, "thirdwitch")).rejects.toMatchObject({ failure: "exists" });
    const at = stage();
    await joining(at);
    await expect(at.muc.create(ROOM, "thirdwitch")).rejects.toMatchObject({ failure: "busy" });
  });
});

describe("a join that shall not create", () => {
  it("asks first, and rejects for a room that is not there", async () => {
    const { entity, room } = stage();
    const result = room.join("thirdwitch", { create: false });
    refuse(entity, await entity.nextSent("disco#info"), "item-not-found");
    const cause = { name: "StanzaError", condition: "item-not-found" };
    await expect(result).rejects.toMatchObject({ failure: "not-found", condition: "item-not-found", cause });
    expect([entity.sent, room.state]).toEqual([[], "idle"]);
  });

  it("ends a room that its presence created all the same", async () => {
    const { entity, room } = stage();
    const result = room.join("thirdwitch", { create: false });
    result.catch(() => {});
    answer(entity, await entity.nextSent("disco#info"), "<query xmlns='http://jabber.org/protocol/disco#info'/>");
    await entity.nextSent("<presence");
    entity.receive(selfPresence("thirdwitch", { codes: [201] }));
    answer(entity, await entity.nextSent('type="cancel"'));
    const destroy = await entity.nextSent("<destroy");
    entity.receive(presence("thirdwitch", { type: "unavailable", user: "<destroy/>" }));
    answer(entity, destroy);
    await expect(result).rejects.toMatchObject({ failure: "not-found" });
    expect(room.state).toBe("idle");
  });

  it("enters where the room does not tell whether it is there", async () => {
    const { entity, room } = stage();
    const result = room.join("thirdwitch", { create: false });
    refuse(entity, await entity.nextSent("disco#info"), "service-unavailable");
    await entity.nextSent("<presence");
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
  });

  it("enters a room that is there", async () => {
    const { entity, room } = stage();
    const result = room.join("thirdwitch", { create: false });
    answer(entity, await entity.nextSent("disco#info"), "<query xmlns='http://jabber.org/protocol/disco#info'/>");
    await entity.nextSent("<presence");
    entity.receive(selfPresence("thirdwitch"));
    entity.receive(subject(""));
    expect((await result).created).toBe(false);
    entity.receive(presenceError("conflict", "cancel", { id: "late" }));
    expect(room.state).toBe("joined");
  });
});
