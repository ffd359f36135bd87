import { createMucClient, type MucClient, type Room } from "@xeps/muc-client";
import { buildMucOwner, type MucStanza, readMucStanza } from "@xeps/muc-stanzas";
import type { DataForm } from "@xeps/xep-0004";
import { createDisco, type Disco } from "@xeps/xep-0030";
import { type Connected, connect, type XmppService } from "@xeps-internal/test-support";
import type { Client } from "@xmpp/client";
import xml from "@xmpp/xml";
import type { Element } from "ltx";

/** What a fragment of code may find: `type` for the compiler, as it stands in {@link NAMES}, and the thing itself. */
export interface Names {
  /** An account that is online. */
  readonly xmpp: Client;
  readonly muc: MucClient;
  /** A room that we own and are in, as "Bot". */
  readonly room: Room;
  /** The same room for Romeo, who is in it too. */
  readonly romeo: Room;
  readonly nick: string;
  readonly jid: string;
  readonly disco: Disco;
  /** The form of the room's configuration. */
  readonly form: DataForm;
  /** What an owner gets who asks for it. */
  readonly query: Element;
  readonly stanza: Element;
  readonly news: MucStanza | undefined;
  readonly signal: AbortSignal;
}

export const NAMES: readonly (keyof Names)[] = [
  "xmpp",
  "muc",
  "room",
  "romeo",
  "nick",
  "jid",
  "disco",
  "form",
  "query",
  "stanza",
  "news",
  "signal",
];

/** Everything that a fragment may find, at a service of its own. */
export async function setScene(service: XmppService): Promise<{ names: Names; end(): Promise<void> }> {
  const come = async (name: string): Promise<Connected & { muc: MucClient }> => {
    const guest = await connect(service, await service.account(name));
    await guest.entity.send(xml("presence"));
    return { ...guest, muc: createMucClient(guest.entity) };
  };
  const [bot, guest] = [await come("bot"), await come("romeo")];
  const address = `coven@${service.conference}`;
  const { room } = await bot.muc.join(address, "Bot");
  const { room: romeo } = await guest.muc.join(address, "Romeo");
  const form = await room.getConfig();
  const stanza = xml("presence", { from: `${address}/Romeo` });
  const names: Names = {
    xmpp: bot.entity,
    muc: bot.muc,
    room,
    romeo,
    nick: "Romeo",
    jid: `romeo@${service.domain}`,
    disco: createDisco(bot.entity),
    form,
    query: buildMucOwner({ form }),
    stanza,
    news: readMucStanza(stanza),
    signal: AbortSignal.timeout(200),
  };
  return {
    names,
    async end() {
      await Promise.all([bot.stop(), guest.stop()]);
    },
  };
}
