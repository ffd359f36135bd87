import { spawnSync } from "node:child_process";
import { checkRequirement } from "../servers/requirements.ts";
import type { Account, XmppServer } from "../servers/xmpp-server.ts";
import { type Report, startPython } from "./python-program.ts";

let present: boolean | undefined;

/** Whether python3-slixmpp is installed; throws when it is not although XEPS_REQUIRE lists it. */
export function hasSlixmpp(): boolean {
  present ??= spawnSync("/usr/bin/python3", ["-c", "import slixmpp"], { stdio: "ignore" }).status === 0;
  return checkRequirement("slixmpp", present);
}

/** A python3-slixmpp client that is online and does what it is told. */
export interface Slixmpp {
  readonly jid: string;
  /**
   * Runs one of the commands of python/agent.py, e.g. `run("join", { room, nick })`; rejects with the condition of the
   * error when it fails.
   */
  run(command: string, args: Readonly<Record<string, unknown>>): Promise<Report>;
  /** The oldest report not yet taken of this event whose fields equal those given. */
  next(event: string, fields?: Readonly<Record<string, unknown>>): Promise<Report>;
  /** Logs out and waits for the end of the program. */
  stop(): Promise<void>;
}

/** Logs in with python3-slixmpp. */
export async function runSlixmpp(server: XmppServer, account: Account): Promise<Slixmpp> {
  const { host, port } = server;
  const jid = `${account.username}@${server.domain}`;
  const program = startPython("agent.py", { jid, password: account.password, host, port });
  let commands = 0;
  try {
    const login = await program.next(({ event }) => event === "online" || event === "failed-auth", "login", 20_000);
    if (login.event !== "online") throw new Error("failed-auth");
    return {
      jid: String(login.jid),
      async run(command, args) {
        const id = ++commands;
        program.send({ ...args, do: command, id });
        const isEnd = (report: Report) => report.id === id && (report.event === "done" || report.event === "failed");
        const end = await program.next(isEnd, command, 15_000);
        if (end.event === "failed") throw new Error(String(end.condition));
        return end;
      },
      next(event, fields = {}) {
        const matches = (report: Report) =>
          report.event === event && Object.entries(fields).every(([key, value]) => report[key] === value);
        return program.next(matches, `${event} ${JSON.stringify(fields)}`);
      },
      stop: () => program.stop(),
    };
  } catch (error) {
    await program.stop();
    throw error;
  }
}
