import xml from "@xmpp/xml";
import { expect, it } from "vitest";
import { FakeEntity } from "./index.ts";

it("gives what is sent to who waits for it, before or after", async () => {
  const entity = new FakeEntity();
  const waiting = entity.nextSent("<b");
  await entity.send(xml("a"));
  await entity.send(xml("b", { id: "1" }));
  expect((await waiting).attrs.id).toBe("1");
  expect((await entity.nextSent("<a")).name).toBe("a");
  expect(entity.sent).toEqual([]);
  await expect(entity.nextSent("<c")).rejects.toThrow('"<c"');
});

it("hands received stanzas to listeners as elements of the stream", () => {
  const entity = new FakeEntity({ component: true });
  const seen: string[] = [];
  entity.on("stanza", (stanza) => seen.push(`${stanza.name} ${stanza.getNS()}`));
  entity.receive("<presence/>");
  expect(seen).toEqual(["presence jabber:component:accept"]);
});

it("answers a query by the handler that was registered first", async () => {
  const entity = new FakeEntity();
  entity.iqCallee.get("urn:x", "query", () => xml("query", { xmlns: "urn:x", n: "1" }));
  entity.iqCallee.get("urn:x", "query", () => xml("query", { xmlns: "urn:x", n: "2" }));
  entity.receive("<iq type='get' id='q' from='a@b/c'><query xmlns='urn:x'/></iq>");
  expect((await entity.nextSent("<iq")).toString()).toContain('n="1"');
});

it("loses, resumes and renews its stream as xmpp.js does", async () => {
  const entity = new FakeEntity({ resumable: true });
  const seen: string[] = [];
  for (const event of ["disconnect", "online"]) entity.on(event, () => seen.push(event));
  entity.streamManagement?.on("resumed", () => seen.push(`resumed while ${entity.status}`));
  entity.disconnect();
  await expect(entity.send(xml("a"))).rejects.toThrow(TypeError);
  entity.resume();
  entity.disconnect();
  entity.goOnline();
  expect(seen).toEqual(["disconnect", "resumed while disconnect", "disconnect", "online"]);
});
