import type { Occupant, Room } from "@xeps/muc-client";
import { sanitizeText } from "@xeps/xep-0030";

/** What a command gets: where, by whom, and the words behind its name. */
export interface Call {
  readonly room: Room;
  readonly caller: Occupant;
  readonly words: string;
}

interface Command {
  readonly help: string;
  readonly moderatorsOnly?: boolean;
  /** The answer, if there is one. */
  run(call: Call): string | undefined | Promise<string | undefined>;
}

const kick: Command = {
  help: "!kick NICK – puts somebody out",
  moderatorsOnly: true,
  async run({ room, caller, words }) {
    const target = room.occupants.get(words);
    if (!target) return `there is no ${words} here`;
    if (!room.may("kick", target)) return `I may not put ${words} out`;
    await room.kick(words, { reason: `${caller.nick} asked for it` });
    return undefined;
  },
};

const subject: Command = {
  help: "!subject TEXT – changes the subject",
  moderatorsOnly: true,
  async run({ room, words }) {
    await room.setSubject(words);
    return undefined;
  },
};

const who: Command = {
  help: "!who – says who is here",
  run: ({ room }) => [...room.occupants.values()].map(({ nick, role }) => `${nick} (${role})`).join(", "),
};

const help: Command = {
  help: "!help – says what I understand",
  run: ({ caller }) =>
    [...commands.values()]
      .filter(({ moderatorsOnly }) => !moderatorsOnly || caller.role === "moderator")
      .map((command) => command.help)
      .join("\n"),
};

/** A Map, so that `!constructor` is no command. */
const commands: ReadonlyMap<string, Command> = new Map(Object.entries({ help, who, subject, kick }));

/** The answer to a message, `undefined` when there is none. Refusals of the room are answers too. */
export async function answer(text: string, room: Room, caller: Occupant): Promise<string | undefined> {
  const [, name = "", words = ""] = /^!(\w+)(.*)$/s.exec(text) ?? [];
  const command = commands.get(name);
  if (!command) return undefined;
  if (command.moderatorsOnly && caller.role !== "moderator") return "only moderators may ask for that";
  try {
    const reply = await command.run({ room, caller, words: words.trim() });
    return reply === undefined ? undefined : sanitizeText(reply);
  } catch (error) {
    return `that was refused: ${(error as { condition?: string }).condition ?? (error as Error).message}`;
  }
}
