import type { Profile } from "../../muc/profile/profile.ts";
import { startService } from "../../service/service.ts";
import { neutral } from "./neutral.ts";
import { Players } from "./players.ts";
import type { Event, Step, Transcript } from "./transcript.ts";

/** What came to one client in one step, at the real service and at the embedded one. */
export interface Compared {
  readonly step: string;
  readonly who: string;
  readonly expected: readonly string[];
  readonly received: readonly string[];
}

/** Does at the embedded service what the clients of the transcript did. */
export async function replay(transcript: Transcript, profile: Profile["name"]): Promise<Compared[]> {
  const service = await startService({ profile, exact: true });
  const players = new Players(service, addressesIn(transcript));
  const sent = sentIn(transcript);
  const compared: Compared[] = [];
  try {
    for (const [index, step] of transcript.steps.entries()) {
      const rest = transcript.steps.slice(index + 1);
      await play(
        step,
        rest.flatMap(({ events }) => events),
        players,
      );
      const recorded = groupBy(step.events);
      const taken = players.take();
      for (const who of new Set([...recorded.keys(), ...taken.keys()])) {
        const texts = (taken.get(who) ?? []).map((element) => element.toString());
        const [expected = [], received = []] = [recorded.get(who) ?? [], texts].map((all) => {
          // The recording ended while others were still there to see who goes.
          const relevant = all.filter((xml) => isRelevant(xml) && !(rest.length === 0 && isFarewell(xml)));
          return inOrder(
            who,
            relevant.map((xml) => neutral(xml, sent)),
          );
        });
        compared.push({ step: step.title, who, expected, received });
      }
    }
    return compared;
  } finally {
    await players.stop();
    await service.stop();
  }
}

async function play(step: Step, rest: readonly Event[], players: Players): Promise<void> {
  for (const { who } of step.events) if (players.isFree(who)) await players.enter(who, managesStream(step, who));
  for (const [index, event] of step.events.entries()) {
    // At the end of a transcript everybody goes, which nobody has recorded the consequences of.
    const isEnd = ![...step.events.slice(index), ...rest].some(({ kind }) => kind === "send");
    if (event.kind === "send") await players.send(event.who, event.xml);
    else if (event.kind === "recv") players.expect(event.who, event.xml);
    else if (!isEnd && !wasPutOut(step, event.who)) await players.cut(event.who);
  }
}

/** Some clients were seen to have their streams managed; nobody has recorded that they asked for it. */
function managesStream({ events }: Step, who: string): boolean {
  return events.some((event) => event.who === who && "xml" in event && event.xml.startsWith("<enabled "));
}

/** Who is put out by the service does not cut the connection himself. */
function wasPutOut({ events }: Step, who: string): boolean {
  return events.some((event) => event.who === who && "xml" in event && event.xml.startsWith("<stream:error"));
}

function addressesIn({ steps }: Transcript): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const event of steps.flatMap(({ events }) => events)) {
    const to = event.kind === "recv" ? / to="([^"]*\/[^"]*)"/.exec(event.xml)?.[1] : undefined;
    if (to && !addresses.has(event.who)) addresses.set(event.who, to);
  }
  return addresses;
}

function sentIn({ steps }: Transcript): string {
  const events = steps.flatMap((step) => step.events);
  return events.map((event) => (event.kind === "send" ? event.xml : "")).join("\n");
}

function groupBy(events: readonly Event[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const event of events) {
    if (event.kind === "recv") groups.set(event.who, [...(groups.get(event.who) ?? []), event.xml]);
  }
  return groups;
}

/**
 * Not so what says that another session of the same account is there, because logging in was not recorded, and when a
 * service asks what has arrived.
 */
function isRelevant(xml: string): boolean {
  const isOfOwnAccount = /^<presence[^>]* from="[^"@]*@localhost\//.test(xml);
  return !isOfOwnAccount && !/^<(enabled|r|a) /.test(xml);
}

/** Of somebody else, without a reason. */
function isFarewell(xml: string): boolean {
  const isUnavailable = /^<presence[^>]* type="unavailable"/.test(xml) && /^<presence[^>]* from="[^"/]*\//.test(xml);
  return isUnavailable && !xml.includes("<status") && !xml.includes("<destroy");
}

/**
 * In which order a service goes through occupants says nothing: presences of others that follow each other are a set,
 * and so is all that a component gets for its many addresses.
 */
function inOrder(who: string, stanzas: readonly string[]): string[] {
  if (who === "comp") return [...stanzas].sort();
  const result: string[] = [];
  let run: string[] = [];
  for (const stanza of stanzas) {
    if (stanza.includes("}presence") && !stanza.includes(`code="110"`)) run.push(stanza);
    else {
      result.push(...run.sort(), stanza);
      run = [];
    }
  }
  return [...result, ...run.sort()];
}
