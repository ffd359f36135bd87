import { buildDirectInvite, buildMucUser } from "@xeps/muc-stanzas";
import { parseTimeout, type RequestOptions } from "@xeps/xep-0030/entity";
import { buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { RoomCore } from "../room/room-core.ts";
import { abortable } from "./abortable.ts";
import { assertJid } from "./assert-jid.ts";

/** How to invite. */
export interface InviteOptions extends RequestOptions {
  readonly reason?: string | undefined;
  /**
   * By the room (XEP-0045 §7.8.2) or from us to them (XEP-0249). Default: by the room when it is members-only, so that
   * it makes them members, or when that is unknown; else direct, which reaches people whose servers drop messages of
   * strangers.
   */
  readonly kind?: "direct" | "mediated" | undefined;
  readonly password?: string | undefined;
  /** Of the one-to-one chat which goes on in the room, §7.9. */
  readonly thread?: string | undefined;
  readonly continue?: boolean | undefined;
}

/** `Room.invite`. */
export async function invite(
  core: RoomCore,
  jids: string | readonly string[],
  options: InviteOptions = {},
): Promise<void> {
  parseTimeout(options.timeout, 30_000);
  const invited = typeof jids === "string" ? [jids] : jids;
  for (const jid of invited) assertJid("invite", jid);
  const kind = options.kind ?? (core.info?.membersOnly === false ? "direct" : "mediated");
  const build = kind === "mediated" ? mediated : direct;
  const stanzas = invited.map((jid) => build(core, jid, options));
  options.signal?.throwIfAborted();
  core.assertJoined();
  if (kind === "direct")
    for (const { attrs } of stanzas) attrs.id = core.host.invitations.add(attrs.to, core.model.jid);
  await abortable(Promise.all(stanzas.map((stanza) => core.send(stanza))), options.signal);
}

/**
 * A message to the room, of type normal. One for each who is invited: of several invitations in one message Prosody
 * passes on the first.
 */
function mediated({ model }: RoomCore, to: string, options: InviteOptions): Element {
  const { reason, password, thread } = options;
  const goesOn = options.continue || thread !== undefined;
  const invite = { to, reason, ...(goesOn && { continue: { thread } }) };
  return buildElement("message", { to: model.jid }, [buildMucUser({ invites: [invite], password })]);
}

function direct({ model }: RoomCore, to: string, options: InviteOptions): Element {
  const { reason, password, thread } = options;
  const goesOn = options.continue ?? (thread !== undefined ? true : undefined);
  return buildElement("message", { to }, [
    buildDirectInvite({ jid: model.jid, reason, password, thread, continue: goesOn }),
  ]);
}
