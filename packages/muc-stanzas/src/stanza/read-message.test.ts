import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { readMucStanza } from "../index.ts";

const ROOM = "coven@chat.example";
const where = { room: ROOM, nick: "hag" };
const user = (content: string) => `<x xmlns='http://jabber.org/protocol/muc#user'>${content}</x>`;
const direct = (attributes: string) => `<x xmlns='jabber:x:conference' ${attributes}/>`;
const form = (type: string, formType: string, fields = "") =>
  `<x xmlns='jabber:x:data' type='${type}'><field var='FORM_TYPE' type='hidden'>` +
  `<value>http://jabber.org/protocol/muc#${formType}</value></field>${fields}</x>`;

const received = (content: string, from = ROOM, type = "") =>
  readMucStanza(
    parseXml(`<message from='${from}' to='me@b.example/r'${type && ` type='${type}'`}>${content}</message>`),
  );
const sent = (content: string, to = ROOM, type = "") =>
  readMucStanza(
    parseXml(`<message from='me@b.example/r' to='${to}'${type && ` type='${type}'`}>${content}</message>`),
    "user",
  );

describe("a mediated invitation", () => {
  const invite = "<invite from='a@b.example'><reason>r</reason><continue thread='t'/></invite><password>p</password>";

  it("MU-61: comes from the room", () => {
    expect(received(user(invite))).toStrictEqual({
      kind: "mediated-invitation",
      room: ROOM,
      invites: [{ from: "a@b.example", reason: "r", continue: { thread: "t" } }],
      password: "p",
    });
    expect(received(user("<invite from='a@b.example'/>"))).not.toHaveProperty("password");
  });

  it("MU-61: is reported with its nickname when it comes from an occupant JID", () => {
    expect(received(user(invite), `${ROOM}/hag`)).toMatchObject({ kind: "mediated-invitation", ...where });
  });

  it("comes without from where the room writes none, and with both where it leaves the to", () => {
    expect(received(user("<invite/>"))).toMatchObject({ invites: [{}] });
    expect(received(user("<invite from='a@b' to='c@d'/><invite to='e@f'/>"))).toMatchObject({
      invites: [{ from: "a@b", to: "c@d" }],
    });
    expect(received(user("<invite to='c@d'/>"))).toBeUndefined();
  });

  it("MU-62: is reported once beside a direct invitation to the same room", () => {
    expect(received(user(invite) + direct(`jid='${ROOM}'`))).toMatchObject({ kind: "mediated-invitation" });
  });

  it("MU-60: goes to the room", () => {
    expect(sent(user("<invite to='a@b'/><invite to='c@d'/><password>p</password>"))).toStrictEqual({
      kind: "mediated-invite",
      room: ROOM,
      invites: [{ to: "a@b" }, { to: "c@d" }],
      password: "p",
    });
    expect(sent(user("<invite to='a@b'/>"), `${ROOM}/hag`)).toMatchObject({ kind: "mediated-invite", ...where });
    expect(sent(user("<invite from='me@b' to='a@b'/>"))).toMatchObject({ invites: [{ from: "me@b", to: "a@b" }] });
    expect(sent(user("<invite from='a@b'/><invite/>"))).toBeUndefined();
  });

  it("is of type normal, which unknown types are too", () => {
    for (const type of ["normal", "unheard-of"]) {
      expect(received(user(invite), ROOM, type)).toMatchObject({ kind: "mediated-invitation" });
      expect(sent(user("<invite to='a@b'/>"), ROOM, type)).toMatchObject({ kind: "mediated-invite" });
    }
    for (const type of ["chat", "headline"]) {
      expect(received(user(invite), ROOM, type)).toBeUndefined();
      expect(sent(user("<invite to='a@b'/>"), ROOM, type)).toBeUndefined();
    }
  });
});

describe("an invitation declined", () => {
  it("MU-63: goes to the room and comes from it", () => {
    expect(sent(user("<decline to='a@b'><reason>r</reason></decline>"))).toStrictEqual({
      kind: "mediated-decline",
      room: ROOM,
      decline: { to: "a@b", reason: "r" },
    });
    expect(received(user("<decline from='a@b'/>"))).toStrictEqual({
      kind: "mediated-declined",
      room: ROOM,
      decline: { from: "a@b" },
    });
    expect(received(user("<decline from='a@b'/>"), `${ROOM}/hag`)).toMatchObject({
      kind: "mediated-declined",
      ...where,
    });
  });

  it("says nothing on the other side", () => {
    expect(sent(user("<decline from='a@b'/>"))).toBeUndefined();
    expect(received(user("<decline to='a@b'/>"))).toBeUndefined();
  });
});

describe("a direct invitation", () => {
  it("comes from anyone and names the room", () => {
    const xml = direct("jid='Cave@Chat.example/x' password='p' reason='r' continue='1' thread='t'");
    expect(received(xml, "A@b.example/R")).toStrictEqual({
      kind: "direct-invitation",
      from: "A@b.example/R",
      room: "cave@chat.example",
      password: "p",
      reason: "r",
      continue: true,
      thread: "t",
    });
    expect(received(`<body>come</body>${direct("jid='cave@chat.example'")}`, "a@b.example/r", "chat")).toStrictEqual({
      kind: "direct-invitation",
      from: "a@b.example/r",
      room: "cave@chat.example",
    });
  });

  it("is none without a room", () => {
    expect(received(direct("reason='r'"), "a@b.example/r")).toBeUndefined();
    expect(received(direct("jid=''"), "a@b.example/r")).toBeUndefined();
    expect(received(`${direct("")}${direct("jid='cave@chat.example'")}`, "a@b.example/r")).toBeUndefined();
  });

  it("is none that nobody sent", () => {
    const message = parseXml(`<message to='c@d.example'>${direct("jid='cave@chat.example'")}</message>`);
    expect(readMucStanza(message, "user")).toBeUndefined();
  });

  it("may come through a room as a private message", () => {
    const xml = user("") + direct("jid='cave@chat.example'");
    expect(received(xml, `${ROOM}/hag`, "chat")).toMatchObject({ kind: "direct-invitation", from: `${ROOM}/hag` });
    expect(sent(xml, `${ROOM}/hag`, "chat")).toMatchObject({ kind: "private-message", ...where });
    expect(sent(direct("jid='cave@chat.example'"), "c@d.example")).toMatchObject({ kind: "direct-invitation" });
  });
});

describe("a private message", () => {
  it("MU-23: has the marker, on both sides, of type chat or normal", () => {
    const message = { kind: "private-message", ...where, body: "psst", mucMarker: true };
    for (const type of ["chat", "", "normal"]) {
      expect(received(`<body>psst</body>${user("")}`, `${ROOM}/hag`, type)).toStrictEqual(message);
      expect(sent(`<body>psst</body>${user("")}`, `${ROOM}/hag`, type)).toStrictEqual(message);
    }
    expect(received(user(""), `${ROOM}/hag`, "chat")).toStrictEqual({
      kind: "private-message",
      ...where,
      mucMarker: true,
    });
  });

  it("is not known without the marker, or from the room itself", () => {
    expect(received("<body>psst</body>", `${ROOM}/hag`, "chat")).toBeUndefined();
    expect(sent("<body>psst</body>", `${ROOM}/hag`, "chat")).toBeUndefined();
    expect(received(`<body>psst</body>${user("")}`, ROOM, "chat")).toBeUndefined();
    expect(received(`<body>psst</body>${user("")}`, `${ROOM}/`, "chat")).toBeUndefined();
  });

  it("is all that an occupant can say in it: no notice, no invitation in a chat", () => {
    const forged = user("<item affiliation='owner' jid='a@b'/><status code='101'/><invite from='a@b'/>");
    expect(received(forged, `${ROOM}/hag`, "chat")).toMatchObject({ kind: "private-message" });
    const notice = user("<item affiliation='owner' jid='a@b'/><status code='101'/>");
    expect(received(notice, `${ROOM}/hag`)).toMatchObject({ kind: "private-message" });
  });
});

describe("a notice of an affiliation", () => {
  it("MU-46: comes from the room, with an item", () => {
    expect(received(user("<item affiliation='member' jid='a@b' role='none'/>"))).toStrictEqual({
      kind: "affiliation-notice",
      room: ROOM,
      items: [{ affiliation: "member", jid: "a@b", role: "none" }],
    });
  });

  it("MU-46: or of ourselves, with code 101, and perhaps a body", () => {
    expect(received(`<body>b</body>${user("<status code='101'/>")}`)).toStrictEqual({
      kind: "affiliation-notice",
      room: ROOM,
      items: [],
      statusCodes: [101],
      body: "b",
    });
  });

  it("is none with other codes alone, in a chat, or from a user", () => {
    expect(received(user("<status code='104'/>"))).toBeUndefined();
    expect(received(user(""))).toBeUndefined();
    expect(received(user("<item jid='a@b'/>"), ROOM, "chat")).toBeUndefined();
    expect(received(user("<item jid='a@b'/>"), ROOM, "headline")).toBeUndefined();
    expect(sent(user("<item jid='a@b'/>"))).toBeUndefined();
  });
});

describe("a form in a message", () => {
  const role = "<field var='muc#role'><value>participant</value></field>";
  const allow = "<field var='muc#request_allow' type='boolean'><value>1</value></field>";

  it("MU-67: requests voice", () => {
    expect(sent(form("submit", "request", role))).toMatchObject({
      kind: "voice-request",
      room: ROOM,
      form: { type: "submit", fields: [{ var: "FORM_TYPE" }, { var: "muc#role", values: ["participant"] }] },
    });
    expect(sent(form("submit", "request"), `${ROOM}/hag`)).toMatchObject({ kind: "voice-request", ...where });
  });

  it("MU-68: asks moderators and owners, and is answered", () => {
    expect(received(form("form", "request", role + allow))).toMatchObject({ kind: "voice-approval-form", room: ROOM });
    expect(received(form("form", "request"), `${ROOM}/hag`)).toMatchObject({
      kind: "voice-approval-form",
      nick: "hag",
    });
    expect(sent(form("submit", "request", role + allow))).toMatchObject({ kind: "voice-approval" });
    expect(received(form("form", "register"))).toMatchObject({ kind: "registration-approval-form", room: ROOM });
    expect(sent(form("submit", "register"))).toMatchObject({ kind: "registration-approval", room: ROOM });
  });

  it("is found among others", () => {
    const others = "<x xmlns='jabber:x:data' type='form'/><x xmlns='jabber:x:oob'/>";
    expect(received(`${others}${form("form", "register")}`)).toMatchObject({ kind: "registration-approval-form" });
  });

  it("says nothing in the type of the other side, of another FORM_TYPE, or in a chat", () => {
    for (const type of ["submit", "cancel", "result"]) {
      expect(received(form(type, "request"))).toBeUndefined();
      expect(received(form(type, "register"))).toBeUndefined();
    }
    for (const type of ["form", "cancel", "result"]) {
      expect(sent(form(type, "request"))).toBeUndefined();
      expect(sent(form(type, "register"))).toBeUndefined();
    }
    expect(received(form("form", "roomconfig"))).toBeUndefined();
    expect(sent(form("submit", "roomconfig"))).toBeUndefined();
    expect(received(form("form", "request"), ROOM, "chat")).toBeUndefined();
    expect(sent(form("submit", "request"), ROOM, "headline")).toBeUndefined();
  });
});

describe("an error of a message", () => {
  const error = "<error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
  const info = { condition: "forbidden", type: "auth" };

  it("MU-64: echoes the request and raises nothing of it", () => {
    const request = `<body>b</body><subject>s</subject>${user("<invite from='a@b'/><decline to='c@d'/>")}`;
    expect(received(`${request}${error}`, `${ROOM}/hag`, "error")).toStrictEqual({
      kind: "message-error",
      ...where,
      error: info,
      echo: { body: "b", subject: "s", invites: [{ from: "a@b" }], decline: { to: "c@d" } },
    });
  });

  it("may echo nothing", () => {
    expect(received(`${user("")}${error}`, ROOM, "error")).toStrictEqual({
      kind: "message-error",
      room: ROOM,
      error: info,
    });
    expect(received("", ROOM, "error")).toMatchObject({ error: { condition: "undefined-condition" } });
  });

  it("is read on the side of the service too, whatever it echoes", () => {
    const forms = form("submit", "request") + direct("jid='a@b'");
    expect(sent(`${forms}${error}`, ROOM, "error")).toStrictEqual({ kind: "message-error", room: ROOM, error: info });
  });
});

it("a message that has no part in MUC says nothing", () => {
  expect(received("<body>b</body>", "a@b.example/r", "chat")).toBeUndefined();
  expect(received("<body>b</body>", "a@b.example/r")).toBeUndefined();
  expect(received("<y xmlns='http://jabber.org/protocol/muc#user'><item/></y>")).toBeUndefined();
});
