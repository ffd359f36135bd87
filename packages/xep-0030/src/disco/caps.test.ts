import { canonicalXml, FakeEntity, parseXml } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { describe, expect, it, vi } from "vitest";
import { createDisco, type DiscoInfo, NS_DISCO_INFO, parseDiscoInfo } from "../index.ts";

const NODE = "https://bot.example/";
const MUC = "http://jabber.org/protocol/muc";
const DEFAULTS =
  "http://jabber.org/protocol/caps<http://jabber.org/protocol/disco#info<http://jabber.org/protocol/disco#items<";

async function sha1(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

/** A form of XEP-0128, fields as given. */
function form(fields: Readonly<Record<string, readonly string[]>>, type = "hidden"): Element {
  const xml = Object.entries(fields).map(([name, values]) => {
    const attribute = name === "FORM_TYPE" ? ` type='${type}'` : "";
    return `<field var='${name}'${attribute}>${values.map((value) => `<value>${value}</value>`).join("")}</field>`;
  });
  return parseXml(`<x xmlns='jabber:x:data' type='result'>${xml.join("")}</x>`);
}

/** The hash of an entity that answers this. */
async function hashOf(info: Partial<DiscoInfo>): Promise<string> {
  const disco = createDisco(new FakeEntity(), { capsNode: NODE });
  disco.handle({}, { info: () => ({ identities: [], features: [], ...info }) });
  return (await disco.caps()).attrs.ver;
}

describe("caps", () => {
  it("hash the simple example of XEP-0115 §5.2 to what it says", async () => {
    const identity = { category: "client", type: "pc", name: "Exodus 0.9.1" };
    const disco = createDisco(new FakeEntity(), { identity, capsNode: "http://code.google.com/p/exodus" });
    disco.addFeature(MUC);
    expect(canonicalXml(await disco.caps())).toBe(
      canonicalXml(
        `<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='http://code.google.com/p/exodus'
            ver='QgayPKawpkPSDYmwT/WM94uAlu0='/>`,
      ),
    );
  });

  it("hash the complex example of XEP-0115 §5.3 to what it says (SD-20)", async () => {
    const disco = createDisco(new FakeEntity(), { capsNode: "http://psi-im.org" });
    disco.addIdentity({ category: "client", type: "pc", lang: "en", name: "Psi 0.11" });
    disco.addIdentity({ category: "client", type: "pc", lang: "el", name: "Ψ 0.11" });
    disco.addFeature(MUC);
    disco.addExtension(
      form({
        os: ["Mac"],
        FORM_TYPE: ["urn:xmpp:dataforms:softwareinfo"],
        software_version: ["0.11"],
        ip_version: ["ipv6", "ipv4"],
        software: ["Psi"],
        os_version: ["10.5.1"],
      }),
    );
    expect((await disco.caps()).attrs.ver).toBe("q07IKJEyjvHSyhy//CH0CxmKi8w=");
  });

  it("sort identities part by part, and features, in the order of their octets", async () => {
    const info: Partial<DiscoInfo> = {
      identities: [
        { category: "b", type: "a" },
        { category: "a", type: "b-", name: "n" },
        { category: "a", type: "b", lang: "en", name: "2" },
        { category: "a", type: "b", lang: "de", name: "1" },
        { category: "a", type: "b" },
      ],
      features: ["z", "\uFFFD", "\u{10000}", "Z", "zz", "ä"],
    };
    expect(await hashOf(info)).toBe(
      await sha1(`a/b//<a/b/de/1<a/b/en/2<a/b-//n<b/a//<Z<${DEFAULTS}z<zz<ä<\uFFFD<\u{10000}<`),
    );
  });

  it("sort forms by type, fields by name and values, leaving out what is no form with a hidden FORM_TYPE", async () => {
    const info: Partial<DiscoInfo> = {
      identities: [{ category: "a", type: "b" }],
      extensions: [
        form({ FORM_TYPE: ["urn:b"], y: ["2", "10", "1"], x: [] }),
        form({ FORM_TYPE: ["urn:visible"], a: ["1"] }, "text-single"),
        form({ a: ["1"] }),
        parseXml("<x xmlns='urn:other'><field var='FORM_TYPE' type='hidden'><value>urn:no</value></field></x>"),
        parseXml(
          `<x xmlns='jabber:x:data'><title>t</title><field><value>v</value><option/></field>
           <field var='FORM_TYPE' type='hidden'><value>urn:a</value><value>second</value></field></x>`,
        ),
      ],
    };
    expect(await hashOf(info)).toBe(await sha1(`a/b//<${DEFAULTS}urn:a<<v<urn:b<x<y<1<10<2<`));
  });

  it("are of what we answer: whoever asks at the node of our caps gets that (XEP-0115 §6.2)", async () => {
    const entity = new FakeEntity();
    const disco = createDisco(entity, { capsNode: NODE });
    disco.addFeature("urn:a");
    const { ver } = (await disco.caps()).attrs;
    const ask = async (node: string) => {
      entity.receive(
        `<iq type='get' id='x' from='a@b' to='juliet@capulet.example/balcony'><query xmlns='${NS_DISCO_INFO}'${node}/></iq>`,
      );
      const answer = await entity.nextSent("<iq");
      return answer.attrs.type === "error" ? undefined : parseDiscoInfo(answer.children[0] as Element);
    };
    const root = await ask("");
    expect(root?.features).toEqual([
      NS_DISCO_INFO,
      "http://jabber.org/protocol/disco#items",
      "http://jabber.org/protocol/caps",
      "urn:a",
    ]);
    expect(await ask(` node='${NODE}#${ver}'`)).toStrictEqual({ node: `${NODE}#${ver}`, ...root });
    expect(await ask(` node='${NODE}'`)).toBeUndefined();
    disco.addFeature("urn:b", { node: "n" });
    expect((await ask(" node='n'"))?.features).not.toContain("http://jabber.org/protocol/caps");
    expect(await ask(" node='undefined#x'")).toBeUndefined();
  });

  it("change with what we answer, whoever computes it", async () => {
    const disco = createDisco(new FakeEntity(), { capsNode: NODE });
    const before = (await disco.caps()).attrs.ver;
    const remove = disco.addFeature("a");
    expect((await disco.caps()).attrs.ver).not.toBe(before);
    remove();
    expect((await disco.caps()).attrs.ver).toBe(before);
    const queries: unknown[] = [];
    disco.handle({}, { info: (query) => void queries.push(query) as undefined });
    await disco.caps();
    const own = "juliet@capulet.example/balcony";
    expect(queries).toStrictEqual([{ from: own, to: own }]);
  });

  it("reject with what a handler threw", async () => {
    const disco = createDisco(new FakeEntity(), { capsNode: NODE });
    disco.handle({}, { info: () => Promise.reject(new Error("bug")) });
    await expect(disco.caps()).rejects.toThrow("bug");
  });

  it("reject without a node, and without WebCrypto", async () => {
    await expect(createDisco(new FakeEntity()).caps()).rejects.toThrow(new TypeError("caps need the option capsNode"));
    const disco = createDisco(new FakeEntity(), { capsNode: NODE });
    const error = new TypeError("caps need WebCrypto, which only secure contexts have");
    vi.stubGlobal("crypto", { getRandomValues: () => {} });
    await expect(disco.caps()).rejects.toThrow(error);
    vi.stubGlobal("crypto", undefined);
    await expect(disco.caps()).rejects.toThrow(error);
    vi.unstubAllGlobals();
  });

  it("do without an address before the first connection", async () => {
    const entity: FakeEntity = Object.assign(new FakeEntity(), { jid: null as never });
    const disco = createDisco(entity, { capsNode: NODE });
    const queries: unknown[] = [];
    disco.handle({}, { info: (query) => void queries.push(query) as undefined });
    expect((await disco.caps()).attrs.ver).toBe(await sha1(`client/bot//<${DEFAULTS}`));
    expect(queries).toStrictEqual([{ from: "", to: "" }]);
  });
});
