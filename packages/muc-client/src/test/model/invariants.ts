import { vi } from "vitest";
import type { World } from "./world.ts";

/** What is wrong at this moment, were there anything. */
export function faultsNow(world: World): readonly string[] {
  const { room, service, mirror, muc } = world;
  const faults = [...mirror.faults];
  const isListed = muc.joinedRooms.size === 1;
  if (room.state === "joined") {
    if (!room.self || room.occupants.get(room.self.nick) !== room.self) faults.push("joined without oneself");
    if (!mirror.agrees(room)) faults.push("what the events add up to is not who is in the room");
  }
  if (room.state === "joined" && !isListed) faults.push("joined and not listed");
  if (room.state === "idle" && (isListed || mirror.isIn)) faults.push("idle, and listeners do not know it");
  if (!world.isCalm) return faults;
  if (service.us === undefined) {
    if (room.state === "joined") faults.push("joined, and the service does not know us");
  } else if (room.state === "joined") {
    if (room.self?.nick !== service.us) faults.push(`we are ${service.us}, not ${room.self?.nick}`);
    if (occupantsOf(world) !== peopleOf(world)) faults.push(`${occupantsOf(world)} instead of ${peopleOf(world)}`);
  } else if (room.state === "idle") faults.push("idle, and the service has us in");
  return faults;
}

function occupantsOf({ room }: World): string {
  return list([...room.occupants.values()].map((one) => [one.nick, one.affiliation, one.role, one.show]));
}

function peopleOf({ service }: World): string {
  return list([...service.people].map(([nick, { affiliation, role, show }]) => [nick, affiliation, role, show]));
}

function list(people: readonly (readonly (string | undefined)[])[]): string {
  return people
    .map((facts) => facts.join("/"))
    .sort()
    .join(", ");
}

/** What is wrong once everything is over: each promise has settled, and nothing is left behind. */
export async function faultsAfter(world: World): Promise<readonly string[]> {
  world.comeBack(true);
  for (const minute of [1, 2, 3]) {
    await world.calm();
    await world.wait(minute * 60_000);
  }
  await world.calm();
  const { room, mirror } = world;
  // Back in a room we are joined a moment before that is told: history and subject may still come.
  const knows = mirror.isIn || room.state !== "joined" ? [] : ["joined, and listeners do not know it"];
  const faults = [...faultsNow(world), ...knows, ...world.pending.map(({ name }) => `${name} never settles`)];
  let isDisposed = false;
  void world.muc.dispose().then(() => {
    isDisposed = true;
  });
  await world.calm();
  await world.wait(5_000); // a room that we are not in does not confirm that we have left
  if (!isDisposed) faults.push("dispose never settles");
  if (world.entity.listenerTotal !== 1) faults.push(`${world.entity.listenerTotal - 1} listeners are left`);
  if (vi.getTimerCount() > 0) faults.push(`${vi.getTimerCount()} timers are left`);
  return faults;
}
