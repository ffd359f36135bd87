import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ejabberdConfig, INETRC } from "./ejabberd-config.ts";
import { launch, type Recipe } from "./launch.ts";
import { newPassword } from "./password.ts";
import { findExecutable } from "./requirements.ts";
import type { Account, XmppServer } from "./xmpp-server.ts";

export interface EjabberdOptions {
  /** Options of mod_muc, over those of the launcher. */
  readonly muc?: Readonly<Record<string, unknown>>;
}

/** An ejabberd with its HTTP API. */
export interface EjabberdServer extends XmppServer {
  /**
   * One command of the API, e.g. `api("destroy_room", { name, service })`; rejects with its answer when it is refused.
   */
  api(command: string, args: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** The Erlang program and the folder of its libraries, where ejabberd is installed as Debian packages it. */
export function findEjabberd(): { readonly erl: string; readonly libraries: string } | undefined {
  const erl = findExecutable("erl");
  if (!erl || !findExecutable("ejabberdctl")) return undefined;
  const libraries = libraryFolders().find((folder) => existsSync(folder));
  return libraries ? { erl, libraries } : undefined;
}

function libraryFolders(): string[] {
  const architectures: Partial<Record<NodeJS.Architecture, string>> = { x64: "x86_64", arm64: "aarch64", ia32: "i386" };
  return [`/usr/lib/${architectures[process.arch] ?? process.arch}-linux-gnu`, "/usr/lib"];
}

/** An ejabberd of its own, ready for clients. */
export async function startEjabberd(options: EjabberdOptions = {}): Promise<EjabberdServer> {
  const program = findEjabberd() ?? { erl: "erl", libraries: "/usr/lib" };
  const domain = "localhost";
  const conference = `conference.${domain}`;
  const component = { domain: `comp.${domain}`, secret: newPassword() };
  const recipe: Recipe = {
    name: "ejabberd",
    domain,
    portCount: 3,
    logFile: "ejabberd.log",
    portTaken: /eaddrinuse|[Aa]ddress already in use|already in use/,
    async prepare(folder, [clientPort = 0, httpPort = 0, componentPort = 0]) {
      const ports = { clientPort, httpPort, componentPort };
      const names = { domain, conference, componentDomain: component.domain, componentSecret: component.secret };
      const config = ejabberdConfig({ ...ports, ...names, muc: options.muc ?? {} });
      await mkdir(join(folder, "spool"));
      await writeFile(join(folder, "ejabberd.yml"), config, { mode: 0o600 });
      await writeFile(join(folder, "inetrc"), INETRC);
      return {
        command: program.erl,
        args: ["-noinput", "-mnesia", "dir", JSON.stringify(join(folder, "spool")), "-s", "ejabberd"],
        env: {
          HOME: folder,
          LANG: "C.UTF-8",
          EJABBERD_CONFIG_PATH: join(folder, "ejabberd.yml"),
          EJABBERD_LOG_PATH: join(folder, "ejabberd.log"),
          ERL_LIBS: program.libraries,
          ERL_INETRC: join(folder, "inetrc"),
          ERL_CRASH_DUMP: join(folder, "crash.dump"),
          ERL_AFLAGS: "+S 2:2 +sbwt none",
        },
      };
    },
  };
  const { ports, restart, stop } = await launch(recipe);
  const [port = 0, httpPort = 0, componentPort = 0] = ports;
  const api = async (command: string, args: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${httpPort}/api/${command}`, {
      method: "POST",
      body: JSON.stringify(args),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`ejabberd refuses ${command}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };
  const accounts = new Map<string, Promise<Account>>();
  const register = async (username: string): Promise<Account> => {
    const account = { username, password: newPassword() };
    await api("register", { user: username, host: domain, password: account.password });
    return account;
  };
  return {
    name: "ejabberd",
    host: "127.0.0.1",
    port,
    websocketUrl: `ws://127.0.0.1:${httpPort}/ws`,
    domain,
    conference,
    component: { ...component, port: componentPort },
    account(name) {
      const account = accounts.get(name) ?? register(name);
      accounts.set(name, account);
      return account;
    },
    api,
    restart,
    stop,
  };
}
