import { describe, expect, it } from "vitest";
import { answer, joined, record, refuse, stage } from "../test/stage.ts";
import { ROOM } from "../test/wire.ts";

const MUC = "http://jabber.org/protocol/muc";

describe("requests for a decision", () => {
  const approval = (from: string) => `<message from='${from}'><x xmlns='jabber:x:data' type='form'>
    <field var='FORM_TYPE' type='hidden'><value>${MUC}#request</value></field><field var='muc#role' type='list-single'><value>participant</value></field>
    <field var='muc#jid' type='jid-single'><value>hag66@x.example/pda</value></field><field var='muc#roomnick' type='text-single'><value>thirdwitch</value></field>
    <field var='muc#request_allow' type='boolean'><value>false</value></field></x></message>`;

  it("MU-67: are made by a message to the room", async () => {
    const { entity, room } = await joined();
    await room.requestVoice();
    const sent = await entity.nextSent("muc#request");
    expect([sent.name, sent.attrs.to, sent.attrs.type, sent.toString()]).toEqual([
      "message",
      ROOM,
      undefined,
      expect.stringContaining("<value>participant</value>"),
    ]);
  });

  it("MU-68: come as an event of the room, from the room alone, and are answered with all their fields", async () => {
    const { entity, room } = await joined();
    const heard: { form: Parameters<typeof room.answerVoiceRequest>[0]; request: object }[] = [];
    room.on("voiceRequest", ({ form, request }) => heard.push({ form, request }));
    entity.receive(approval(`${ROOM}/mallory`));
    entity.receive(approval(ROOM));
    expect(heard.map(({ request }) => request)).toEqual([
      { role: "participant", jid: "hag66@x.example/pda", nick: "thirdwitch", allow: false },
    ]);
    await room.answerVoiceRequest(heard[0]!.form, true);
    const sent = (await entity.nextSent("muc#request_allow")).toString();
    for (const value of ["hag66@x.example/pda", "thirdwitch", "<value>1</value>"]) expect(sent).toContain(value);
  });

  it("and other forms of the room are handed on", async () => {
    const { entity, room } = await joined();
    const heard = record(room, "registrationRequest", "form");
    const form = (type: string, from = ROOM) =>
      `<message from='${from}'><x xmlns='jabber:x:data' type='form'><field var='FORM_TYPE' type='hidden'><value>${type}</value></field><field var='muc#register_allow' type='boolean'/></x></message>`;
    entity.receive(form(`${MUC}#register`));
    entity.receive(form("urn:xmpp:captcha"));
    entity.receive(form("urn:xmpp:captcha", `${ROOM}/mallory`));
    expect(heard).toMatchObject([
      ["registrationRequest", { room, form: { type: "form" } }],
      ["form", { room, form: { type: "form" }, stanza: { name: "message" } }],
    ]);
    await room.answerRegistration(
      (heard[0]![1] as { form: Parameters<typeof room.answerRegistration>[0] }).form,
      false,
    );
    expect((await entity.nextSent("muc#register_allow")).toString()).toContain("<value>0</value>");
  });
});

describe("registration", () => {
  const register = (content: string) => `<query xmlns='jabber:iq:register'>${content}</query>`;
  const FORM = register(
    `<x xmlns='jabber:x:data' type='form'><field var='FORM_TYPE' type='hidden'><value>${MUC}#register</value></field><field var='muc#register_roomnick' type='text-single'><required/></field></x>`,
  );

  it("with a room and with a service asks, fills in what is asked, and sends it", async () => {
    const { entity, muc, room } = stage();
    for (const [to, registered] of [
      [ROOM, () => room.register({ "muc#register_roomnick": "thirdwitch" })],
      [
        "chat.shakespeare.example",
        () => muc.register("chat.shakespeare.example", new Map([["muc#register_roomnick", "thirdwitch"]])),
      ],
    ] as const) {
      const done = registered();
      const get = await entity.nextSent("jabber:iq:register");
      expect([get.attrs.type, get.attrs.to]).toEqual(["get", to]);
      answer(entity, get, FORM);
      const set = await entity.nextSent("<value>thirdwitch</value>");
      expect([set.attrs.type, set.attrs.to]).toEqual(["set", to]);
      answer(entity, set);
      await done;
    }
  });

  it("without a form answers the elements that are asked; what is not asked is refused here", async () => {
    const { entity, room } = stage();
    const plain = room.register({ username: "thirdwitch" });
    answer(
      entity,
      await entity.nextSent("jabber:iq:register"),
      register("<instructions>Name?</instructions><username/>"),
    );
    answer(entity, await entity.nextSent("<username>thirdwitch</username>"));
    await plain;
    const legacy = room.register(
      new Map([
        ["email", "hag66@<witches>.lit"],
        ["nick", "thirdwitch"],
      ]),
    );
    answer(
      entity,
      await entity.nextSent("jabber:iq:register"),
      register("<nick/><email/><instructions>?</instructions>"),
    );
    const set = await entity.nextSent('type="set"');
    expect(set.children.map(String)).toEqual([
      '<query xmlns="jabber:iq:register"><nick>thirdwitch</nick><email>hag66@&lt;witches&gt;.lit</email></query>',
    ]);
    answer(entity, set);
    await legacy;
    for (const [asked, answers, field] of [
      [FORM, { nonsense: "1" }, "nonsense"],
      [register("<nick/>"), { "muc#register_roomnick": "thirdwitch" }, "muc#register_roomnick"],
      [register("<registered/><username>hag</username>"), { nick: "thirdwitch" }, "nick"],
      [register("<username/>"), { username: ["no", "name"] }, "username"],
    ] as const) {
      const wrong = room.register(answers);
      answer(entity, await entity.nextSent("jabber:iq:register"), asked);
      await expect(wrong).rejects.toMatchObject({
        name: "FormError",
        problems: expect.arrayContaining([expect.objectContaining({ field })]),
      });
    }
    expect(entity.sent).toEqual([]);
  });

  it("is looked at and ended", async () => {
    const { entity, muc, room } = stage();
    const got = room.getRegistration();
    answer(
      entity,
      await entity.nextSent("jabber:iq:register"),
      register("<registered/><username>thirdwitch</username>"),
    );
    expect(await got).toEqual({ registered: true, username: "thirdwitch" });
    const service = muc.getRegistration("chat.shakespeare.example");
    refuse(entity, await entity.nextSent("jabber:iq:register"), "service-unavailable");
    await expect(service).rejects.toMatchObject({ condition: "service-unavailable" });
    for (const ended of [() => room.unregister(), () => muc.unregister("chat.shakespeare.example")]) {
      const done = ended();
      answer(entity, await entity.nextSent("<remove/>"));
      await done;
    }
  });

  it("shows the nickname reserved for us, or none", async () => {
    const { entity, room } = stage();
    const query = (content: string) =>
      `<query xmlns='http://jabber.org/protocol/disco#info' node='x-roomuser-item'>${content}</query>`;
    for (const [content, nick] of [
      ["<identity category='conference' type='text' name='thirdwitch'/>", "thirdwitch"],
      ["<identity category='x' type='text' name='no'/><identity category='conference' type='text' name='yes'/>", "yes"],
      ["", undefined],
    ] as const) {
      const got = room.getReservedNick();
      answer(entity, await entity.nextSent("x-roomuser-item"), query(content));
      expect(await got).toBe(nick);
    }
    const unsupported = room.getReservedNick();
    refuse(entity, await entity.nextSent("x-roomuser-item"), "feature-not-implemented");
    expect(await unsupported).toBeUndefined();
    const forbidden = room.getReservedNick();
    refuse(entity, await entity.nextSent("x-roomuser-item"), "forbidden");
    await expect(forbidden).rejects.toMatchObject({ condition: "forbidden" });
  });
});
