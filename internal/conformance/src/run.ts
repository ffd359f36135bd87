import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { keepBusy } from "./busy.ts";

// npm run conformance -- [--busy] [--repeat 3] [--service memory,prosody,ejabberd]
const { values } = parseArgs({
  options: {
    busy: { type: "boolean", default: false },
    repeat: { type: "string", default: "1" },
    service: { type: "string" },
  },
});

const stopBusy = values.busy ? keepBusy() : () => {};
try {
  for (let round = 1; round <= Number(values.repeat); round++) {
    if (Number(values.repeat) > 1) console.log(`round ${round} of ${values.repeat}`);
    const code = await suite();
    if (code !== 0) {
      process.exitCode = code;
      break;
    }
  }
} finally {
  stopBusy();
}

function suite(): Promise<number> {
  const vitest = fileURLToPath(new URL("../node_modules/.bin/vitest", import.meta.url));
  const env = { ...process.env, ...(values.service && { XEPS_SERVICES: values.service }) };
  const child = spawn(vitest, ["run", "--config", "vitest.config.ts", "--reporter", "verbose"], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env,
    stdio: "inherit",
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
