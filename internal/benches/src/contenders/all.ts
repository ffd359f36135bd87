import type { Contender } from "./contender.ts";

const loaders: Readonly<Record<string, () => Promise<Contender>>> = {
  ltx: async () => (await import("./ltx.ts")).ltx,
  "xmpp-client": async () => (await import("./xmpp-client.ts")).xmppClient,
  xeps: async () => (await import("./xeps.ts")).xeps,
  "xeps-on-ltx": async () => (await import("./xeps-on-ltx.ts")).xepsOnLtx,
  "xeps-resumable": async () => (await import("./xeps-on-ltx.ts")).xepsResumable,
  stanza: async () => (await import("./stanza.ts")).stanza,
  strophe: async () => (await import("./strophe.ts")).strophe,
};

/** By the name of its file, loaded only now: what is not measured is not there. */
export async function contenderNamed(name: string): Promise<Contender> {
  const load = loaders[name];
  if (!load) throw new Error(`no contender is called ${name}`);
  return load();
}
