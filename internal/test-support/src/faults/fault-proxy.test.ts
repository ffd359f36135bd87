import { describe, expect, it } from "vitest";
import { connect } from "../client/connect.ts";
import { deadline } from "../deadline.ts";
import { joinXml, ROOM, useService } from "../test/use-service.ts";
import { XmlClient } from "../test/xml-client.ts";
import { type FaultProxy, type FaultProxyOptions, startFaultProxy } from "./fault-proxy.ts";

const { service, keep } = useService();
const PATIENCE = 10_000;

const clients: XmlClient[] = [];

/** A proxy that outlives, at the end of the test, the clients behind it: they say goodbye through it. */
async function proxied(options?: FaultProxyOptions): Promise<FaultProxy> {
  const proxy = await startFaultProxy(service(), options);
  keep({ stop: () => Promise.all(clients.splice(0).map((client) => client.stop())).then(() => proxy.stop()) });
  return proxy;
}

/** Romeo through the proxy, who does not connect again. */
async function romeoThrough(proxy: FaultProxy) {
  const romeo = await XmlClient.logIn(proxy.server, "romeo");
  clients.push(romeo);
  const { entity } = romeo.connected;
  entity.reconnect.stop();
  const gone = new Promise<void>((resolve) => entity.once("disconnect", () => resolve()));
  return { romeo, entity, gone: () => deadline(gone, PATIENCE, "the end of the connection") };
}

const said = (body: string) =>
  `<message type='chat' to='romeo@localhost/res' id='${body}'><body>${body}</body></message>`;

describe("the fault proxy", () => {
  it("lets everything pass and counts it, when nothing is planned", async () => {
    const proxy = await proxied();
    const { romeo } = await romeoThrough(proxy);
    const { toServer, toClient } = proxy.latest;
    const [stanzas, bytes] = [toServer.stanzas, toServer.bytes];
    const xml = joinXml("Romeo");
    await romeo.send(xml);
    const received = await romeo.received();
    expect(received.join()).toContain('code="110"');
    expect(toServer.stanzas - stanzas).toBe(2); // the ping behind it too
    expect(toServer.bytes - bytes).toBeGreaterThan(Buffer.byteLength(xml));
    expect(toClient.stanzas).toBeGreaterThanOrEqual(received.length);
    expect(service().room(ROOM).nicks).toEqual(["Romeo"]);
  });

  it.each(["cut", "reset"] as const)(
    "%s behind a stanza to the server: it arrives, the next one does not",
    async (fault) => {
      const proxy = await proxied();
      const { romeo, gone } = await romeoThrough(proxy);
      const juliet = keep(await XmlClient.logIn(service(), "juliet"));
      proxy.latest.toServer.after({ stanzas: 1 }, fault);
      const to = (body: string) => said(body).replace("romeo", "juliet");
      await romeo.send(to("one") + to("two"));
      await gone();
      expect(proxy.latest.ended).toBe(true);
      const bodies = (await juliet.received()).join();
      if (fault === "cut") expect(bodies).toContain("one");
      expect(bodies).not.toContain("two");
    },
  );

  it("cuts behind a byte: a stanza that lacks its last one is no stanza", async () => {
    for (const missing of [0, 1]) {
      const proxy = await proxied();
      const { romeo, gone } = await romeoThrough(proxy);
      const juliet = keep(await XmlClient.logIn(service(), "juliet"));
      const xml = said("hello").replace("romeo", "juliet");
      proxy.latest.toServer.after({ bytes: Buffer.byteLength(xml) - missing }, "cut");
      await romeo.send(xml);
      await gone();
      expect((await juliet.received()).join().includes("hello")).toBe(missing === 0);
      await Promise.all([juliet.stop(), romeo.stop()]);
    }
  });

  it("cuts behind a stanza to the client: what came before it is received, and nothing else", async () => {
    const proxy = await proxied();
    const { entity, gone } = await romeoThrough(proxy);
    const ids: string[] = [];
    entity.on("stanza", ({ attrs }) => ids.push(attrs.id));
    const juliet = keep(await XmlClient.logIn(service(), "juliet"));
    proxy.latest.toClient.after({ stanzas: 2 }, "cut");
    await juliet.send(said("one"), said("two"), said("three"));
    await gone();
    expect(ids).toEqual(["one", "two"]);
  });

  it("stalls one direction, and lets go on where it was", async () => {
    const proxy = await proxied();
    const { romeo, entity } = await romeoThrough(proxy);
    const juliet = keep(await XmlClient.logIn(service(), "juliet"));
    const received: string[] = [];
    entity.on("stanza", ({ attrs }) => received.push(attrs.id));
    const { toClient } = proxy.latest;
    toClient.after({ stanzas: 1 }, "stall");
    await juliet.send(said("one"), said("two"));
    // The other direction lives: what he says arrives although nothing reaches him.
    await romeo.send(said("back").replace("romeo", "juliet"));
    expect((await juliet.received()).join()).toContain("back");
    expect(toClient.stanzas).toBeGreaterThan(0);
    expect(received).not.toContain("two");
    const second = new Promise<void>((resolve) => entity.on("stanza", ({ attrs }) => attrs.id === "two" && resolve()));
    toClient.resume();
    await deadline(second, PATIENCE, "what was held back");
    expect(received).toEqual(["one", "two"]);
  });

  it("duplicates a stanza, and nothing of what is around it", async () => {
    const proxy = await proxied();
    const { romeo } = await romeoThrough(proxy);
    const juliet = keep(await XmlClient.logIn(service(), "juliet"));
    proxy.latest.toClient.after({ stanzas: 2 }, "duplicate");
    await juliet.send(said("one"), said("two"), said("three"));
    await juliet.received();
    const ids = (await romeo.received()).map((xml) => / id="(\w+)"/.exec(xml)?.[1]);
    expect(ids).toEqual(["one", "two", "two", "three"]);
  });

  it("splits characters: the client is whole again all the same", async () => {
    const proxy = await proxied();
    const { romeo } = await romeoThrough(proxy);
    const juliet = keep(await XmlClient.logIn(service(), "juliet"));
    const pieces: number[] = [];
    (romeo.connected.entity.socket as NodeJS.EventEmitter).on("data", (text) => pieces.push(Buffer.byteLength(text)));
    proxy.latest.toClient.split(1);
    await juliet.send(said("skull").replace("<body>skull", "<body>💀 ünd 💀"));
    await juliet.received();
    expect((await romeo.received()).join()).toContain("<body>💀 ünd 💀</body>");
    expect(Math.max(...pieces)).toBeLessThan(20); // it did come in pieces
  });

  it("delays, and keeps the order", async () => {
    const proxy = await proxied();
    const { romeo } = await romeoThrough(proxy);
    const juliet = keep(await XmlClient.logIn(service(), "juliet"));
    proxy.latest.toClient.delay(100);
    const start = performance.now();
    await juliet.send(said("one"), said("two"));
    await juliet.received();
    expect((await romeo.received()).map((xml) => / id="(\w+)"/.exec(xml)?.[1])).toEqual(["one", "two"]);
    expect(performance.now() - start).toBeGreaterThanOrEqual(100);
  });

  it("a server that accepts and stays silent: the login gives up at its deadline", async () => {
    const proxy = await proxied({ onConnection: ({ toClient }) => toClient.stall() });
    const login = connect(proxy.server, await service().account("romeo"), { timeout: 200 });
    await expect(login).rejects.toThrow("nothing within 200 ms: romeo online");
    await deadline(proxy.stop(), PATIENCE, "the end of the proxy");
  });

  it("stops with connections open, and the server lives on", async () => {
    const proxy = await proxied();
    const { gone } = await romeoThrough(proxy);
    await proxy.stop();
    await gone();
    const juliet = keep(await XmlClient.logIn(service(), "juliet"));
    expect(await juliet.received()).toEqual([]);
  });
});
