import type { Room } from "@xeps/muc-client";
import { deadline } from "@xeps-internal/test-support";
import { describe, expect, it } from "vitest";
import { findField } from "./find-field.ts";
import { next } from "./next.ts";
import { profiles } from "./profiles.ts";
import { services } from "./services.ts";
import { World } from "./world.ts";

/** Milliseconds for a server to end and to be ready again. */
const RESTART = 30_000;

const real = services().filter(({ name }) => !name.startsWith("memory"));

describe.skipIf(real.length === 0)("a service that is started again", () => {
  it.each(real)("$name: all rooms are back but those that somebody decided otherwise", async ({ name, start }) => {
    const server = await start();
    const world = new World(server, profiles[name]);
    try {
      const juliet = await world.guest("juliet", { rejoin: { minDelay: 50, maxDelay: 500 } });
      const romeo = await world.guest("romeo", { rejoin: { minDelay: 50, maxDelay: 500 } });
      const hers = await Promise.all(Array.from({ length: 10 }, () => persistentRoom(world, juliet.muc)));
      const his = await Promise.all(hers.map(async ({ jid }) => (await romeo.muc.join(jid, "Romeo")).room));
      expect(romeo.muc.joinedRooms.size).toBe(10);
      for (const { reconnect } of [juliet.entity, romeo.entity]) reconnect.delay = 24 * 3_600_000;

      const cut = [juliet, romeo].map(
        ({ entity }) => new Promise((resolve) => void entity.once("disconnect", resolve)),
      );
      const [destroyed, banned, full] = hers;
      const out = his.map((room) => next(room, "exit"));
      await deadline(server.restart?.() ?? Promise.reject(new Error("cannot be restarted")), RESTART, "a restart");
      await deadline(Promise.all(cut), RESTART, "the end of both streams");
      const back = hers.map((room) => next(room, "rejoined"));
      await again(juliet.entity);
      await Promise.all(back);
      await destroyed?.destroy();
      await banned?.ban(romeo.account);
      const inHisPlace = await takeHisPlace(world, full as Room);

      const failed = his.slice(0, 3).map((room) => next(room, "rejoinFailed"));
      const returned = his.slice(3).map((room) => next(room, "rejoined"));
      await again(romeo.entity);
      await Promise.all([...returned, ...out]);
      const failures = await Promise.all(failed);
      expect(failures.map(({ error }) => error.failure)).toEqual([
        expect.stringMatching(/gone|not-found/),
        "banned",
        expect.stringMatching(/room-full|nick-conflict/),
      ]);
      expect(failures.map(({ nextIn }) => nextIn !== undefined)).toEqual([false, false, true]);
      expect(his.map(({ state }) => state)).toEqual(["idle", "idle", "suspended", ...Array(7).fill("joined")]);
      const third = next(his[2] as Room, "rejoined");
      await inHisPlace.leave();
      await third;
      expect(romeo.muc.joinedRooms.size).toBe(8);
    } finally {
      await world.close();
      await server.stop();
    }
  });
});

type Muc = Awaited<ReturnType<World["guest"]>>["muc"];

async function persistentRoom(world: World, muc: Muc): Promise<Room> {
  const { room } = await muc.join(world.roomJid(), "Juliet");
  await room.setConfig({ persistentRoom: true });
  return room;
}

/** Somebody takes the last place, or, where rooms are never full, his nickname. What you get is the room for him. */
async function takeHisPlace(world: World, room: Room): Promise<Room> {
  if (world.profile.lacks["occupant-limit"] !== undefined) {
    return (await (await world.guest("mercutio")).muc.join(room.jid, "Romeo")).room;
  }
  const form = await room.getConfig();
  const offered = findField(form, "muc#roomconfig_maxusers").options ?? [];
  const limit = Math.min(...offered.map(({ value }) => Number(value)).filter((value) => value > 1));
  await room.setConfig({ maxUsers: limit }, { form });
  const guests = await Promise.all(Array.from({ length: limit - 1 }, (_, index) => world.guest(`guest${index}-`)));
  const places = await Promise.all(guests.map(({ muc, name }) => muc.join(room.jid, name)));
  return (places[0] as (typeof places)[0]).room;
}

async function again(entity: object): Promise<void> {
  await (entity as { reconnect: { reconnect(): Promise<void> } }).reconnect.reconnect();
}
