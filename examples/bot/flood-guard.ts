import type { RoomMessage } from "@xeps/muc-client";

const MESSAGES = 8;
const WITHIN_MS = 5_000;

/** Puts out who says more than 8 things in 5 seconds, where the room lets us. */
export function floodGuard(): (message: RoomMessage) => Promise<void> {
  /** The times of the last messages, by nickname, oldest first. */
  const recent = new Map<string, number[]>();
  return async ({ room, nick, isOwn, isHistory }) => {
    if (nick === undefined || isOwn || isHistory) return;
    const now = performance.now();
    const times = [...(recent.get(nick) ?? []), now].slice(-MESSAGES - 1);
    recent.set(nick, times);
    if (recent.size > 1_000) recent.clear();
    const [first = now] = times;
    if (times.length <= MESSAGES || now - first > WITHIN_MS) return;
    recent.delete(nick);
    const target = room.occupants.get(nick);
    if (target && room.may("kick", target)) await room.kick(nick, { reason: "too much at once" });
  };
}
