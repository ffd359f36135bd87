import * as mucClient from "@xeps/muc-client";
import * as mucStanzas from "@xeps/muc-stanzas";
import * as forms from "@xeps/xep-0004";
import * as disco from "@xeps/xep-0030";
import * as entity from "@xeps/xep-0030/entity";
import * as kit from "@xeps/xep-0030/kit";
import * as delay from "@xeps/xep-0203";
import * as testSupport from "@xeps-internal/test-support";
import { deadline, type XmppService } from "@xeps-internal/test-support";
import * as xmppClient from "@xmpp/client";
import { type Client, client } from "@xmpp/client";
import * as xml from "@xmpp/xml";
import ts from "typescript";
import type { Block } from "./blocks.ts";
import type { Names } from "./scene.ts";

/** A block that has run to its end; listeners that it has attached are at work. */
export interface Running {
  /** What it has written with `console.log`. */
  readonly lines: readonly string[];
  /** What it has written with `console.error`, or thrown. */
  readonly problems: readonly string[];
  end(): Promise<void>;
}

const AsyncFunction = (async () => {}).constructor as new (...args: string[]) => (...args: unknown[]) => Promise<void>;

/** Runs a block at a service: whatever server it logs in at is this one. */
export async function runBlock(block: Block, service: XmppService, names?: Names): Promise<Running> {
  const lines: string[] = [];
  const problems: string[] = [];
  const clients: Client[] = [];
  const modules: Readonly<Record<string, object>> = {
    "@xeps/muc-client": mucClient,
    "@xeps/muc-stanzas": mucStanzas,
    "@xeps/xep-0004": forms,
    "@xeps/xep-0030": disco,
    "@xeps/xep-0030/entity": entity,
    "@xeps/xep-0030/kit": kit,
    "@xeps/xep-0203": delay,
    "@xeps-internal/test-support": testSupport,
    "@xmpp/xml": xml,
    "@xmpp/client": { ...xmppClient, client: (options: ClientOptions) => clientAt(service, options, clients) },
  };
  const surroundings = {
    load: (name: string) => modules[name] ?? import(/* @vite-ignore */ name),
    console: {
      log: (...words: unknown[]) => lines.push(words.map(String).join(" ")),
      error: (...words: unknown[]) => problems.push(words.map(String).join(" ")),
    },
    process: { once: () => undefined, env: {}, argv: [] },
    ...Object.fromEntries(block.names.map((name) => [name, names?.[name as keyof Names]])),
  };
  const run = new AsyncFunction(...Object.keys(surroundings), bodyOf(block));
  try {
    await deadline(run(...Object.values(surroundings)), 20_000, `the end of ${block.at}`);
  } catch (error) {
    problems.push(String(error));
  }
  return { lines, problems, end: () => stop(clients) };
}

type ClientOptions = Parameters<typeof client>[0];

/** A client that logs in at the service, with an account made for it. */
function clientAt(service: XmppService, options: ClientOptions, clients: Client[]): Client {
  const { username = "", password = "" } = options;
  const made = client({
    service: `xmpp://${service.host}:${service.port}`,
    domain: service.domain,
    credentials: (authenticate) => authenticate({ username, password }, "PLAIN"),
  });
  testSupport.repairChunks(made);
  clients.push(made);
  const start = made.start.bind(made);
  made.start = async () => {
    await service.account(username, password);
    return start();
  };
  return made;
}

async function stop(clients: readonly Client[]): Promise<void> {
  for (const made of clients) {
    made.reconnect.stop();
    await made.stop();
  }
}

/** JavaScript without imports and exports, so that it runs inside of a function. */
function bodyOf({ code }: Block): string {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: false },
  });
  return outputText
    .replace(/^import (\w+) from "([^"]+)";$/gm, 'const { default: $1 } = await load("$2");')
    .replace(/^import (\{[^}]*\}) from "([^"]+)";$/gm, (_, names: string, from: string) => {
      return `const ${names.replaceAll(" as ", ": ")} = await load("${from}");`;
    })
    .replace(/^export (default )?(\{.*\};)?/gm, "");
}
