import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freePorts } from "./free-ports.ts";
import { launch, type Recipe } from "./launch.ts";

const SERVER = `require("node:net").createServer((socket) => {
  socket.on("error", () => undefined);
  socket.write("<stream:features></stream:features>");
}).listen(Number(process.argv[1]), "127.0.0.1");`;

function recipe(scripts: readonly string[], folders: string[]): Recipe {
  return {
    name: "toy",
    domain: "localhost",
    portCount: 1,
    logFile: "toy.log",
    portTaken: /port taken/,
    async prepare(folder, [port]) {
      const script = scripts[folders.length] ?? SERVER;
      folders.push(folder);
      await writeFile(join(folder, "toy.log"), script === SERVER ? "" : "log: port taken\n");
      return { command: process.execPath, args: ["-e", script, String(port)] };
    },
  };
}

test("a server whose port was taken is started again on others, and leaves no folder behind", async () => {
  const folders: string[] = [];
  const launched = await launch(recipe(["process.exit(1)"], folders));
  expect(folders.length).toBe(2);
  expect(folders.map((folder) => existsSync(folder))).toEqual([false, true]);
  await Promise.all([launched.stop(), launched.stop()]);
  expect(existsSync(launched.folder)).toBe(false);
  expect(launched.child.running).toBe(false);
});

test("a server that goes on without its port is not taken for ready", async () => {
  const folders: string[] = [];
  const toy = recipe([`${SERVER}//`], folders);
  const launched = await launch(toy);
  expect(folders.length).toBe(2);
  await launched.stop();
});

test("a server that ends says why", async () => {
  const folders: string[] = [];
  const broken: Recipe = {
    ...recipe([`console.error("no such setting"); process.exit(7)`], folders),
    portTaken: /never/,
  };
  await expect(launch(broken)).rejects.toThrow(/toy did not start: it ended \(exit code 7\)\n.*no such setting/s);
  expect(existsSync(folders[0] ?? "")).toBe(false);
});

test("free ports are different", async () => {
  const ports = await freePorts(20);
  expect(new Set(ports).size).toBe(20);
});
