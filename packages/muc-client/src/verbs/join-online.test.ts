import { nextTurn } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { createMucClient, type JoinResult, type MucClientOptions, type Room } from "../index.ts";
import { WatchedEntity } from "../test/watched-entity.ts";
import { ME, ROOM, selfPresence, subject } from "../test/wire.ts";

/** The usual program: it joins whenever it is online, and said so before there was a client. */
function program(options: { readonly resumable: boolean; readonly client: MucClientOptions }) {
  const entity = new WatchedEntity({ jid: ME, resumable: options.resumable });
  const joins: Promise<JoinResult>[] = [];
  entity.on("online", () => joins.push(room.join("thirdwitch")));
  const room: Room = createMucClient(entity, options.client).room(ROOM);
  return { entity, room, joins };
}

async function letIn(entity: WatchedEntity): Promise<void> {
  await entity.nextSent("<presence");
  await nextTurn(); // the room is not as fast as that
  entity.receive(selfPresence("thirdwitch"));
  entity.receive(subject(""));
}

describe("a program that hears of its stream before we do, and joins", () => {
  it.each([
    ["is in again, by one presence", { resumable: false, client: {} }],
    ["after a resumption that failed, too", { resumable: true, client: {} }],
    ["where rooms are not joined again, too", { resumable: false, client: { rejoin: false } }],
    ["and where they might have been resumed, too", { resumable: true, client: { rejoin: false } }],
  ] as const)("%s", async (_, options) => {
    const { entity, room, joins } = program(options);
    entity.goOnline();
    await letIn(entity);
    await joins[0];
    entity.disconnect();
    if (options.resumable) entity.refuseResume();
    entity.goOnline();
    await letIn(entity);
    expect((await joins[1])?.self.nick).toBe("thirdwitch");
    expect([room.state, entity.sent.filter((xml) => xml.startsWith("<presence"))]).toEqual(["joined", []]);
  });
});
