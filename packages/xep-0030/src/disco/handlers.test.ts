import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it, vi } from "vitest";
import { BuildError, type DiscoHandler, type DiscoQuery, NS_DISCO_INFO, StanzaError } from "../index.ts";
import { FEATURES, start } from "../test/disco-stage.ts";

const info = (...features: readonly string[]) => ({ identities: [], features });
const items = (...jids: readonly string[]) => ({ items: jids.map((jid) => ({ jid })) });

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
      new BuildError("error", "the condition must be an XML name, and not text"),
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
    const seen = vi.fn();
    disco.on("error", seen);
    await ask("items");
    expect(seen.mock.calls).toEqual([[{ error: "bug", event: "items" }]]);
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
