import { buildDiscoInfo, type DiscoInfo, hasFeature, parseDiscoInfo, StanzaError } from "@xeps/xep-0030";
import { childElements } from "@xeps/xep-0030/kit";
import type { RoomCore } from "./room-core.ts";
import { roomRequest } from "./room-request.ts";

/** XEP-0421 and XEP-0359: who announces these features vouches for the ids. */
const OCCUPANT_IDS = "urn:xmpp:occupant-id:0";
const STANZA_IDS = "urn:xmpp:sid:0";

/** Asks the room what it vouches for. Until it has answered ids are held back; a refusal is an answer, no answer is none. Never rejects. */
export async function queryInfo(core: RoomCore, stay: AbortSignal): Promise<void> {
  const info = await askInfo(core, stay);
  if (!info || stay.aborted) return;
  const announces = (feature: string) => hasFeature(info, feature);
  core.step({ kind: "info", occupantIds: announces(OCCUPANT_IDS), stanzaIds: announces(STANZA_IDS) });
}

async function askInfo(core: RoomCore, signal: AbortSignal): Promise<DiscoInfo | undefined> {
  try {
    const answer = await roomRequest(core, "get", buildDiscoInfo({}), { signal });
    const [query] = childElements(answer);
    return (query && parseDiscoInfo(query)) ?? NOTHING;
  } catch (error) {
    return error instanceof StanzaError ? NOTHING : undefined;
  }
}

const NOTHING: DiscoInfo = { identities: [], features: [] };
