import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

export const messageToAll: Scenario = {
  title: "a message reaches everybody once, and sending it resolves with the room's own copy",
  section: "7.4",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    const { room: mine } = await juliet.muc.join(jid, "Juliet");
    const { room: his } = await romeo.muc.join(jid, "Romeo");

    const body = "A thousand times good night! ]]> & <so on> 👩‍🚀\n\tÄÖÜ e\u0301";
    const arrival = next(his, "message");
    const order: string[] = [];
    mine.on("message", () => order.push("event"));
    const copy = await mine.send({ body, thread: "t1" }).then((message) => {
      order.push("promise");
      return message;
    });
    expect(copy).toMatchObject({
      body,
      thread: "t1",
      nick: "Juliet",
      isOwn: true,
      isHistory: false,
      from: `${jid}/Juliet`,
    });
    expect(order).toEqual(["event", "promise"]);
    const received = await arrival;
    expect(received).toMatchObject({ body, thread: "t1", nick: "Juliet", isOwn: false, id: copy.id });

    const bodies: (string | undefined)[] = [];
    his.on("message", (message) => bodies.push(message.body));
    const last = next(his, "message", (message) => message.body === "9");
    const copies = await Promise.all(Array.from({ length: 10 }, (_, index) => mine.send(String(index))));
    await last;
    expect(copies.map((message) => message.body)).toEqual([..."0123456789"]);
    expect(bodies).toEqual([..."0123456789"]);
  },
};
