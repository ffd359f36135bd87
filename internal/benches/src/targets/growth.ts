import type { Figure, Scale } from "../figures.ts";
import { allocation } from "../measure/allocation.ts";
import { inChild } from "../measure/child.ts";
import { exponent } from "../measure/statistics.ts";

/** M7: what happens when there is more of everything. */
export async function growth({ stanzas }: Scale): Promise<readonly Figure[]> {
  const allocated: [number, number][] = [];
  for (const size of [1_000, 2_000, 4_000, 8_000]) {
    const [bytes = 0] = await allocation(["xeps"], "join", size);
    allocated.push([size, bytes * size]);
  }
  const rooms: [number, number][] = [];
  for (const count of [20, 40, 80, 160]) {
    const { perStanza } = await inChild<{ perStanza: number }>("contender", ["xeps", "rooms-at-once", count]);
    rooms.push([count, perStanza * count]);
  }
  const pending: [number, number][] = [];
  for (const count of [stanzas / 4, stanzas / 2, stanzas, stanzas * 2]) {
    pending.push([count, (await inChild<{ cpu: number }>("pending", [count])).cpu]);
  }
  const { byNick, byJid } = await inChild<{ byNick: number; byJid: number }>("look-ups", [1_000, 2_000, 4_000, 8_000]);
  const what = "exponent of";
  return [
    { target: "M7", what: `${what} allocation in occupants`, value: exponent(allocated), most: 1.02 },
    { target: "M7", what: `${what} CPU in rooms joined at once`, value: exponent(rooms), most: 1.1 },
    { target: "M7", what: `${what} CPU in pending requests`, value: exponent(pending), most: 1.1 },
    // A table of constant time leaves the processor's caches as it grows; a walk through a list would be 1.
    { target: "M7", what: `${what} a look-up by nickname in occupants`, value: byNick, most: 0.75 },
    { target: "M7", what: `${what} a look-up by real JID in occupants`, value: byJid, most: 0.75 },
  ];
}
