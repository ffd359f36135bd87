import { describe, expect, it } from "vitest";
import { JoinError, RoomError } from "../index.ts";
import { stage } from "../test/stage.ts";
import { ROOM } from "../test/wire.ts";

describe("an error", () => {
  it("is one of its class in every copy of the package, by its name", async () => {
    const { room } = stage();
    const [refused, out] = await Promise.all(
      [room.join(" "), room.send("hail")].map((call) => call.catch((error) => error)),
    );
    expect([refused instanceof JoinError, refused instanceof RoomError]).toEqual([true, false]);
    expect([out instanceof JoinError, out instanceof RoomError]).toEqual([false, true]);
    expect(out).toMatchObject({ name: "RoomError", message: `${ROOM}: not-joined`, room: ROOM });
    expect(refused).toMatchObject({ name: "JoinError", message: `${ROOM}: nick-invalid`, room: ROOM });
    expect(Object.values(refused)).not.toContain(undefined);
    for (const [name, type] of [
      ["JoinError", JoinError],
      ["RoomError", RoomError],
    ] as const) {
      expect(Object.assign(new Error(), { name }) instanceof type).toBe(true);
      expect(new Error() instanceof type).toBe(false);
    }
  });
});
