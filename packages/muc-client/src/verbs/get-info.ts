import { buildDiscoInfo, parseDiscoInfo, StanzaError } from "@xeps/xep-0030";
import type { RequestOptions } from "@xeps/xep-0030/entity";
import { copyElement, own } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { RoomCore } from "../room/room-core.ts";
import { Underway } from "../room/underway.ts";
import { type RoomInfo, readRoomInfo } from "../room-info.ts";
import { lastingRequest, readAnswer, roomRequest } from "./room-request.ts";

/** `Room.getInfo`. What it learns counts for the room: its ids, and what we may do. */
export async function getInfo(core: RoomCore, options?: RequestOptions): Promise<RoomInfo> {
  return learn(core, await roomRequest(core, "get", buildDiscoInfo({}), options));
}

/** The same before a join, on whose account it is asked. */
export async function getInfoFirst(core: RoomCore, options?: RequestOptions): Promise<RoomInfo> {
  return learn(core, await lastingRequest(core, "get", buildDiscoInfo({}), options));
}

function learn(core: RoomCore, answer: Element): RoomInfo {
  // It is kept while we are in the room, and its texts must not keep the chunks of the network alive that they are in.
  const disco = readAnswer(copyElement(answer, own), parseDiscoInfo);
  // Lists that grew have places left, several times as many as they need.
  const identities = [...disco.identities];
  const features = disco.features.map((feature) => core.host.features.of(feature));
  const info = readRoomInfo({ ...disco, identities, features });
  core.info = info;
  core.step({ kind: "info", occupantIds: info.occupantIds, stanzaIds: info.stanzaIds });
  return info;
}

/**
 * Asked on our own account, beside a join: until the answer ids are held back, a refusal is an answer too. Never
 * rejects: resolves to what went wrong.
 */
export async function learnInfo(core: RoomCore): Promise<unknown> {
  const { stay } = core;
  core.questions ??= new Underway();
  try {
    await core.questions.run([], (signal) => getInfo(core, { signal }));
    return undefined;
  } catch (error) {
    if (error instanceof StanzaError && core.stay === stay) {
      core.step({ kind: "info", occupantIds: false, stanzaIds: false });
    }
    return error;
  }
}
