import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { launch, type Recipe } from "./launch.ts";
import { newPassword } from "./password.ts";
import { prosodyAccount, prosodyConfig, type Settings } from "./prosody-config.ts";
import { findExecutable } from "./requirements.ts";
import type { Account, XmppServer } from "./xmpp-server.ts";

export interface ProsodyOptions {
  /** Settings of the MUC service, over those of the launcher: e.g. `{ enforce_registered_nickname: true }`. */
  readonly muc?: Settings;
}

/** The program, where it is installed. */
export function findProsody(): string | undefined {
  return findExecutable("prosody");
}

/** A Prosody of its own, ready for clients. */
export async function startProsody(options: ProsodyOptions = {}): Promise<XmppServer> {
  const domain = "localhost";
  const conference = `conference.${domain}`;
  const component = { domain: `comp.${domain}`, secret: newPassword() };
  const recipe: Recipe = {
    name: "prosody",
    domain,
    portCount: 3,
    logFile: "prosody.log",
    portTaken: /Failed to open server port/,
    async prepare(folder, [clientPort = 0, httpPort = 0, componentPort = 0]) {
      const file = join(folder, "prosody.cfg.lua");
      await mkdir(join(folder, "data"));
      const ports = { clientPort, httpPort, componentPort };
      const names = { domain, conference, componentDomain: component.domain, componentSecret: component.secret };
      await writeFile(file, prosodyConfig({ folder, ...ports, ...names, muc: options.muc ?? {} }), { mode: 0o600 });
      return { command: findProsody() ?? "prosody", args: ["-F", "--config", file], env: { HOME: folder } };
    },
  };
  const { folder, ports, restart, stop } = await launch(recipe);
  const [port = 0, httpPort = 0, componentPort = 0] = ports;
  const accounts = new Map<string, Promise<Account>>();
  const register = async (username: string): Promise<Account> => {
    const account = { username, password: newPassword() };
    const { path, content } = prosodyAccount(domain, username, account.password);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
    return account;
  };
  return {
    name: "prosody",
    host: "127.0.0.1",
    port,
    websocketUrl: `ws://127.0.0.1:${httpPort}/xmpp-websocket`,
    domain,
    conference,
    component: { ...component, port: componentPort },
    account(name) {
      const account = accounts.get(name) ?? register(name);
      accounts.set(name, account);
      return account;
    },
    restart,
    stop,
  };
}
