import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { pieces } from "../stream/piece.ts";
import { workloadOf } from "../workloads/all.ts";
import { ME, MY_NICK } from "../workloads/stanzas.ts";

/** Debian's, where python3-slixmpp is. */
const PYTHON = "/usr/bin/python3";
const program = fileURLToPath(new URL("../python/slixmpp_bench.py", import.meta.url));

interface Result {
  readonly cpu: number;
  readonly messages: number;
  readonly occupants: Readonly<Record<string, number>>;
}

/** Microseconds of slixmpp's CPU for each stanza; `undefined` where it is not installed. */
export async function slixmpp(kind: string, count: number): Promise<number | undefined> {
  if ((await run(["-c", "import slixmpp"], "")).code !== 0) return undefined;
  const workload = workloadOf(kind, count);
  const chunks = (stanzas: readonly string[]) =>
    pieces(stanzas, 500).flatMap((piece) => piece.chunks.map((chunk) => chunk.toString("base64")));
  const { rooms, before, stanzas, truth } = workload;
  const work = { rooms, nick: MY_NICK, jid: ME, before: chunks(before), pieces: chunks(stanzas) };
  const { code, output } = await run([program], JSON.stringify(work));
  if (code !== 0) throw new Error(`slixmpp, ${workload.name}: exit code ${code}`);
  const result = JSON.parse(output) as Result;
  const wrong = [...truth.occupants].filter(([room, size]) => result.occupants[room] !== size);
  if (wrong.length > 0 || result.messages !== truth.messages) {
    throw new Error(`slixmpp, ${workload.name}: ${result.messages} messages, ${wrong.length} rooms of another size`);
  }
  return result.cpu / stanzas.length;
}

function run(
  args: readonly string[],
  input: string,
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(PYTHON, args, { stdio: ["pipe", "pipe", "ignore"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" ? resolve({ code: 1, output }) : reject(error),
    );
    child.once("close", (code) => resolve({ code, output }));
    child.stdin.on("error", () => {}); // it ended before it had read all: the exit code says so
    child.stdin.end(input);
  });
}
