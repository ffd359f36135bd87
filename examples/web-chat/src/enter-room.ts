import { JoinError, type Room } from "@xeps/muc-client";
import { ask } from "./ask.ts";
import { problemOf } from "./words.ts";

/** Joins, asking for what the room wants: another nickname, a password. False when it is given up. */
export async function enterRoom(room: Room, jid: string, invitedWith?: string): Promise<boolean> {
  let nick = jid.slice(0, jid.indexOf("@"));
  let password = invitedWith;
  for (;;) {
    try {
      await room.join(nick, { password, history: { maxStanzas: 50 } });
      return true;
    } catch (error) {
      const wantsPassword = error instanceof JoinError && error.failure === "password-required";
      const questions = [
        { label: "Nickname", value: nick },
        ...(wantsPassword ? [{ label: "Password of the room", type: "password" as const }] : []),
      ];
      const answers = await ask(`Enter ${room.jid}`, questions, "Try again", problemOf(error));
      if (!answers) return false;
      [nick = "", password = password] = answers;
    }
  }
}
