import { canonicalXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { answer, joined, record, refuse, stage } from "../test/stage.ts";
import { ROOM } from "../test/wire.ts";

const MUC = "http://jabber.org/protocol/muc";

describe("invite", () => {
  it("MU-60: goes through the room while we do not know that it is open, one message each, with everything", async () => {
    const { entity, room } = await joined();
    const jids = ["a@x.example", "b@x.example/r"];
    await room.invite(jids, { reason: "Hey", password: "p", thread: "t1", continue: true });
    for (const to of jids) {
      const invite = `<invite to='${to}'><reason>Hey</reason><continue thread='t1'/></invite><password>p</password>`;
      expect(canonicalXml(await entity.nextSent("<invite"))).toBe(
        canonicalXml(`<message to='${ROOM}'><x xmlns='${MUC}#user'>${invite}</x></message>`),
      );
    }
    expect(entity.sent).toEqual([]);
  });

  it("goes from us to them when the room is open to all, or when it shall", async () => {
    const { entity, room } = await joined({ features: ["muc_open"] });
    await room.invite("a@x.example", { reason: "Hey", password: "p", thread: "t1" });
    expect(canonicalXml(await entity.nextSent("conference"))).toBe(
      canonicalXml(
        `<message to='a@x.example'><x xmlns='jabber:x:conference' jid='${ROOM}' password='p' reason='Hey' continue='true' thread='t1'/></message>`,
      ),
    );
    const members = await joined({ features: ["muc_membersonly"] });
    await members.room.invite("a@x.example");
    await members.entity.nextSent("<invite");
    await members.room.invite(["a@x.example", "b@x.example"], { kind: "direct" });
    await members.entity.nextSent('to="a@x.example"', "jabber:x:conference");
    await members.entity.nextSent('to="b@x.example"', "jabber:x:conference");
  });

  it("is refused here for what is no JID or no XML, and where we are not in", async () => {
    const { entity, room } = await joined();
    await expect(room.invite(["a@x.example", "a@b@c"])).rejects.toMatchObject({ name: "BuildError" });
    await expect(room.invite("a@x.example", { reason: "\0" })).rejects.toMatchObject({ name: "BuildError" });
    await room.invite([]);
    expect(entity.sent).toEqual([]);
    await expect(stage().room.invite("a@x.example")).rejects.toMatchObject({ name: "RoomError" });
  });
});

describe("invitations", () => {
  const mediated = (from: string, inner: string, extra = "") =>
    `<message from='${from}'><x xmlns='${MUC}#user'>${inner}</x>${extra}</message>`;

  it("MU-61, MU-62: arrive once, from the room or from a person", async () => {
    const { entity, muc } = stage();
    const heard: unknown[] = [];
    muc.on("invite", (invitation) => heard.push({ ...invitation, stanza: null }));
    entity.receive(
      mediated(
        "heath@x.example",
        "<invite from='crone@x.example/d'><reason>Hey</reason><continue thread='t'/></invite><password>p</password>",
        "<x xmlns='jabber:x:conference' jid='heath@x.example'/>",
      ),
    );
    entity.receive(
      "<message from='crone@x.example/d'><x xmlns='jabber:x:conference' jid='Heath@X.example' reason='Hey' password='p' continue='true' thread='t'/></message>",
    );
    const said = {
      room: "heath@x.example",
      from: "crone@x.example/d",
      reason: "Hey",
      password: "p",
      continue: true,
      thread: "t",
      stanza: null,
    };
    expect(heard).toEqual([
      { ...said, kind: "mediated" },
      { ...said, kind: "direct" },
    ]);
  });

  it("are believed from no occupant, in no error, and not to where we are", async () => {
    const { entity, muc } = await joined();
    const heard: unknown[] = [];
    muc.on("invite", (invitation) => heard.push(invitation));
    entity.receive(mediated("heath@x.example/mallory", "<invite from='crone@x.example'/>"));
    entity.receive(
      mediated("heath@x.example", "<invite from='crone@x.example'/>").replace("<message", "<message type='error'"),
    );
    entity.receive(`<message from='crone@x.example'><x xmlns='jabber:x:conference' jid='${ROOM}'/></message>`);
    expect(heard).toEqual([]);
  });

  it("MU-63: are declined through the room, a direct one in silence", async () => {
    const { entity, muc } = stage();
    const invitations: Parameters<typeof muc.decline>[0][] = [];
    muc.on("invite", (invitation) => invitations.push(invitation));
    entity.receive(mediated("heath@x.example", "<invite from='crone@x.example/d'/>"));
    entity.receive(
      "<message from='crone@x.example/d'><x xmlns='jabber:x:conference' jid='heath@x.example'/></message>",
    );
    for (const invitation of invitations) await muc.decline(invitation, { reason: "Too busy" });
    expect(entity.sent.map((stanza) => canonicalXml(stanza))).toEqual([
      canonicalXml(
        `<message to='heath@x.example'><x xmlns='${MUC}#user'><decline to='crone@x.example/d'><reason>Too busy</reason></decline></x></message>`,
      ),
    ]);
  });

  it("that are declined are told to who invited, by the room alone", async () => {
    const { entity, muc } = await joined();
    const heard: unknown[] = [];
    muc.on("decline", (decline) => heard.push({ ...decline, stanza: null }));
    const decline = "<decline from='hecate@x.example'><reason>No</reason></decline>";
    entity.receive(mediated(`${ROOM}/mallory`, decline));
    entity.receive(mediated(ROOM, decline));
    expect(heard).toEqual([{ room: ROOM, from: "hecate@x.example", reason: "No", stanza: null }]);
  });
});

describe("requests for a decision", () => {
  const approval = (from: string) => `<message from='${from}'><x xmlns='jabber:x:data' type='form'>
    <field var='FORM_TYPE' type='hidden'><value>${MUC}#request</value></field><field var='muc#role' type='list-single'><value>participant</value></field>
    <field var='muc#jid' type='jid-single'><value>hag66@x.example/pda</value></field><field var='muc#roomnick' type='text-single'><value>thirdwitch</value></field>
    <field var='muc#request_allow' type='boolean'><value>false</value></field></x></message>`;

  it("MU-67: are made by a message to the room", async () => {
    const { entity, room } = await joined();
    await room.requestVoice();
    const sent = await entity.nextSent("muc#request");
    expect([sent.attrs.to, sent.attrs.type, sent.toString()]).toEqual([
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
    expect(heard.map(([event]) => event)).toEqual(["registrationRequest", "form"]);
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

  it("without a form takes the user name; with an unknown answer it is refused here", async () => {
    const { entity, room } = stage();
    const plain = room.register({ username: "thirdwitch" });
    answer(
      entity,
      await entity.nextSent("jabber:iq:register"),
      register("<instructions>Name?</instructions><username/>"),
    );
    answer(entity, await entity.nextSent("<username>thirdwitch</username>"));
    await plain;
    const wrong = room.register({ nonsense: "1" });
    answer(entity, await entity.nextSent("jabber:iq:register"), FORM);
    await expect(wrong).rejects.toMatchObject({ name: "FormError" });
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
