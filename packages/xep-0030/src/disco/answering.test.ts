import { canonicalXml, parseXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { describe, expect, it } from "vitest";
import { BuildError, NS_DISCO_INFO, NS_DISCO_ITEMS } from "../index.ts";
import { FEATURES, start, summary } from "../test/disco-stage.ts";

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
    expect(await ask("info", undefined, "undefined#x")).toBe("error item-not-found");
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
    disco.addFeature("nobody", { jid: "nobody@comp.localhost" });
    expect(await ask("info", "nobody@comp.localhost")).toBe(`gateway/irc ${FEATURES} nobody everywhere`);
    expect(await ask("info", `${room}/nick`)).toBe(`gateway/irc ${FEATURES} everywhere`);
    expect(await ask("items", room)).toBe("in-room everywhere");
    expect(await ask("items", other)).toBe("everywhere");
    expect(await ask("info", room, "n")).toBe(`n: client/bot ${FEATURES} room-n everywhere-n`);
    expect(await ask("info", other, "n")).toBe(`n: client/bot ${FEATURES} everywhere-n`);
    expect(await ask("info", room, "m")).toBe(`m: client/bot ${FEATURES} room-m`);
    expect(await ask("info", other, "m")).toBe("error item-not-found");
  });

  it("is never in an answer twice: items by address and node, forms by FORM_TYPE, the most specific first", async () => {
    const { disco, entity, ask } = start({ component: true });
    const form = (type: string, value: string) =>
      parseXml(
        `<x xmlns='jabber:x:data' type='result'><field var='FORM_TYPE' type='hidden'><value>${type}</value></field
          ><field var='${value}'/></x>`,
      );
    for (const jid of [undefined, "room@comp.localhost"]) {
      disco.addItem({ jid: "a@b", name: String(jid) }, { jid });
      disco.addItem({ jid: "A@b", name: "again" }, { jid });
      disco.addItem({ jid: "a@b", node: "n" }, { jid });
      disco.addExtension(form("urn:one", `one-${jid}`), { jid });
      disco.addExtension(form("urn:two", `two-${jid}`), { jid: "room@comp.localhost" });
    }
    disco.addExtension(parseXml("<y xmlns='urn:y'/>"));
    disco.addExtension(parseXml("<y xmlns='urn:y'/>"));
    expect(await ask("items", "room@comp.localhost")).toBe("a@b a@b#n");
    expect(await ask("items")).toBe("a@b a@b#n");
    expect(await ask("info", "room@comp.localhost")).toBe(`client/bot ${FEATURES} <x> <x> <y> <y>`);
    entity.receive(`<iq type='get' id='x' from='a@b' to='room@comp.localhost'><query xmlns='${NS_DISCO_INFO}'/></iq>`);
    const answer = String(await entity.nextSent("result"));
    expect(answer).toContain("one-room@comp.localhost");
    expect(answer).not.toContain("one-undefined");
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
