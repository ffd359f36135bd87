import { FakeEntity, nextTurn } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createDisco, type Disco, type DiscoItem, NS_DISCO_INFO, NS_DISCO_ITEMS, StanzaError } from "../index.ts";
import { answer, info, items, page, RSM, room, SERVICE } from "../test/asking-stage.ts";

const queryOf = (iq: Element): string => String(iq.children[0]);

function start(options?: ConstructorParameters<typeof FakeEntity>[0]): { entity: FakeEntity; disco: Disco } {
  const entity = new FakeEntity(options);
  return { entity, disco: createDisco(entity) };
}

async function namesOf(iterator: AsyncIterable<DiscoItem>): Promise<(string | undefined)[]> {
  const names: (string | undefined)[] = [];
  for await (const { name } of iterator) names.push(name);
  return names;
}

afterEach(() => void vi.useRealTimers());

describe("getInfo", () => {
  it("asks an address and gives what it says (XEP-0030 §3.1, SD-01)", async () => {
    const { entity, disco } = start();
    const result = disco.getInfo(SERVICE);
    const sent = await answer(entity, info("<identity category='conference' type='text'/><feature var='a'/>"));
    expect(sent.attrs).toStrictEqual({ type: "get", to: SERVICE, id: sent.attrs.id });
    expect(queryOf(sent)).toBe(`<query xmlns="${NS_DISCO_INFO}"/>`);
    expect(await result).toStrictEqual({
      identities: [{ category: "conference", type: "text" }],
      features: ["a"],
    });
  });

  it("asks for a node, from an address of a component", async () => {
    const { entity, disco } = start({ component: true });
    const result = disco.getInfo(SERVICE, { node: "n&1", from: "room@comp.localhost" });
    const sent = await answer(entity, info("", " node='n&amp;1'"));
    expect(sent.attrs).toMatchObject({ from: "room@comp.localhost", to: SERVICE });
    expect(queryOf(sent)).toBe(`<query xmlns="${NS_DISCO_INFO}" node="n&amp;1"/>`);
    expect((await result).node).toBe("n&1");
  });

  it.each([
    [undefined, "", undefined],
    [undefined, " node=''", ""],
    ["n", "", undefined],
    ["n", " node=''", ""],
    ["n", " node='n'", "n"],
  ])("of node %j takes an answer with%s (SD-07)", async (node, attributes, expected) => {
    const { entity, disco } = start();
    const result = disco.getInfo(SERVICE, { node });
    await answer(entity, info("", attributes));
    expect((await result).node).toBe(expected);
  });

  it.each([
    ["another node", "n", info("", " node='other'")],
    ["a node where none was asked", undefined, info("", " node='other'")],
    ["no query", undefined, ""],
    ["another query", undefined, items("")],
    ["text", undefined, "text"],
  ])("rejects an answer with %s as one of the wrong shape (SD-07)", async (_, node, content) => {
    const { entity, disco } = start();
    const result = disco.getInfo(SERVICE, { node }).catch((error: unknown) => error);
    await answer(entity, content);
    expect(await result).toBeInstanceOf(StanzaError);
    expect(await result).toMatchObject({ condition: "undefined-condition", stanza: { name: "iq" } });
  });

  it("rejects with the error of the answer (SD-12)", async () => {
    const { entity, disco } = start();
    const error = "<error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
    const result = expect(disco.getInfo(SERVICE)).rejects.toMatchObject({ condition: "item-not-found" });
    await answer(entity, info("") + error, "error");
    await result;
  });

  it("rejects what cannot be asked, and sends nothing", async () => {
    const { entity, disco } = start();
    await expect(disco.getInfo("a\0")).rejects.toMatchObject({ name: "BuildError" });
    await expect(disco.getInfo(SERVICE, { node: "\0" })).rejects.toMatchObject({ name: "BuildError" });
    await expect(disco.getInfo(SERVICE, { timeout: 0 })).rejects.toThrow(TypeError);
    await expect(disco.getInfo(SERVICE, { maxAge: -1 })).rejects.toThrow("maxAge must be a number of milliseconds");
    await expect(disco.getInfo(SERVICE, { maxAge: Number.NaN })).rejects.toThrow(TypeError);
    await expect(disco.getItems(SERVICE, { max: -1 })).rejects.toMatchObject({ name: "BuildError" });
    await expect(disco.getInfo(SERVICE, { signal: AbortSignal.abort("no") })).rejects.toBe("no");
    expect(entity.sent).toEqual([]);
  });

  it("ends with its signal and timeout", async () => {
    vi.useFakeTimers();
    const { entity, disco } = start();
    const listeners = entity.listenerTotal;
    const controller = new AbortController();
    const remove = vi.spyOn(controller.signal, "removeEventListener");
    const aborted = disco.getInfo(SERVICE, { signal: controller.signal });
    const late = expect(disco.getInfo(SERVICE, { timeout: 10 })).rejects.toMatchObject({ name: "TimeoutError" });
    controller.abort("enough");
    await expect(aborted).rejects.toBe("enough");
    expect(remove).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(10);
    await late;
    expect(entity.listenerTotal).toBe(listeners);
  });
});

describe("supports and hasIdentity", () => {
  it("ask for info, and look", async () => {
    const { entity, disco } = start();
    const content = info(
      "<identity category='a' type='b'/><identity category='conference' type='text'/><feature var='a'/>",
      " node='n'",
    );
    const ask = async (question: Promise<boolean>) => {
      expect(queryOf(await answer(entity, content))).toContain('node="n"');
      return question;
    };
    const options = { node: "n" };
    expect(await ask(disco.supports(SERVICE, "a", options))).toBe(true);
    expect(await ask(disco.supports(SERVICE, NS_DISCO_INFO, options))).toBe(true);
    expect(await ask(disco.supports(SERVICE, "b", options))).toBe(false);
    expect(await ask(disco.hasIdentity(SERVICE, { category: "conference", type: "text" }, options))).toBe(true);
    expect(await ask(disco.hasIdentity(SERVICE, { category: "conference", type: "irc" }, options))).toBe(false);
    expect(await ask(disco.hasIdentity(SERVICE, { category: "gateway", type: "text" }, options))).toBe(false);
  });
});

describe("getItems", () => {
  it("gives one page, asking for what is wanted (XEP-0059 §2)", async () => {
    const { entity, disco } = start();
    const all = disco.getItems(SERVICE);
    expect(queryOf(await answer(entity, items(room("a"))))).toBe(`<query xmlns="${NS_DISCO_ITEMS}"/>`);
    expect(await all).toStrictEqual({ items: [{ jid: "a@chat.example", name: "a" }] });

    const second = disco.getItems(SERVICE, { node: "n", max: 1, after: "x" });
    expect(queryOf(await answer(entity, items(room("b") + page("b", 7), " node='n'")))).toBe(
      `<query xmlns="${NS_DISCO_ITEMS}" node="n"><set xmlns="${RSM}"><max>1</max><after>x</after></set></query>`,
    );
    expect((await second).page).toStrictEqual({ first: "f", last: "b", count: 7 });

    const only = disco.getItems(SERVICE, { after: "" });
    expect(queryOf(await answer(entity, items("")))).toContain("<after/>");
    expect((await only).items).toEqual([]);
  });
});

describe("items", () => {
  it("gives all pages, each asked for when it is needed, and asks nothing of the items (SD-15)", async () => {
    const { entity, disco } = start();
    const names = namesOf(disco.items(SERVICE, { pageSize: 2, node: "n" }));
    const requests = [
      await answer(entity, items(room("a") + room("b") + page("b", 3))),
      await answer(entity, items(room("c") + page("c", 3))),
      await answer(entity, items(page(undefined, 3))),
    ].map(queryOf);
    expect(await names).toEqual(["a", "b", "c"]);
    expect(requests).toEqual(
      ["", "<after>b</after>", "<after>c</after>"].map(
        (after) => `<query xmlns="${NS_DISCO_ITEMS}" node="n"><set xmlns="${RSM}"><max>2</max>${after}</set></query>`,
      ),
    );
  });

  it("asks for pages of 100 unless told otherwise, and for none before the loop begins", async () => {
    const { entity, disco } = start();
    const iterator = disco.items(SERVICE);
    await nextTurn();
    expect(entity.sent).toEqual([]);
    const first = iterator.next();
    expect(queryOf(await answer(entity, items(room("a") + page("a"))))).toContain("<max>100</max>");
    expect((await first).value).toEqual({ jid: "a@chat.example", name: "a" });
    expect(entity.sent).toEqual([]);
    await iterator.return?.();
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ["the service does not page", [room("a") + room("b")], ["a", "b"]],
    ["the page says nothing of its end", [room("a") + page(undefined, 9)], ["a"]],
    ["a page is empty, whatever the count", [room("a") + page("a", 99), page("zz", 99)], ["a"]],
    ["a page comes again", [room("a") + page("a", 0), room("a") + page("b", 0)], ["a"]],
    ["the end of the page does not move", [room("a") + page("x"), room("b") + page("x")], ["a", "b"]],
  ])("ends when %s", async (_, pages, expected) => {
    const { entity, disco } = start();
    const names = namesOf(disco.items(SERVICE));
    for (const content of pages) await answer(entity, items(content));
    expect(await names).toEqual(expected);
    expect(entity.sent).toEqual([]);
  });

  it("gives nothing twice, but one address with several nodes (SD-11)", async () => {
    const { entity, disco } = start();
    const names = namesOf(disco.items(SERVICE));
    await answer(entity, items(`${room("a")}<item jid='A@chat.example' name='again'/>${room("b")}${page("b", 1)}`));
    await answer(entity, items(`${room("b")}<item jid='a@chat.example' node='n' name='node'/>${page("c", 1)}`));
    await answer(entity, items(page(undefined)));
    expect(await names).toEqual(["a", "b", "node"]);
  });

  it.each([0, -1, 1.5])(
    "refuses a page size of %s, which would tell of no items where there are some",
    async (pageSize) => {
      const { entity, disco } = start();
      await expect(namesOf(disco.items(SERVICE, { pageSize }))).rejects.toMatchObject({
        name: "BuildError",
        element: "max",
      });
      expect(entity.sent).toEqual([]);
    },
  );

  it("ends with an error in the loop", async () => {
    const { entity, disco } = start();
    const names = expect(namesOf(disco.items(SERVICE))).rejects.toMatchObject({ condition: "undefined-condition" });
    await answer(entity, items(room("a") + page("a")));
    await answer(entity, "", "error");
    await names;
  });
});
