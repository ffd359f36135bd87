// Two people meet in a chat room, talk and part: the whole way once, on a server that this program starts.
//
//   npm run demo                                   the embedded service
//   npm run demo -- --server prosody|ejabberd      a real one, if installed
//   npm run demo -- --service xmpp://host:5222 --jid me@host --password … --room room@service --nick Me
//                                                  joins a room anywhere and prints what happens, until Ctrl-C
import { parseArguments } from "./talk/arguments.ts";
import { converse } from "./talk/converse.ts";
import { complaint, say } from "./talk/screen.ts";
import { startServer } from "./talk/start-server.ts";
import { visit } from "./talk/visit.ts";

async function main(): Promise<void> {
  const choice = parseArguments(process.argv.slice(2));
  if (choice.kind === "visit") return visit(choice);
  const server = await startServer(choice.server);
  say("note", `${server.name} is listening on ${server.host}:${server.port}`);
  try {
    await converse(server);
  } finally {
    await server.stop();
  }
}

main().catch((error: unknown) => {
  console.error(complaint(error));
  process.exitCode = 1;
});
