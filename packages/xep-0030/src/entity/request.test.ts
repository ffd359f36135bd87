import { FakeEntity, nextTurn, parseXml } from "@xeps-internal/test-kit";
import { Element as XmlElement } from "@xmpp/xml";
import { afterEach, describe, expect, it, vi } from "vitest";
import { BuildError, StanzaError } from "../index.ts";
import { answer, ask, iq, QUERY, stateOf } from "../test/request-stage.ts";
import { request } from "./index.ts";

afterEach(() => void vi.useRealTimers());

describe("request", () => {
  it("sends a copy with an id of its own, and resolves with the answer", async () => {
    const entity = new FakeEntity();
    const original = iq("to='chat.example' id='mine'");
    const result = request(entity, original);
    const sent = await entity.nextSent("<iq");
    expect(sent.attrs).toMatchObject({ type: "get", to: "chat.example" });
    expect(sent.attrs.id).not.toBe("mine");
    expect(sent.attrs.id).toHaveLength(20);
    expect(sent.children.map(String)).toEqual(['<query xmlns="urn:q"/>']);
    answer(entity, sent, "chat.example");
    expect((await result).children.map(String)).toEqual(['<answer xmlns="urn:q"/>']);
    expect(original.attrs.id).toBe("mine");
    expect(entity.listenerTotal).toBe(0);
  });

  it("gives every request another id, which cannot be guessed", async () => {
    const entity = new FakeEntity();
    const controller = new AbortController();
    const results = Array.from({ length: 100 }, () => ask(entity, controller));
    const ids = new Set<string>();
    for (const _ of results) ids.add((await entity.nextSent()).attrs.id);
    expect(ids.size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[\w-]{20}$/);
    controller.abort();
    await Promise.allSettled(results);
  });

  it("takes elements of another copy of ltx, and sends its own class", async () => {
    const entity = new FakeEntity();
    const classes: boolean[] = [];
    entity.on("send", (stanza) => classes.push(stanza instanceof XmlElement));
    const result = ask(entity);
    answer(entity, await entity.nextSent(), "chat.example");
    await result;
    expect(classes).toEqual([true]);
  });

  it("rejects with the error of the answer, condition or not", async () => {
    const entity = new FakeEntity();
    const first = ask(entity);
    const sent = await entity.nextSent();
    const error = "<error type='cancel'><conflict xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>";
    entity.receive(`<iq type='error' id='${sent.attrs.id}' from='chat.example'>${QUERY}${error}</iq>`);
    await expect(first).rejects.toMatchObject({ name: "StanzaError", condition: "conflict", type: "cancel" });

    const second = ask(entity);
    const { id } = (await entity.nextSent()).attrs;
    entity.receive(`<iq type='error' id='${id}' from='chat.example'/>`);
    const failure: unknown = await second.catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(StanzaError);
    expect(failure).toMatchObject({ condition: "undefined-condition", stanza: { name: "iq" } });
  });

  it("is settled by an answer that comes before send resolves", async () => {
    const entity = new FakeEntity();
    const { send } = entity;
    entity.send = async (stanza) => {
      answer(entity, stanza, "chat.example");
      await nextTurn();
      return send.call(entity, stanza);
    };
    await expect(ask(entity)).resolves.toMatchObject({ name: "iq" });
    expect(entity.listenerTotal).toBe(0);
  });

  it("keeps to the first answer when send fails after it", async () => {
    const entity = new FakeEntity();
    entity.send = (stanza) => {
      answer(entity, stanza, "chat.example");
      return Promise.reject(new Error("socket"));
    };
    await expect(ask(entity)).resolves.toMatchObject({ name: "iq" });
  });

  it("ignores answers that come twice or too late", async () => {
    const entity = new FakeEntity();
    const result = ask(entity);
    const other = ask(entity);
    const sent = await entity.nextSent();
    const next = await entity.nextSent();
    answer(entity, sent, "chat.example", "<first xmlns='urn:q'/>");
    answer(entity, sent, "chat.example", "<second xmlns='urn:q'/>");
    expect((await result).children.map(String)).toEqual(['<first xmlns="urn:q"/>']);
    answer(entity, next, "chat.example");
    await other;
    answer(entity, next, "chat.example");
  });

  it("ignores what is no answer to it", async () => {
    const log = vi.spyOn(console, "error");
    const entity = new FakeEntity();
    const result = ask(entity);
    const { id } = (await entity.nextSent()).attrs;
    entity.receive(`<message type='result' id='${id}' from='chat.example'/>`);
    entity.receive(`<iq type='set' id='${id}' from='chat.example'/>`);
    entity.receive(`<iq type='get' id='${id}' from='chat.example'/>`);
    entity.receive(`<iq id='${id}' from='chat.example'/>`);
    entity.receive("<iq type='result' from='chat.example'/>");
    entity.receive("<iq type='result' id='' from='chat.example'/>");
    entity.receive("<iq type='result' id='constructor' from='chat.example'/>");
    expect(await stateOf(result)).toBe("pending");
    expect(log).not.toHaveBeenCalled();
    entity.receive(`<iq type='result' id='${id}' from='chat.example'/>`);
    await result;
  });

  it.each(["result", "set ", "", "error"])("refuses an iq of type %j, which gets no answer", async (type) => {
    const entity = new FakeEntity();
    const rule = new BuildError("iq", 'a request is an iq of type "get" or "set"');
    await expect(request(entity, parseXml(`<iq type='${type}'/>`))).rejects.toThrow(rule);
    await expect(request(entity, parseXml("<message type='get'/>"))).rejects.toThrow(BuildError);
    expect(entity.sent).toEqual([]);
  });

  it("sends requests of type set", async () => {
    const entity = new FakeEntity();
    const result = request(entity, parseXml("<iq type='set' to='chat.example'/>"));
    answer(entity, await entity.nextSent('type="set"'), "chat.example");
    await result;
  });

  it("refuses characters that XML forbids before anything is sent", async () => {
    const entity = new FakeEntity();
    const bad = iq();
    bad.attrs.to = "a\0";
    await expect(request(entity, bad)).rejects.toBeInstanceOf(BuildError);
    expect(entity.sent).toEqual([]);
  });
});

describe("whose answer counts", () => {
  const room = "Room@Chat.Example";

  it.each<[string, string, readonly (string | undefined)[], readonly (string | undefined)[]]>([
    [
      "a room",
      `to='${room}/Nick'`,
      ["room@chat.example/Nick"],
      [
        "room@chat.example/nick",
        "room@chat.example",
        "chat.example",
        "mallory@evil.example/x",
        undefined,
        "capulet.example",
      ],
    ],
    ["a service", "to='chat.example'", ["CHAT.example"], ["room@chat.example", undefined, "juliet@capulet.example"]],
    [
      "our own server",
      "to='capulet.example'",
      ["capulet.example", "Capulet.Example", "juliet@capulet.example", undefined],
      ["romeo@capulet.example", "juliet@capulet.example/balcony", "juliet@capulet.example/other", "evil.example"],
    ],
    [
      "our own account",
      "to='juliet@capulet.example'",
      ["juliet@capulet.example", "capulet.example", undefined],
      ["juliet@capulet.example/other", "evil.example"],
    ],
    [
      "nobody in particular, which is our own account",
      "",
      ["juliet@capulet.example", "capulet.example", undefined],
      ["juliet@capulet.example/balcony", "evil.example", "chat.example"],
    ],
    [
      "ourselves",
      "to='juliet@capulet.example/balcony'",
      ["juliet@capulet.example/balcony"],
      ["juliet@capulet.example", "capulet.example", undefined],
    ],
  ])("of %s: the address asked and no other", async (_, attributes, right, wrong) => {
    for (const from of right) {
      const entity = new FakeEntity();
      const result = request(entity, iq(attributes));
      const sent = await entity.nextSent();
      for (const spoofer of wrong) answer(entity, sent, spoofer, "<forged xmlns='urn:q'/>");
      for (const spoofer of wrong) {
        if (spoofer) entity.receive(`<iq type='error' id='${sent.attrs.id}' from='${spoofer}'/>`);
      }
      expect(await stateOf(result)).toBe("pending");
      answer(entity, sent, from);
      expect((await result).children.map(String)).toEqual(['<answer xmlns="urn:q"/>']);
    }
  });

  it("on a component: the same, with its own stream namespace", async () => {
    const entity = new FakeEntity({ component: true });
    const result = request(entity, iq("to='a@b.example/c' from='room@comp.localhost'"));
    const sent = await entity.nextSent("room@comp.localhost");
    answer(entity, sent, "a@b.example/d");
    answer(entity, sent, undefined);
    answer(entity, sent, "comp.localhost");
    expect(await stateOf(result)).toBe("pending");
    answer(entity, sent, "a@b.example/c");
    expect((await result).attrs.from).toBe("a@b.example/c");
  });

  it("while we have no address of our own: none only from whom nobody was asked", async () => {
    const entity: FakeEntity = Object.assign(new FakeEntity(), { jid: null as never });
    const log = vi.spyOn(console, "error");
    const first = request(entity, iq("to='a@b.example'"));
    const sent = await entity.nextSent();
    answer(entity, sent, undefined);
    expect(log).not.toHaveBeenCalled();
    expect(await stateOf(first)).toBe("pending");
    answer(entity, sent, "a@b.example");
    await first;
    const second = request(entity, iq(""));
    answer(entity, await entity.nextSent(), undefined);
    await second;
  });

  it("can be decided by the caller, who is given the sender as it stands", async () => {
    const entity = new FakeEntity();
    const senders: (string | undefined)[] = [];
    const result = ask(entity, {
      isAnswerFrom: (from) => {
        senders.push(from);
        return from === "Strasse@chat.example";
      },
    });
    const sent = await entity.nextSent();
    answer(entity, sent, "chat.example");
    answer(entity, sent, undefined);
    answer(entity, sent, "Strasse@chat.example");
    expect((await result).attrs.from).toBe("Strasse@chat.example");
    expect(senders).toEqual(["chat.example", undefined, "Strasse@chat.example"]);
  });
});
