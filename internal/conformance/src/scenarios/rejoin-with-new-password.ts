import { expect } from "vitest";
import { breakStream } from "../break-stream.ts";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";
import { setPassword } from "../set-password.ts";

export const rejoinWithNewPassword: Scenario = {
  title: "who has given the room a password comes back with it on another stream",
  section: "7.2.5",
  async run(world) {
    const { juliet, hers, his } = await world.pair();
    await setPassword(hers, "cauldron <&> burn");
    const left = next(his, "occupantLeave");
    const reconnect = await breakStream(juliet, "closed");
    await left;
    const back = next(hers, "rejoined");
    await reconnect();
    expect((await back).self.nick).toBe("Juliet");
    const heard = next(his, "message");
    await hers.send("here again");
    expect((await heard).body).toBe("here again");
  },
};
