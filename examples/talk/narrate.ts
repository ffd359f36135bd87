import type { Room } from "@xeps/muc-client";
import { say } from "./screen.ts";

/** Prints what happens in a room, as one who sits in it sees it. */
export function narrate(room: Room): void {
  room.on("message", ({ nick, body, isHistory }) => {
    if (body !== undefined) say(isHistory ? "note" : "speech", `${nick ?? "the room"}: ${body}`);
  });
  room.on("privateMessage", ({ nick, body }) => say("private", `${nick} (only to us): ${body ?? ""}`));
  room.on("subject", ({ text, setBy }) => say("room", `* ${setBy ?? "somebody"} set the subject: ${text}`));
  room.on("occupantJoin", ({ occupant }) => say("room", `* ${occupant.nick} came in (${occupant.role})`));
  room.on("occupantLeave", ({ occupant, why }) => {
    const words = "text" in why ? why.text : "reason" in why ? why.reason : undefined;
    say("room", `* ${occupant.nick} is gone: ${why.kind}${words ? `, "${words}"` : ""}`);
  });
  room.on("nickChange", ({ before, after }) => say("room", `* ${before.nick} is now ${after.nick}`));
  room.on("occupantChange", ({ after }) => {
    say("room", `* ${after.nick} is ${after.role}, ${after.affiliation}${after.show ? `, ${after.show}` : ""}`);
  });
  room.on("exit", ({ why }) => say("room", `* we are out: ${why.kind}`));
}
