import { describe, expect, it } from "vitest";
import { recover, stageAt } from "../hostile/stage.ts";
import { type Conduct, conducts } from "./conduct.ts";
import { happens, type Occasion, occasions } from "./occasions.ts";

describe.each(occasions)("a listener of $event", (occasion) => {
  it.each(conducts)("that $title disturbs nobody", async (conduct) => {
    const { stage, heard, reported, added } = await witnessed(occasion, conduct);
    await happens(stage, occasion.happen);
    // Those before it, those behind it, and those of the client have heard of it once, in this order.
    expect(heard).toEqual(["before", "behind", "client"]);
    expect(reported).toHaveLength(conduct.reports);
    expect(added()).toBe(0);

    await recover(stage);
    expect(stage.room.state).toBe("joined");
    const bodies: unknown[] = [];
    stage.room.on("message", ({ body }) => bodies.push(body));
    stage.entity.receive(
      `<message from='${stage.scene.romeo}' type='groupchat' id='z'><body>ordinary</body></message>`,
    );
    expect(bodies[0]).toBe("ordinary");
    expect(bodies.filter((body) => body === "ordinary")).toHaveLength(1);

    stage.entity.stop();
    await stage.muc.dispose();
    const settled = await Promise.allSettled(stage.promises);
    expect(settled).toHaveLength(stage.promises.length);
    expect(stage.entity.listenerTotal).toBe(0);
  });
});

it("a listener that removed itself is not called again, and one that was added is", async () => {
  const message = occasions.find(({ event }) => event === "message") as Occasion;
  for (const [title, expected] of [
    ["removes itself", { calls: 1, added: 0 }],
    ["adds another", { calls: 3, added: 3 }],
  ] as const) {
    const { stage, calls, added } = await witnessed(message, conducts.find((one) => one.title === title) as Conduct);
    for (let time = 0; time < 3; time++) await happens(stage, message.happen);
    expect({ calls: calls(), added: added() }).toEqual(expected);
  }
});

/** A room that we are in, with the listener among others; who hears of the first such event is noted, each time. */
async function witnessed({ event, before }: Occasion, { act }: Conduct) {
  const stage = await stageAt("joined");
  await happens(stage, before);
  const { room, muc } = stage;
  const heard: string[] = [];
  const reported: unknown[] = [];
  let calls = 0;
  let added = 0;
  let first: unknown;
  const note = (who: string) => (payload: unknown) => {
    first ??= payload;
    if (payload === first) heard.push(who);
  };
  const listener = () => {
    calls += 1;
    const add = () => void room.on(event, () => void added++);
    return calls > 1 && act.length === 1
      ? undefined
      : act(stage, { remove: () => void room.off(event, listener), add });
  };
  room.on(event, note("before"));
  room.on(event, listener);
  room.on(event, note("behind"));
  muc.on(event, note("client"));
  room.on("error", ({ error }) => reported.push(error));
  muc.on("error", ({ error }) => reported.push(error));
  return { stage, heard, reported, calls: () => calls, added: () => added };
}
