import { canonicalXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { joined, record, stage } from "../test/stage.ts";
import { messageError, ROOM } from "../test/wire.ts";

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
    const sent = await entity.nextSent("conference");
    expect(canonicalXml(sent)).toBe(
      canonicalXml(
        `<message to='a@x.example' id='${sent.attrs.id}'><x xmlns='jabber:x:conference' jid='${ROOM}' password='p' reason='Hey' continue='true' thread='t1'/></message>`,
      ),
    );
    const members = await joined({ features: ["muc_membersonly"] });
    await members.room.invite("a@x.example");
    await members.entity.nextSent("<invite");
    await members.room.invite(["a@x.example", "b@x.example"], { kind: "direct" });
    await members.entity.nextSent('to="a@x.example"', "jabber:x:conference");
    await members.entity.nextSent('to="b@x.example"', "jabber:x:conference");
  });

  it("refused by who was invited, or his server, is an event of the room, once", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    await room.invite(["A@x.example/r", "b@x.example", "c@x.example"], { kind: "direct" });
    const ids: string[] = [];
    for (const to of ["A@", "b@", "c@"]) ids.push((await entity.nextSent(`to="${to}`)).attrs.id);
    const [a = "", b = "", c = ""] = ids;
    for (const [from, id] of [
      ["mallory@y.example", a],
      ["b@x.example", a],
      ["a@X.example", a],
      ["a@x.example", a],
      ["x.example", b],
      ["c@x.example", "guessed"],
    ] as const)
      entity.receive(messageError("service-unavailable", id, from));
    entity.receive(`<message from='c@x.example' id='${c}'><body>Coming!</body></message>`);
    expect(heard).toMatchObject([
      ["messageError", { room, id: a, error: { name: "StanzaError", condition: "service-unavailable" } }],
      ["messageError", { room, id: b }],
    ]);
    expect(heard).toHaveLength(2);
  });

  it("refused is known of the last hundred", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    const jids = Array.from({ length: 101 }, (_, n) => `u${n}@x.example`);
    await room.invite(jids, { kind: "direct" });
    for (const from of jids) {
      const { id } = (await entity.nextSent(`to="${from}"`)).attrs;
      entity.receive(messageError("service-unavailable", id, from));
    }
    expect(heard).toHaveLength(100);
  });

  it("says that a chat goes on only where it does", async () => {
    const { entity, room } = await joined();
    const continued = async (kind: "direct" | "mediated", options: object) => {
      await room.invite("a@x.example", { kind, ...options });
      return /continue[^>]*/.exec((await entity.nextSent("a@x.example")).toString())?.[0];
    };
    expect(await continued("mediated", {})).toBeUndefined();
    expect(await continued("direct", {})).toBeUndefined();
    expect(await continued("mediated", { continue: true })).toBe("continue/");
    expect(await continued("direct", { continue: true })).toBe('continue="true"/');
    expect(await continued("direct", { thread: "t" })).toBe('continue="true" thread="t"/');
  });

  it("is refused here for what is no JID or no XML, and where we are not in", async () => {
    const { entity, room } = await joined();
    await expect(room.invite(["a@x.example", "a@b@c"])).rejects.toMatchObject({
      name: "BuildError",
      message: expect.stringMatching(/invite.*no JID: "a@b@c"/),
    });
    await expect(room.invite("a".repeat(60_000))).rejects.toThrow(/^.{1,200}$/);
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

  it("say nothing that they were not told", () => {
    const { entity, muc } = stage();
    const heard: unknown[] = [];
    muc.on("invite", ({ stanza, ...invitation }) => heard.push([stanza.name, invitation]));
    muc.on("decline", ({ stanza, ...decline }) => heard.push([stanza.name, decline]));
    entity.receive(mediated("heath@x.example", "<invite/>"));
    entity.receive(mediated("heath@x.example", "<invite><continue/></invite>"));
    entity.receive(mediated("heath@x.example", "<decline/>"));
    entity.receive(
      "<message from='crone@x.example/d'><x xmlns='jabber:x:conference' jid='heath@x.example'/></message>",
    );
    const room = "heath@x.example";
    expect(heard).toStrictEqual([
      ["message", { room, kind: "mediated" }],
      ["message", { room, kind: "mediated", continue: true }],
      ["message", { room }],
      ["message", { room, kind: "direct", from: "crone@x.example/d" }],
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
    const direct = "<x xmlns='jabber:x:conference' jid='heath@x.example'/>";
    entity.receive(`<message type='error' from='crone@x.example'>${direct}</message>`);
    for (const foreign of ["urn:x", "http://jabber.org/protocol/muc"]) {
      entity.receive(mediated("heath@x.example", "<invite/>").replace(`${MUC}#user`, foreign));
      entity.receive(`<message from='crone@x.example'>${direct.replace("jabber:x:conference", foreign)}</message>`);
    }
    expect(heard).toEqual([]);
  });

  it("MU-63: are declined through the room, a direct one in silence", async () => {
    const { entity, muc } = stage();
    const invitations: Parameters<typeof muc.decline>[0][] = [];
    muc.on("invite", (invitation) => invitations.push(invitation));
    entity.receive(mediated("heath@x.example", "<invite from='crone@x.example/d'/>"));
    entity.receive(mediated("moor@x.example", "<invite/>"));
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

describe("inviteAsService", () => {
  it.each([{ room: "hall@" }, { to: "" }, { from: "a@b@c" }])(
    "invites nobody by what is no address: %o",
    async (wrong) => {
      const { entity, muc } = stage({ component: true, client: { from: "comp.localhost" } });
      const invite = { room: "hall@comp.localhost", to: "b@x.example", from: "a@x.example", ...wrong };
      await expect(muc.inviteAsService(invite)).rejects.toMatchObject({ name: "BuildError", element: "invite" });
      expect(entity.sent).toEqual([]);
    },
  );
});
