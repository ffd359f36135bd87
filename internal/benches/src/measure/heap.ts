import { inChild } from "./child.ts";

export interface HeapOptions {
  readonly rooms: number;
  /** Occupants of each. */
  readonly size: number;
  /** Bytes which come at once; 16 KiB unless told. */
  readonly chunk?: number;
  /** With the hash of an avatar for each. */
  readonly avatars?: boolean;
  /** After a look-up by real JID in each room. */
  readonly index?: boolean;
}

/** Bytes that are still reachable for each occupant once we are in all rooms. */
export async function heapPerOccupant(contender: string, options: HeapOptions): Promise<number> {
  const { rooms, size, chunk = 16 * 1_024, avatars = false, index = false } = options;
  const args = [contender, rooms, size, chunk, String(avatars), String(index)];
  const { perOccupant } = await inChild<{ perOccupant: number }>("heap", args, {
    flags: ["--expose-gc", "--single-threaded", "--no-flush-bytecode"],
  });
  return perOccupant;
}
