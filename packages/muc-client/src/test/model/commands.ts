import fc from "fast-check";
import { faultsNow } from "./invariants.ts";
import { settle, type World } from "./world.ts";

type Command = fc.AsyncCommand<object, World>;

/** One thing that happens; afterwards everything must hold. */
function command(name: string, run: (world: World) => unknown): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(_, world) {
      await run(world);
      await settle();
      const faults = faultsNow(world);
      if (faults.length > 0) throw new Error(faults.join("; "));
    },
  };
}

const nick = fc.constantFrom("Juliet", "Hag", "__proto__", "Rose & <Thorn>");
const others = fc.constantFrom("Hag", "__proto__", "Crone");
const text = fc.constantFrom("hail", "]]> & <b>", "");
const role = fc.constantFrom("visitor", "participant", "moderator");
const show = fc.constantFrom("away", "dnd", undefined);

const join = fc
  .tuple(nick, fc.boolean())
  .map(([name, create]) =>
    command(`join ${name}${create ? "" : " without creating"}`, (world) =>
      world.call("join", (signal) => world.room.join(name, { signal, create, timeout: 10_000 })),
    ),
  );

/** The program acts. Who is out can do little else than enter. */
const ours: readonly fc.Arbitrary<Command>[] = [
  join,
  join,
  join,
  fc.constant(
    command("leave", (world) => world.call("leave", (signal) => world.room.leave({ signal, timeout: 10_000 }))),
  ),
  nick.map((name) =>
    command(`setNick ${name}`, (world) => world.call("setNick", (signal) => world.room.setNick(name, { signal }))),
  ),
  show.map((shown) =>
    command(`setPresence ${shown}`, (world) =>
      world.call("setPresence", (signal) => world.room.setPresence({ show: shown }, { signal })),
    ),
  ),
  text.map((body) =>
    command(`send ${body}`, (world) => world.call("send", (signal) => world.room.send(body, { signal }))),
  ),
  text.map((subject) =>
    command(`setSubject ${subject}`, (world) =>
      world.call("setSubject", (signal) => world.room.setSubject(subject, { signal })),
    ),
  ),
  fc
    .tuple(others, role)
    .map(([name, wanted]) =>
      command(`setRole ${name} ${wanted}`, (world) =>
        world.call("setRole", (signal) => world.room.setRole(name, wanted, { signal })),
      ),
    ),
  others.map((name) =>
    command(`kick ${name}`, (world) => world.call("kick", (signal) => world.room.kick(name, { signal }))),
  ),
  fc.nat(3).map((index) => command(`abort ${index}`, (world) => world.pending[index]?.abort.abort())),
  fc.constant(
    command("join again on exit", (world) => {
      world.room.once("exit", () => world.call("join on exit", (signal) => world.room.join("Juliet", { signal })));
    }),
  ),
];

/** Others act, or the service does. */
const theirs: readonly fc.Arbitrary<Command>[] = [
  fc
    .tuple(others, role, show)
    .map(([name, as, shown]) =>
      command(`${name} appears as ${as}`, ({ service }) =>
        service.appear(name, { affiliation: "member", role: as, show: shown }),
      ),
    ),
  others.map((name) => command(`${name} leaves`, ({ service }) => service.disappear(name))),
  fc.tuple(others, nick).map(([name, newName]) =>
    command(`${name} is now ${newName}`, ({ service }) => {
      if (name !== service.us) service.rename(name, newName);
    }),
  ),
  fc
    .tuple(others, text)
    .map(([name, body]) =>
      command(`${name} says ${body}`, ({ service }) => service.people.has(name) && service.say(name, body)),
    ),
  fc
    .tuple(others, text)
    .map(([name, subject]) =>
      command(
        `${name} sets ${subject}`,
        ({ service }) => service.people.has(name) && service.setSubject(name, subject),
      ),
    ),
  role.map((as) => command(`we become ${as}`, ({ service }) => service.changeUs({ role: as }))),
  nick.map((name) =>
    command(`we are called ${name} by the service`, ({ service }) => {
      if (service.us !== undefined) service.rename(service.us, name);
    }),
  ),
  fc.constantFrom(307, 301, 321, 322, 332, 333).map((code) =>
    command(`we are removed by ${code}`, ({ service }) => {
      service.removeUs({ codes: [code] });
      service.banned ||= code === 301;
    }),
  ),
  fc.constant(command("the room is destroyed", ({ service }) => service.destroy())),
];

/** The way between us. */
const network: readonly fc.Arbitrary<Command>[] = [
  fc.integer({ min: 1, max: 4 }).map((count) => command(`the service sees ${count}`, (world) => world.serve(count))),
  fc.integer({ min: 1, max: 4 }).map((count) => command(`we hear ${count}`, (world) => world.hear(count))),
  fc.constant(command("everything arrives", (world) => world.calm())),
  fc.constant(command("everything arrives", (world) => world.calm())),
  fc.constant(command("the next stanza comes twice", ({ service: { out } }) => out[0] && out.unshift(out[0]))),
  fc.constant(command("two stanzas overtake", ({ service: { out } }) => swap(out))),
  fc.constant(command("the stream is cut", (world) => world.cut())),
  fc
    .boolean()
    .map((resumed) => command(`the stream is ${resumed ? "resumed" : "new"}`, (world) => world.comeBack(resumed))),
  fc.constantFrom(60, 1_000, 6_000, 31_000).map((time) => command(`${time} ms pass`, (world) => world.wait(time))),
];

/** Only what a service might have sent in the other order: no two presences, whose order is what they say. */
function swap(out: string[]): void {
  const [first, second] = out;
  if (!first || !second || (first.startsWith("<presence") && second.startsWith("<presence"))) return;
  out.splice(0, 2, second, first);
}

/** Most of what happens is seen by everybody before something else does. */
function mostlyArrives(some: fc.Arbitrary<Command>): fc.Arbitrary<Command> {
  return fc.tuple(some, fc.nat(3)).map(([happens, chance]) =>
    chance === 0
      ? happens
      : command(`${happens.toString()} (arrives)`, async (world) => {
          await happens.run({}, world);
          await world.calm();
        }),
  );
}

export const commands: fc.Arbitrary<Iterable<Command>> = fc.commands(
  [...[...ours, ...theirs].map(mostlyArrives), ...network],
  { maxCommands: 60, size: "max" },
);
