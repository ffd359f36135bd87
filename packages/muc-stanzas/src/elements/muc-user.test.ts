import { canonicalXml, forbiddenText, parseXml, plain } from "@xeps-internal/test-kit";
import fc from "fast-check";
import type { Element } from "ltx";
import { describe, expect, it } from "vitest";
import { buildMucUser, type MucUser, parseMucUser } from "../index.ts";
import { bothWays } from "../test/both-ways.ts";

const X = "<x xmlns='http://jabber.org/protocol/muc#user'";
const none = { items: [], statusCodes: [], invites: [] };

function table(xml: string, user: MucUser): void {
  bothWays(xml, user, parseMucUser, buildMucUser);
}

describe("muc#user", () => {
  it("is an empty element as the marker of private messages", () => table(`${X}/>`, none));

  it("tells an occupant and the codes of the presence", () => {
    table(
      `${X}><item affiliation='admin' role='moderator' jid='hag@witches.example/cave' nick='old hag'>` +
        "<actor jid='boss@witches.example' nick='Boss'/><continue thread='t1'/><reason>why &amp; how</reason></item>" +
        "<status code='110'/><status code='210'/></x>",
      {
        ...none,
        items: [
          {
            affiliation: "admin",
            role: "moderator",
            jid: "hag@witches.example/cave",
            nick: "old hag",
            reason: "why & how",
            actor: { jid: "boss@witches.example", nick: "Boss" },
            continue: { thread: "t1" },
          },
        ],
        statusCodes: [110, 210],
      },
    );
  });

  it("tells several occupants in order, as of sessions that share a nickname", () => {
    const items = [{ role: "participant", jid: "a@b.example/1" }, { role: "visitor", jid: "a@b.example/2" }, {}];
    table(`${X}><item role='participant' jid='a@b.example/1'/><item role='visitor' jid='a@b.example/2'/><item/></x>`, {
      ...none,
      items,
    });
  });

  it("keeps roles and affiliations that are unknown", () => {
    table(`${X}><item affiliation='vip' role='speaker'/></x>`, {
      ...none,
      items: [{ affiliation: "vip", role: "speaker" }],
    });
  });

  it("tells an empty text or attribute from one that is not there", () => {
    table(`${X}><item nick='' jid=''><actor/><continue/><reason/></item><password/></x>`, {
      ...none,
      items: [{ nick: "", jid: "", actor: {}, continue: {}, reason: "" }],
      password: "",
    });
  });

  it("tells invitations, with the password of the room beside them", () => {
    table(
      `${X}><invite to='a@b.example'><reason>come</reason><continue thread='t'/></invite><invite from='c@d.example'>` +
        "<continue/></invite><password> s3cret </password></x>",
      {
        ...none,
        invites: [
          { to: "a@b.example", reason: "come", continue: { thread: "t" } },
          { from: "c@d.example", continue: {} },
        ],
        password: " s3cret ",
      },
    );
  });

  it("tells that an invitation was declined", () => {
    table(`${X}><decline from='a@b.example'><reason>busy</reason></decline></x>`, {
      ...none,
      decline: { from: "a@b.example", reason: "busy" },
    });
    table(`${X}><decline to='a@b.example/c'/></x>`, { ...none, decline: { to: "a@b.example/c" } });
  });

  it("tells that the room is destroyed, and where to go", () => {
    table(`${X}><destroy jid='new@b.example'><password>p</password><reason>moved</reason></destroy></x>`, {
      ...none,
      destroy: { jid: "new@b.example", password: "p", reason: "moved" },
    });
    table(`${X}><destroy/></x>`, { ...none, destroy: {} });
  });

  it("keeps what it does not know, on every level", () => {
    const foreign = (at: string) => parseXml(`<f xmlns='urn:example:f' at='${at}'>&lt;</f>`);
    const written = (at: string) => `<f xmlns='urn:example:f' at='${at}'>&lt;</f>`;
    table(
      `${X}><item>${written("item")}${written("again")}</item><invite to='a@b'>${written("invite")}</invite>` +
        `<decline to='a@b'>${written("decline")}</decline><destroy>${written("destroy")}</destroy>${written("x")}</x>`,
      {
        items: [{ extensions: [foreign("item"), foreign("again")] }],
        statusCodes: [],
        invites: [{ to: "a@b", extensions: [foreign("invite")] }],
        decline: { to: "a@b", extensions: [foreign("decline")] },
        destroy: { extensions: [foreign("destroy")] },
        extensions: [foreign("x")],
      },
    );
  });

  it("does not take elements of other namespaces for its own", () => {
    const names = ["item", "status code='110'", "invite to='a'", "decline to='a'", "destroy", "password", "reason"];
    const xml = names.map((name) => `<${name} xmlns='urn:example:f'/>text<${name} xmlns=''/>`).join("");
    const user = parseMucUser(parseXml(`${X}>${xml}</x>`));
    expect(plain({ ...user, extensions: [] })).toEqual({ ...none, extensions: [] });
    expect(user?.extensions).toHaveLength(14);
    const inner = ["actor jid='a'", "continue", "reason", "password"].map((name) => `<${name} xmlns='urn:example:f'/>`);
    for (const parent of ["item", "invite to='a'", "decline to='a'", "destroy"]) {
      const [name] = parent.split(" ");
      const parsed = parseMucUser(parseXml(`${X}><${parent}>${inner.join("text")}</${name}></x>`));
      const { extensions, ...rest } = [parsed?.items[0], parsed?.invites[0], parsed?.decline, parsed?.destroy].find(
        (one) => one !== undefined,
      ) as { extensions: Element[] };
      expect(extensions).toHaveLength(4);
      expect(Object.keys(rest).filter((key) => key !== "to")).toEqual([]);
    }
  });

  it("takes the first of what should be there once", () => {
    const user = parseMucUser(
      parseXml(
        `${X}><decline to='1'><reason>1</reason><reason>2</reason></decline><decline to='2'/><destroy jid='1'>` +
          "<reason>1</reason><reason>2</reason><password>1</password><password>2</password></destroy>" +
          "<destroy jid='2'/><password>1</password><password>2</password>" +
          "<item><reason>1</reason><reason>2</reason><actor nick='1'/><actor nick='2'/><continue thread='1'/>" +
          "<continue thread='2'/></item><invite to='1'><reason>1</reason><reason>2</reason><continue thread='1'/>" +
          "<continue thread='2'/></invite></x>",
      ),
    );
    expect(user).toEqual({
      items: [{ reason: "1", actor: { nick: "1" }, continue: { thread: "1" } }],
      statusCodes: [],
      invites: [{ to: "1", reason: "1", continue: { thread: "1" } }],
      decline: { to: "1", reason: "1" },
      destroy: { jid: "1", reason: "1", password: "1" },
      password: "1",
    });
  });

  it("is no other element", () => {
    for (const xml of [
      "<x xmlns='http://jabber.org/protocol/muc'/>",
      "<y xmlns='http://jabber.org/protocol/muc#user'/>",
      "<x xmlns=''/>",
      "<x/>",
    ]) {
      expect(parseMucUser(parseXml(xml))).toBeUndefined();
    }
  });

  it("is read under a prefix, and from text in several pieces", () => {
    const element = parseXml("<m:x xmlns:m='http://jabber.org/protocol/muc#user'><m:item><m:reason/></m:item></m:x>");
    const reason = (element.children[0] as Element).children[0] as Element;
    reason.children = ["a", " ", "b"];
    expect(parseMucUser(element)).toEqual({ ...none, items: [{ reason: "a b" }] });
  });
});

describe("status codes", () => {
  it.each([
    ["110", [110]],
    ["100", [100]],
    ["999", [999]],
    ["0110", [110]],
    [" 110\n", [110]],
    ["+110", [110]],
    ["99", []],
    ["1000", []],
    ["-110", []],
    ["110.0", []],
    ["1e2", []],
    ["0x6e", []],
    ["110 x", []],
    ["x 110", []],
    ["", []],
    ["１１０", []],
  ])("%j is read as %j", (code, codes) => {
    expect(parseMucUser(parseXml(`${X}><status code='${code}'/></x>`))?.statusCodes).toEqual(codes);
  });

  it("are left out without code, and keep their order", () => {
    const xml = `${X}><status code='333'/><status/><status code='110'/><status code='307'/><status code='110'/></x>`;
    expect(parseMucUser(parseXml(xml))?.statusCodes).toEqual([333, 110, 307, 110]);
  });

  it("are read where another library wrote a number", () => {
    const element = buildMucUser({ statusCodes: [110] });
    (element.children[0] as Element).attrs.code = 201;
    expect(parseMucUser(element)?.statusCodes).toEqual([201]);
  });

  it.each([99, 1000, 110.5, Number.NaN, -110, Number.POSITIVE_INFINITY])("%s cannot be sent", (code) => {
    expect(() => buildMucUser({ statusCodes: [code] })).toThrow(
      expect.objectContaining({ name: "BuildError", element: "status", rule: expect.stringContaining("100 to 999") }),
    );
  });
});

describe("buildMucUser", () => {
  it("writes what is given and nothing else", () => {
    expect(buildMucUser({}).toString()).toBe('<x xmlns="http://jabber.org/protocol/muc#user"/>');
    const empty = { password: undefined, decline: undefined, destroy: undefined, extensions: undefined };
    expect(buildMucUser(empty).toString()).toBe('<x xmlns="http://jabber.org/protocol/muc#user"/>');
  });

  // XEP-0045 §19.2: the order of the sequences inside
  it("writes children in the order of the schema", () => {
    const user = buildMucUser({
      items: [{ reason: "r", continue: {}, actor: {} }],
      invites: [{ continue: {}, reason: "r", to: "a" }],
      destroy: { reason: "r", password: "p" },
    });
    const order = user.children.map((child) => (child as Element).children.map((inner) => (inner as Element).name));
    expect(order).toEqual([
      ["actor", "continue", "reason"],
      ["reason", "continue"],
      ["password", "reason"],
    ]);
  });

  it.each([
    ["invite", { invites: [{ reason: "r" }] }],
    ["decline", { decline: { reason: "r" } }],
  ])("refuses an <%s/> with neither from nor to", (element, user) => {
    expect(() => buildMucUser(user)).toThrow(
      expect.objectContaining({ name: "BuildError", element, rule: "neither from nor to" }),
    );
  });

  it("refuses characters that XML forbids, wherever they stand", () => {
    const spots: ((text: string) => Partial<MucUser>)[] = [
      (text) => ({ items: [{ affiliation: text }] }),
      (text) => ({ items: [{ role: text }] }),
      (text) => ({ items: [{ jid: text }] }),
      (text) => ({ items: [{ nick: text }] }),
      (text) => ({ items: [{ reason: text }] }),
      (text) => ({ items: [{ actor: { jid: text } }] }),
      (text) => ({ items: [{ actor: { nick: text } }] }),
      (text) => ({ items: [{ continue: { thread: text } }] }),
      (text) => ({ invites: [{ from: text }] }),
      (text) => ({ invites: [{ to: text }] }),
      (text) => ({ invites: [{ to: "a", reason: text }] }),
      (text) => ({ decline: { from: text } }),
      (text) => ({ decline: { to: "a", reason: text } }),
      (text) => ({ destroy: { jid: text } }),
      (text) => ({ destroy: { password: text } }),
      (text) => ({ destroy: { reason: text } }),
      (text) => ({ password: text }),
    ];
    fc.assert(
      fc.property(forbiddenText, fc.constantFrom(...spots), (text, spot) => {
        expect(() => buildMucUser(spot(text))).toThrow(expect.objectContaining({ name: "BuildError" }));
      }),
    );
  });

  it("takes extensions that stand in another tree, and leaves them there", () => {
    const tree = parseXml("<w xmlns='urn:example:w'><f><g/></f></w>");
    const [extension] = tree.children as Element[];
    const user = buildMucUser({ extensions: [extension as Element, extension as Element] });
    expect(extension?.parent).toBe(tree);
    const f = "<f xmlns='urn:example:w'><g/></f>";
    expect(canonicalXml(user.toString())).toBe(canonicalXml(`${X}>${f}${f}</x>`));
  });
});
