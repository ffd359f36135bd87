import { createMucClient } from "@xeps/muc-client";
import { connect, type XmppServer } from "@xeps-internal/test-support";
import { narrate } from "./narrate.ts";
import { say } from "./screen.ts";

/** Juliet opens a room, Romeo comes in, they talk; what is printed is what Juliet sees. */
export async function converse(server: XmppServer): Promise<void> {
  await using juliet = await connect(server, await server.account("juliet"));
  await using romeo = await connect(server, await server.account("romeo"));
  const balcony = `balcony@${server.conference}`;

  const room = createMucClient(juliet.entity).room(balcony);
  narrate(room);
  const { created, self } = await room.join("Juliet");
  say("note", `${balcony} is ${created ? "a new room" : "there already"}; we are ${self.nick}, ${self.affiliation}`);
  await room.setSubject("Wherefore art thou?");

  const his = createMucClient(romeo.entity).room(balcony);
  const heard = his.iterate("privateMessage");
  const found = await his.join("Romeo");
  say(
    "note",
    `Romeo finds ${found.occupants.map(({ nick }) => nick).join(" and ")}; the subject is "${found.subject?.text}"`,
  );

  await his.send("But, soft! what light through yonder window breaks?");
  await room.send("O Romeo, Romeo! Deny thy father and refuse thy name.");
  await his.setNick("Love");
  await his.send("Henceforth I never will be Romeo.");

  await room.sendPrivate("Love", "At what o'clock tomorrow shall I send to thee?");
  const { value: question } = await heard.next();
  say("private", `Love hears from ${question.nick}, and nobody else does: ${question.body}`);
  await his.sendPrivate("Juliet", "At the hour of nine.");

  const goodbye = new Promise((resolve) => room.once("occupantLeave", resolve));
  await his.leave({ status: "parting is such sweet sorrow" });
  await goodbye;
  await room.leave();
}
