import { FakeEntity, nextTurn, parseXml } from "@xeps-internal/test-kit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createDisco, type Disco, StanzaError } from "../index.ts";
import { answer, info, items, page, room, SERVICE } from "../test/asking-stage.ts";

function start(options?: ConstructorParameters<typeof FakeEntity>[0]): { entity: FakeEntity; disco: Disco } {
  const entity = new FakeEntity(options);
  return { entity, disco: createDisco(entity) };
}

afterEach(() => void vi.useRealTimers());

describe("maxAge", () => {
  const feature = (name: string) => info(`<feature var='${name}'/>`);

  it("keeps nothing unless it is asked to", async () => {
    const { entity, disco } = start();
    for (const options of [{}, { maxAge: 0 }, {}]) {
      const result = disco.getInfo(SERVICE, options);
      await answer(entity, feature("a"));
      await result;
    }
    const result = disco.getInfo(SERVICE, { maxAge: 1_000 });
    await answer(entity, feature("b"));
    expect((await result).features).toEqual(["b"]);
  });

  it("gives an answer again while it is young enough, and asks again after", async () => {
    vi.useFakeTimers();
    const { entity, disco } = start();
    const first = disco.getInfo(SERVICE, { maxAge: 1_000 });
    await answer(entity, feature("a"));
    expect((await first).features).toEqual(["a"]);
    const fresh = disco.getInfo(SERVICE, { maxAge: 0 });
    await answer(entity, feature("fresh"));
    expect((await fresh).features).toEqual(["fresh"]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await disco.getInfo("CHAT.example", { maxAge: 1_000 })).features).toEqual(["a"]);
    expect(await disco.supports(SERVICE, "a", { maxAge: Number.POSITIVE_INFINITY })).toBe(true);
    expect(entity.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    const second = disco.getInfo(SERVICE, { maxAge: 1_000 });
    await answer(entity, feature("b"));
    expect((await second).features).toEqual(["b"]);
    expect((await disco.getInfo(SERVICE, { maxAge: 1_000 })).features).toEqual(["b"]);
  });

  it("tells questions apart by address, sender, node, kind and page", async () => {
    const { entity, disco } = start({ component: true });
    const maxAge = 1_000;
    const first = disco.getInfo(SERVICE, { maxAge });
    await answer(entity, feature("a"));
    await first;
    const others = [
      () => disco.getInfo("other.example", { maxAge }),
      () => disco.getInfo(SERVICE, { maxAge, node: "n" }),
      () => disco.getInfo(SERVICE, { maxAge, from: "x@comp.localhost" }),
    ];
    for (const other of others) {
      const result = other();
      await answer(entity, feature("b"));
      expect((await result).features).toEqual(["b"]);
    }
    for (const options of [{}, { max: 1 }, { max: 2 }, { max: 1, after: "a" }]) {
      const result = disco.getItems(SERVICE, { maxAge, ...options });
      await answer(entity, items(room("c")));
      expect((await result).items).toHaveLength(1);
      expect(await disco.getItems(SERVICE, { maxAge, ...options })).toEqual(await result);
    }
    expect((await disco.getInfo(SERVICE, { maxAge })).features).toEqual(["a"]);
    expect((await disco.getInfo("Chat.EXAMPLE", { maxAge, from: "X@comp.localhost" })).features).toEqual(["b"]);
  });

  it("keeps answers whole: identities, forms, pages", async () => {
    const { entity, disco } = start();
    const form = "<x xmlns='jabber:x:data' type='result'><field var='FORM_TYPE'><value>urn:a</value></field></x>";
    const content = info(`<identity category='a' type='b' name='A name longer than twelve'/>${form}`);
    const fresh = disco.getInfo(SERVICE, { maxAge: 1_000 });
    await answer(entity, content);
    const { identities } = await fresh;
    const kept = await disco.getInfo(SERVICE, { maxAge: 1_000 });
    expect(kept.identities).toStrictEqual(identities);
    expect(kept.extensions?.map(String)).toEqual([parseXml(form).toString()]);

    const list = disco.getItems(SERVICE, { maxAge: 1_000 });
    await answer(entity, items(room("a") + page("a", 7)));
    const fromWire = await list;
    expect(await disco.getItems(SERVICE, { maxAge: 1_000 })).toStrictEqual(fromWire);
  });

  it("keeps no errors", async () => {
    const { entity, disco } = start();
    const failed = expect(disco.getInfo(SERVICE, { maxAge: 1_000 })).rejects.toThrow(StanzaError);
    await answer(entity, "", "error");
    await failed;
    const result = disco.getInfo(SERVICE, { maxAge: 1_000 });
    await answer(entity, feature("a"));
    expect((await result).features).toEqual(["a"]);
  });

  it("keeps 1 000 answers, and forgets the one that was used the longest time ago", async () => {
    const { entity, disco } = start();
    const options = { maxAge: 1_000_000 };
    const ask = async (index: number) => {
      const result = disco.getInfo(`s${index}.example`, options);
      await answer(entity, feature("a"));
      await result;
    };
    for (let index = 0; index < 1_000; index += 1) await ask(index);
    await disco.getInfo("s0.example", options);
    expect(entity.sent).toEqual([]);
    await ask(1_000);
    await disco.getInfo("s0.example", options);
    await disco.getInfo("s2.example", options);
    await disco.getInfo("s1000.example", options);
    expect(entity.sent).toEqual([]);
    await ask(1);
  });

  it("keeps a million characters", async () => {
    const { entity, disco } = start();
    const options = { maxAge: 1_000_000 };
    const ask = async (jid: string, length: number) => {
      const result = disco.getInfo(jid, options);
      await answer(entity, feature("x".repeat(length)));
      await result;
    };
    const isKept = async (jid: string) => {
      const controller = new AbortController();
      const result = disco.getInfo(jid, { ...options, signal: controller.signal }).then(
        () => true,
        () => false,
      );
      await nextTurn();
      controller.abort();
      entity.sent.length = 0;
      return result;
    };
    const kept = async () => {
      const all = ["a", "b", "c", "d"].map((name) => isKept(`${name}.example`));
      return (await Promise.all(all)).map((is, index) => (is ? "abcd"[index] : "")).join("");
    };
    await ask("a.example", 499_000);
    await ask("b.example", 499_000);
    expect(await kept()).toBe("ab");
    await ask("c.example", 10_000);
    expect(await kept()).toBe("bc");
    await ask("a.example", 480_000);
    expect(await kept()).toBe("abc");
    await ask("d.example", 1_000_001);
    expect(await kept()).toBe("");
    await ask("a.example", 600_000);
    await ask("b.example", 400_000);
    expect(await kept()).toBe("ab");
    await ask("c.example", 1);
    expect(await kept()).toBe("bc");
  });
});
