import { FakeEntity, nextTurn, parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it, vi } from "vitest";
import { createDisco, NS_DISCO_INFO } from "../index.ts";

const question = `<iq type='get' id='x' from='a@b'><query xmlns='${NS_DISCO_INFO}'/></iq>`;

describe("createDisco", () => {
  it("gives one per entity, and refuses other options for it", () => {
    const entity = new FakeEntity();
    const options = { identity: { category: "client", type: "pc" }, capsNode: "urn:a" };
    const disco = createDisco(entity, options);
    expect(createDisco(entity)).toBe(disco);
    expect(createDisco(entity, structuredClone(options))).toBe(disco);
    expect(() => createDisco(entity, { capsNode: "urn:b" })).toThrow(TypeError);
    expect(() => createDisco(entity, { identity: { category: "client", type: "bot" } })).toThrow(TypeError);
    expect(createDisco(new FakeEntity())).not.toBe(disco);
  });

  it("registers with the entity once, at the first question, however often it is created", async () => {
    const entity = new FakeEntity();
    const get = vi.spyOn(entity.iqCallee, "get");
    createDisco(entity);
    createDisco(entity);
    createDisco(entity).dispose();
    createDisco(entity).addFeature("new");
    expect(get).not.toHaveBeenCalled();
    entity.receive(question);
    entity.receive(question);
    expect(get).toHaveBeenCalledTimes(2);
    expect(entity.listenerTotal).toBe(0);
    expect(String(await entity.nextSent("result"))).toContain('<feature var="new"/>');
  });
});

it.each([
  "<presence type='get'><query xmlns='http://jabber.org/protocol/disco#info'/></presence>",
  "<iq type='set' id='x' from='a@b'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
  "<iq type='result' id='x' from='a@b'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>",
  "<iq type='get' id='x' from='a@b'><query xmlns='jabber:iq:version'/></iq>",
  "<iq type='get' id='x' from='a@b'/>",
])("does not take %s for a question", (stanza) => {
  const entity = new FakeEntity();
  const get = vi.spyOn(entity.iqCallee, "get");
  createDisco(entity);
  entity.receive(stanza);
  expect(get).not.toHaveBeenCalled();
  entity.receive(
    "<iq type='get' id='x' from='a@b'><a xmlns='urn:a'/><query xmlns='http://jabber.org/protocol/disco#items'/></iq>",
  );
  expect(get).toHaveBeenCalledTimes(2);
});

it("registers at once with an entity whose listeners have no order", () => {
  const entity = new FakeEntity();
  Object.defineProperty(entity, "prependListener", { value: undefined });
  const get = vi.spyOn(entity.iqCallee, "get");
  createDisco(entity);
  expect(get).toHaveBeenCalledTimes(2);
});

it("keeps its listener while anything of what was added stays, and takes nothing back twice", () => {
  const entity = new FakeEntity();
  const disco = createDisco(entity);
  const removeFirst = disco.addFeature("a");
  const removeSecond = disco.addFeature("b");
  removeFirst();
  removeFirst();
  expect(entity.listenerTotal).toBe(1);
  removeSecond();
  expect(entity.listenerTotal).toBe(0);
});

it("leaves no listener once all that was added is taken back, and answers", async () => {
  const entity = new FakeEntity();
  const disco = createDisco(entity);
  const remove = disco.addFeature("new");
  expect(entity.listenerTotal).toBe(1);
  remove();
  expect(entity.listenerTotal).toBe(0);
  entity.receive(question);
  expect(String(await entity.nextSent("result"))).not.toContain('<feature var="new"/>');
});

describe("dispose", () => {
  it("ends what waits and what would be asked, and answers no more", async () => {
    const entity = new FakeEntity();
    const disco = createDisco(entity);
    disco.addFeature("old");
    const waiting = [disco.getInfo("a.example"), disco.getItems("a.example"), disco.items("a.example").next()];
    await entity.nextSent();
    disco.dispose();
    disco.dispose();
    for (const promise of waiting) await expect(promise).rejects.toMatchObject({ name: "AbortError" });
    await expect(disco.getInfo("a.example")).rejects.toMatchObject({ name: "AbortError" });
    await expect(disco.supports("a.example", "b")).rejects.toMatchObject({ name: "AbortError" });
    expect(entity.listenerTotal).toBe(0);
    entity.sent.length = 0;
    entity.receive(question);
    expect(String(await entity.nextSent())).toContain("service-unavailable");
  });

  it("ends the iterators", async () => {
    const disco = createDisco(new FakeEntity());
    const reader = disco.iterate("error").next();
    disco.dispose();
    expect(await reader).toEqual({ done: true, value: undefined });
  });

  it("makes way for a new one, and an old one that is disposed again does not disturb it", async () => {
    const entity = new FakeEntity();
    const first = createDisco(entity, { capsNode: "urn:a" });
    first.dispose();
    const second = createDisco(entity, { capsNode: "urn:b" });
    expect(second).not.toBe(first);
    first.dispose();
    expect(createDisco(entity)).toBe(second);
    entity.receive(question);
    await entity.nextSent("result");
  });

  it("lets a handler of somebody else answer, when there is one behind ours", async () => {
    const handlers = new Map<string, (context: unknown, next?: () => unknown) => unknown>();
    const entity = Object.assign(new FakeEntity(), {
      iqCallee: { get: (_: string, __: string, handler: (context: unknown) => unknown) => handlers.set(_, handler) },
    });
    const disco = createDisco(entity as unknown as FakeEntity);
    entity.emit("element", parseXml(question));
    disco.dispose();
    await nextTurn();
    expect(handlers.get(NS_DISCO_INFO)?.({}, () => "theirs")).toBe("theirs");
    expect(handlers.get(NS_DISCO_INFO)?.({})).toBeUndefined();
  });

  it("forgets what was kept", async () => {
    const entity = new FakeEntity();
    const disco = createDisco(entity);
    const { signal } = new AbortController();
    const remove = vi.spyOn(signal, "removeEventListener");
    const result = disco.getInfo("a.example", { maxAge: 1_000, signal });
    const { id } = (await entity.nextSent()).attrs;
    entity.receive(`<iq type='result' id='${id}' from='a.example'><query xmlns='${NS_DISCO_INFO}'/></iq>`);
    await result;
    expect(remove).toHaveBeenCalledOnce();
    disco.dispose();
    await expect(disco.getInfo("a.example", { maxAge: 1_000 })).rejects.toMatchObject({ name: "AbortError" });
  });
});
