import { readFileSync, readdirSync } from "node:fs";
import { startService } from "/work/main/internal/test-support/src/index.ts";
import { XmlClient } from "/work/main/internal/test-support/src/test/xml-client.ts";
import { canonicalXml, parseXml } from "/work/main/internal/test-kit/src/index.ts";
const profile = process.argv[2] as "prosody" | "ejabberd";
const only = process.argv[3];
const dir = `/work/shared/transcripts/${profile}`;
function norm(x: string) {
  let s = x.replace(/<x xmlns="vcard-temp:x:update"><photo\/><\/x>/g, "").replace(/<occupant-id[^>]*\/>/g, "").replace(/<stanza-id[^>]*\/>/g, "").replace(/<c [^>]*\/>/g, "")
   .replace(/ xml:lang=["']en["']/g, "").replace(/stamp=["'][^"']*["']/g, "stamp='S'").replace(/<text [^>]*>[^<]*<\/text>/g, "").replace(/(<presence [^>]*?) id="\d{15,}"/,"$1").replace(/(<message [^>]*?) id="\d{15,}"/,"$1");
  const e = parseXml(s);
  // sort muc#user children and all children order-insensitively
  const sort = (el: any): string => canonicalXml(el);
  const c = (el: any): any => { for (const k of el.children) if (typeof k === "object") c(k); el.children.sort((a: any, b: any) => { const A = typeof a === "string" ? a : canonicalXml(a), B = typeof b === "string" ? b : canonicalXml(b); return A < B ? -1 : A > B ? 1 : 0; }); };
  c(e);
  return canonicalXml(e).replaceAll("{jabber:client}", "").replaceAll("{http://jabber.org/protocol/muc#user}", "u:");
}
for (const file of readdirSync(dir).filter((f) => !only || f.startsWith(only))) {
  const text = readFileSync(`${dir}/${file}`, "utf8");
  const service = await startService({ profile });
  const clients = new Map<string, XmlClient>();
  const names = [...new Set([...text.matchAll(/<(?:send|recv) who="([^"]+)"/g)].map((m) => m[1]!))];
  console.log("#####", profile, file);
  const items = [...text.matchAll(/<step>(.*?)<\/step>|<send who="([^"]+)"[^>]*>(.*?)<\/send>|<recv who="([^"]+)"[^>]*>(.*?)<\/recv>|<disconnected who="([^"]+)"|<(note)>/gs)];
  let expected = new Map<string, string[]>();
  let step = "start";
  const get = async (n: string) => { let c = clients.get(n); if (!c) { const [, base = n, num] = /^([a-z]+?)(\d|-again)?$/.exec(n) ?? []; c = await XmlClient.logIn(service, base, { resource: num ? (num==="2"?"two":num==="3"?"three":num) : "res" }); clients.set(n, c); await c.send("<presence/>"); await c.received(); } return c; };
  for (const n of names) await get(n); 
  for (const c of clients.values()) await c.received();
  const flush = async () => {
    for (const n of names) {
      const c = clients.get(n); if (!c) continue;
      const got = (await c.received()).map(norm); const want = (expected.get(n) ?? []);
      const extra = got.filter((g) => !want.includes(g)); const missing = want.filter((w) => !got.includes(w));
      for (const m of missing) console.log(`  [${step}] ${n} MISSING ${m.slice(0, 600)}`);
      for (const m of extra) console.log(`  [${step}] ${n} EXTRA   ${m.slice(0, 600)}`);
    }
    expected = new Map();
  };
  let stop = false;
  for (const m of items) {
    if (stop) break;
    if (m[1] !== undefined) { await flush(); step = m[1]; }
    else if (m[2]) { 
      // keep received
      await (await get(m[2])).send(m[3]!); }
    else if (m[4]) { try { if (/^<(presence|message|iq)/.test(m[5]!)) { const l = expected.get(m[4]) ?? []; l.push(norm(m[5]!)); expected.set(m[4], l); } } catch (e) { } }
    else if (m[6]) { await flush(); stop = true; }
  }
  await flush().catch(() => {});
  for (const c of clients.values()) await c.stop().catch(() => {});
  await service.stop();
}
process.exit(0);
