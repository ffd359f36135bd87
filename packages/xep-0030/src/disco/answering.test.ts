import { canonicalXml, FakeEntity, type FakeEntityOptions, parseXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { describe, expect, it, vi } from "vitest";
import {
  BuildError,
  createDisco,
  type Disco,
  type DiscoHandler,
  type DiscoOptions,
  type DiscoQuery,
  NS_DISCO_INFO,
  NS_DISCO_ITEMS,
  StanzaError,
} from "../index.ts";

interface Stage {
  readonly entity: FakeEntity;
  readonly disco: Disco;
  /** The answer to a question, as one line of text. */
  ask(kind: "info" | "items", to?: string, node?: string, content?: string): Promise<string>;
}

let questions = 0;

function start(entityOptions: FakeEntityOptions = {}, options?: DiscoOptions): Stage {
  const entity = new FakeEntity(entityOptions);
  const disco = createDisco(entity, options);
  const ask = async (kind: "info" | "items", to = String(entity.jid), node?: string, content = "") => {
    questions += 1;
    const id = `q${questions}`;
    const attribute = node === undefined ? "" : ` node='${node}'`;
    entity.receive(
      `<iq type='get' id='${id}' from='romeo@montague.example/orchard' to='${to}'>
        <query xmlns='http://jabber.org/protocol/disco#${kind}'${attribute}>${content}</query></iq>`,
    );
    const answer = await entity.nextSent(`id="${id}"`);
    expect(answer.attrs).toMatchObject({ to: "romeo@montague.example/orchard", from: to });
    return summary(answer);
  };
  return { entity, disco, ask };
}

const FEATURES = "disco#info disco#items";

/** "client/bot disco#info …", "a@b c@d#node", "error item-not-found": what an answer says, in short. */
function summary(answer: Element): string {
  const children = answer.children as Element[];
  if (answer.attrs.type === "error") return `error ${(children[1]?.children as Element[] | undefined)?.[0]?.name}`;
  const query = children[0] as Element;
  const parts = (query.children as Element[]).map(({ name, attrs }) => {
    if (name === "identity")
      return [attrs.category, attrs.type, attrs["xml:lang"], attrs.name].filter(Boolean).join("/");
    if (name === "feature") return String(attrs.var).replace("http://jabber.org/protocol/", "");
    if (name === "item") return attrs.node === undefined ? attrs.jid : `${attrs.jid}#${attrs.node}`;
    return `<${name}>`;
  });
  return (query.attrs.node === undefined ? parts : [`${query.attrs.node}:`, ...parts]).join(" ");
}

const info = (...features: readonly string[]) => ({ identities: [], features });
const items = (...jids: readonly string[]) => ({ items: jids.map((jid) => ({ jid })) });

describe("without anything added", () => {
  it("answers as a bot without items (XEP-0030 §3.1, SD-03, SD-09)", async () => {
    const { ask } = start();
    expect(await ask("info")).toBe(`client/bot ${FEATURES}`);
    expect(await ask("items")).toBe("");
  });

  it("answers with the identity of the options", async () => {
    const { ask } = start({}, { identity: { category: "gateway", type: "irc", name: "IRC" } });
    expect(await ask("info")).toBe(`gateway/irc/IRC ${FEATURES}`);
  });

  it("knows no nodes (SD-12)", async () => {
    const { ask } = start();
    expect(await ask("info", undefined, "n")).toBe("error item-not-found");
    expect(await ask("items", undefined, "n")).toBe("error item-not-found");
  });

  it("takes an empty node for none, and mirrors it", async () => {
    const { ask } = start();
    expect(await ask("info", undefined, "")).toBe(`: client/bot ${FEATURES}`);
    expect(await ask("items", undefined, "")).toBe(":");
  });

  it("answers error and echo as RFC 6120 §8.3 wants it", async () => {
    const { entity } = start();
    entity.receive(`<iq type='get' id='x' from='a@b'><query xmlns='${NS_DISCO_INFO}' node='n'/></iq>`);
    expect(canonicalXml(await entity.nextSent("iq"))).toBe(
      canonicalXml(
        `<iq type='error' id='x' to='a@b'><query xmlns='${NS_DISCO_INFO}' node='n'/><error type='cancel'>
        <item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`.replaceAll(/\n\s+/g, ""),
      ),
    );
  });

  it("refuses to be published to (SD-13)", async () => {
    const { entity } = start();
    entity.receive(`<iq type='set' id='x' from='a@b'><query xmlns='${NS_DISCO_ITEMS}'><item jid='c'/></query></iq>`);
    expect(summary(await entity.nextSent("iq"))).toBe("error service-unavailable");
  });
});

describe("what was added", () => {
  it("is answered, without repetition, until it is removed", async () => {
    const { disco, ask } = start();
    const removals = [
      disco.addIdentity({ category: "client", type: "pc", name: "A" }),
      disco.addIdentity({ category: "client", type: "pc", name: "B" }),
      disco.addIdentity({ category: "client", type: "pc", name: "C", lang: "de" }),
      disco.addFeature("a"),
      disco.addFeature("b"),
      disco.addFeature("a"),
      disco.addFeature(NS_DISCO_ITEMS),
      disco.addExtension(parseXml("<x xmlns='jabber:x:data' type='result'/>")),
      disco.addItem({ jid: "a@b", node: "n" }),
      disco.addItem({ jid: "c@d" }),
    ];
    expect(await ask("info")).toBe(`client/pc/A client/pc/de/C ${FEATURES} a b <x>`);
    expect(await ask("items")).toBe("a@b#n c@d");
    removals[0]?.();
    removals[3]?.();
    removals[3]?.();
    expect(await ask("info")).toBe(`client/pc/B client/pc/de/C ${FEATURES} b a <x>`);
    for (const remove of removals) remove();
    expect(await ask("info")).toBe(`client/bot ${FEATURES}`);
    expect(await ask("items")).toBe("");
  });

  it("at a node makes the node known, for as long as anything is there", async () => {
    const { disco, ask } = start();
    disco.addFeature("root");
    const removals = [
      disco.addFeature("a", { node: "n" }),
      disco.addItem({ jid: "a@b" }, { node: "n" }),
      disco.addIdentity({ category: "automation", type: "command-node" }, { node: "n" }),
      disco.addExtension(parseXml("<x xmlns='jabber:x:data'/>"), { node: "n" }),
    ];
    expect(await ask("info", undefined, "n")).toBe(`n: automation/command-node ${FEATURES} a <x>`);
    expect(await ask("items", undefined, "n")).toBe("n: a@b");
    expect(await ask("info")).toBe(`client/bot ${FEATURES} root`);
    expect(await ask("items")).toBe("");
    for (const remove of removals.slice(1)) remove();
    expect(await ask("items", undefined, "n")).toBe("n:");
    expect(await ask("info", undefined, "n")).toBe(`n: client/bot ${FEATURES} a`);
    removals[0]?.();
    expect(await ask("items", undefined, "n")).toBe("error item-not-found");
    disco.addFeature("again", { node: "n" });
    for (const remove of removals) remove();
    expect(await ask("info", undefined, "n")).toBe(`n: client/bot ${FEATURES} again`);
  });

  it("at an address of a component stands there, beside what stands everywhere", async () => {
    const { disco, ask } = start({ component: true });
    const [room, other] = ["room@comp.localhost", "other@comp.localhost"];
    disco.addIdentity({ category: "gateway", type: "irc" });
    disco.addFeature("everywhere");
    disco.addItem({ jid: "everywhere" });
    disco.addFeature("everywhere-n", { node: "n" });
    disco.addIdentity({ category: "conference", type: "irc" }, { jid: "Room@Comp.localhost" });
    disco.addFeature("room", { jid: room });
    disco.addItem({ jid: "in-room" }, { jid: room });
    disco.addFeature("room-n", { jid: room, node: "n" });
    disco.addFeature("room-m", { jid: room, node: "m" });
    expect(await ask("info", room)).toBe(`conference/irc ${FEATURES} room everywhere`);
    expect(await ask("info", "ROOM@comp.localhost")).toBe(`conference/irc ${FEATURES} room everywhere`);
    expect(await ask("info", other)).toBe(`gateway/irc ${FEATURES} everywhere`);
    expect(await ask("info", `${room}/nick`)).toBe(`gateway/irc ${FEATURES} everywhere`);
    expect(await ask("items", room)).toBe("in-room everywhere");
    expect(await ask("items", other)).toBe("everywhere");
    expect(await ask("info", room, "n")).toBe(`n: client/bot ${FEATURES} room-n everywhere-n`);
    expect(await ask("info", other, "n")).toBe(`n: client/bot ${FEATURES} everywhere-n`);
    expect(await ask("info", room, "m")).toBe(`m: client/bot ${FEATURES} room-m`);
    expect(await ask("info", other, "m")).toBe("error item-not-found");
  });

  it("is a copy of the form, which stays where it was", async () => {
    const { disco, entity } = start();
    const parent = parseXml("<a xmlns='jabber:x:data'><x type='result'/></a>");
    const form = parent.children[0] as Element;
    disco.addExtension(form);
    form.attrs.type = "changed";
    entity.receive(`<iq type='get' id='x' from='a@b'><query xmlns='${NS_DISCO_INFO}'/></iq>`);
    expect(String(await entity.nextSent("result"))).toContain('<x type="result" xmlns="jabber:x:data"/>');
    expect(form.parent).toBe(parent);
  });

  it("is refused at once when it cannot be sent", () => {
    const { disco } = start();
    expect(() => disco.addIdentity({ category: "", type: "b" })).toThrow(BuildError);
    expect(() => disco.addFeature("")).toThrow(BuildError);
    expect(() => disco.addItem({ jid: "a", node: "" })).toThrow(BuildError);
    expect(() => disco.addExtension(parseXml("<x xmlns='jabber:x:data'/>").t("\0"))).toThrow(BuildError);
  });
});

describe("handlers", () => {
  const [room, other] = ["room@comp.localhost", "other@comp.localhost"];
  const says = (text: string): DiscoHandler => ({ info: () => info(text), items: () => items(text) });

  it("answer by the most specific address: JID and node, JID, node, everything", async () => {
    const { disco, ask } = start({ component: true });
    const both = disco.handle({ jid: room, node: "n" }, says("jid+node"));
    const jid = disco.handle({ jid: room }, says("jid"));
    const node = disco.handle({ node: "n" }, says("node"));
    const everything = disco.handle({}, says("everything"));
    const answers = async () => [
      await ask("items", room, "n"),
      await ask("items", room),
      await ask("items", other, "n"),
      await ask("items", other),
      await ask("items", room, "m"),
      await ask("items", other, "m"),
    ];
    expect(await answers()).toEqual(["n: jid+node", "jid", "n: node", "everything", "m: jid", "m: everything"]);
    both();
    expect(await answers()).toEqual(["n: jid", "jid", "n: node", "everything", "m: jid", "m: everything"]);
    jid();
    expect(await answers()).toEqual([
      "n: node",
      "everything",
      "n: node",
      "everything",
      "m: everything",
      "m: everything",
    ]);
    node();
    expect(await answers()).toEqual([
      "n: everything",
      "everything",
      "n: everything",
      "everything",
      "m: everything",
      "m: everything",
    ]);
    everything();
    const none = "error item-not-found";
    expect(await answers()).toEqual([none, "", none, "", none, none]);
  });

  it("that answer undefined let the next one answer, at last what was added", async () => {
    const { disco, ask } = start({ component: true });
    const calls: string[] = [];
    const silent = (name: string): DiscoHandler => ({
      info: async () => void calls.push(name) as undefined,
    });
    disco.handle({ jid: room, node: "n" }, silent("jid+node"));
    disco.handle({ jid: room, node: "n" }, silent("jid+node, second"));
    disco.handle({ jid: room }, silent("jid"));
    disco.handle({ node: "n" }, silent("node"));
    disco.handle({}, silent("everything"));
    disco.handle({}, {});
    expect(await ask("info", room, "n")).toBe("error item-not-found");
    expect(calls).toEqual(["jid+node", "jid+node, second", "jid", "node", "everything"]);
    calls.length = 0;
    disco.addFeature("added");
    expect(await ask("info", room)).toBe(`client/bot ${FEATURES} added`);
    expect(calls).toEqual(["jid", "everything"]);
    expect(await ask("items", room)).toBe("");
  });

  it("at an address come before what was added there, and after what was added at a more specific one", async () => {
    const { disco, ask } = start({ component: true });
    disco.addItem({ jid: "added" }, { node: "n" });
    disco.handle({}, says("everything"));
    expect(await ask("items", room, "n")).toBe("n: added");
    disco.handle({ node: "n" }, says("node"));
    expect(await ask("items", room, "n")).toBe("n: node");
    disco.addItem({ jid: "in-room" }, { jid: room });
    expect(await ask("items", room)).toBe("in-room");
    expect(await ask("items", other)).toBe("everything");
  });

  it("of the same address answer in the order in which they were given, and are removed one by one", async () => {
    const { disco, ask } = start();
    const first = disco.handle({}, says("first"));
    const same = says("same");
    const removals = [disco.handle({}, same), disco.handle({}, same)];
    expect(await ask("items")).toBe("first");
    first();
    first();
    expect(await ask("items")).toBe("same");
    removals[0]?.();
    removals[0]?.();
    expect(await ask("items")).toBe("same");
    removals[1]?.();
    expect(await ask("items")).toBe("");
  });

  it("are asked with all that is known of the question", async () => {
    const { entity, disco, ask } = start();
    const queries: DiscoQuery[] = [];
    disco.handle(
      {},
      {
        info: (query) => void queries.push(query) as undefined,
        items: (query) => void queries.push(query) as undefined,
      },
    );
    const set = (content: string) => `<set xmlns='http://jabber.org/protocol/rsm'>${content}</set>`;
    await ask("info", "juliet@capulet.example/balcony");
    await ask("items", "juliet@capulet.example", "n", set("<max>2</max><after>x</after>"));
    await ask("items", "juliet@capulet.example", "", set("<after/>"));
    const from = "romeo@montague.example/orchard";
    expect(queries).toStrictEqual([
      { from, to: "juliet@capulet.example/balcony" },
      { from, to: "juliet@capulet.example", node: "n", max: 2, after: "x" },
      { from, to: "juliet@capulet.example", node: "", after: "" },
    ]);
    queries.length = 0;
    entity.receive(`<iq type='get' id='x'><query xmlns='${NS_DISCO_INFO}'/></iq>`);
    await entity.nextSent("result");
    expect(queries).toStrictEqual([{ from: "juliet@capulet.example", to: "juliet@capulet.example/balcony" }]);
  });

  it("may be methods of an object", async () => {
    const { disco, ask } = start();
    class Rooms {
      readonly #names = ["a@b"];
      items() {
        return items(...this.#names);
      }
    }
    disco.handle({}, new Rooms());
    expect(await ask("items")).toBe("a@b");
    expect(await ask("info")).toBe(`client/bot ${FEATURES}`);
  });

  it("may leave out what every answer must have, and repeat themselves", async () => {
    const { disco, ask } = start();
    const handler = {
      info: () => ({
        node: "wrong",
        identities: [
          { category: "a", type: "b", name: "1" },
          { category: "a", type: "b", name: "2" },
        ],
        features: ["x", NS_DISCO_INFO, "x"],
        extensions: [parseXml("<x xmlns='jabber:x:data'/>")],
      }),
      items: () => ({
        node: "wrong",
        ...items("a@b"),
        page: { count: 1 },
        extensions: [parseXml("<y xmlns='urn:y'/>")],
      }),
    };
    disco.handle({ node: "n" }, handler);
    expect(await ask("info", undefined, "n")).toBe(`n: a/b/1 ${FEATURES} x <x>`);
    expect(await ask("items", undefined, "n")).toBe("n: a@b <set> <y>");
  });

  it("answer with the StanzaError they throw, which is no fault to report", async () => {
    const { disco, ask } = start();
    const seen = vi.fn();
    disco.on("error", seen);
    disco.handle(
      { node: "sync" },
      {
        info: () => {
          throw new StanzaError({ condition: "forbidden", text: "no" });
        },
      },
    );
    disco.handle(
      { node: "async" },
      {
        info: () => Promise.reject(Object.assign(new Error("x"), { name: "StanzaError", condition: "not-allowed" })),
      },
    );
    disco.handle({}, says("less specific"));
    expect(await ask("info", undefined, "sync")).toBe("error forbidden");
    expect(await ask("info", undefined, "async")).toBe("error not-allowed");
    expect(seen).not.toHaveBeenCalled();
  });

  it.each<[string, DiscoHandler, unknown]>([
    [
      "throw",
      {
        info: () => {
          throw new Error("bug");
        },
      },
      new Error("bug"),
    ],
    ["reject", { info: () => Promise.reject("bug") }, "bug"],
    [
      "answer what cannot be sent",
      { info: () => info("\0") },
      new BuildError("feature", "character U+0000 at 0 is forbidden in XML 1.0"),
    ],
    [
      "throw an error that cannot be sent",
      {
        info: () => {
          throw new StanzaError({ condition: "not a name" });
        },
      },
      new BuildError("error", "the condition must be an XML name"),
    ],
    ["answer nonsense", { info: () => 7 as never }, expect.any(TypeError)],
  ])("that %s answer internal-server-error, and are reported once", async (_, handler, error) => {
    const { disco, ask } = start();
    const seen = vi.fn();
    disco.on("error", seen);
    disco.handle({}, handler);
    expect(await ask("info")).toBe("error internal-server-error");
    expect(seen.mock.calls).toEqual([[{ error, event: "info" }]]);
    expect(await ask("items")).toBe("");
  });

  it("that fail are reported with console.error where nobody listens", async () => {
    const { disco, ask } = start();
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    disco.handle({}, { items: () => Promise.reject("bug") });
    expect(await ask("items")).toBe("error internal-server-error");
    expect(log.mock.calls).toEqual([["bug"]]);
    log.mockRestore();
  });

  it("may take their time without blocking others", async () => {
    const { disco, ask } = start();
    let finish: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    disco.handle({ node: "slow" }, { items: () => slow.then(() => items("slow")) });
    disco.handle({ node: "fast" }, { items: () => items("fast") });
    const order: string[] = [];
    const first = ask("items", undefined, "slow").then((answer) => order.push(answer));
    await ask("items", undefined, "fast").then((answer) => order.push(answer));
    finish();
    await first;
    expect(order).toEqual(["fast: fast", "slow: slow"]);
  });
});

describe("an answer that comes when the stream is gone", () => {
  async function late(options: FakeEntityOptions) {
    const { entity, disco } = start(options);
    let finish: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    disco.handle({}, { items: () => slow.then(() => items("late")) });
    entity.receive(`<iq type='get' id='x' from='a@b'><query xmlns='${NS_DISCO_ITEMS}'/></iq>`);
    const failed = vi.fn();
    process.on("unhandledRejection", failed);
    entity.on("error", failed);
    const settle = async () => {
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    };
    entity.disconnect();
    finish();
    await settle();
    process.off("unhandledRejection", failed);
    expect(failed).not.toHaveBeenCalled();
    return { entity, settle };
  }

  it("is not sent", async () => {
    const { entity, settle } = await late({});
    entity.goOnline();
    await settle();
    expect(entity.sent).toEqual([]);
  });

  it("is sent when the stream is resumed", async () => {
    const { entity } = await late({ resumable: true });
    expect(entity.sent).toEqual([]);
    entity.resume();
    expect(summary(await entity.nextSent("result"))).toBe("late");
    expect(entity.streamManagement?.listenerCount("resumed")).toBe(0);
  });

  it("is not sent on another stream", async () => {
    const { entity, settle } = await late({ resumable: true });
    entity.goOnline();
    await settle();
    expect(entity.sent).toEqual([]);
    expect(entity.streamManagement?.listenerCount("resumed")).toBe(0);
  });
});

describe("before the first connection", () => {
  it("an entity without address answers all the same", async () => {
    const entity: FakeEntity = Object.assign(new FakeEntity(), { jid: null as never });
    const disco = createDisco(entity);
    const queries: DiscoQuery[] = [];
    disco.handle({}, { info: (query) => void queries.push(query) as undefined });
    entity.receive(`<iq type='get' id='x'><query xmlns='${NS_DISCO_INFO}'/></iq>`);
    expect(summary(await entity.nextSent("result"))).toBe(`client/bot ${FEATURES}`);
    expect(queries).toStrictEqual([{ from: "", to: "" }]);
  });
});
