import { parseXml } from "@xeps-internal/test-kit";
import { readVectors, vectorsFolder } from "@xeps-internal/test-kit/vectors";
import { afterAll, describe, expect, test } from "vitest";
import { buildDelay, findDelay, formatDateTime, parseDate, parseDateTime, parseDelay, parseTime } from "./index.ts";

interface Dates {
  readonly parse: readonly DateVector[];
  readonly format: { readonly cases: readonly { readonly epochMs: number; readonly output: string }[] };
}
interface DateVector {
  readonly input: string;
  readonly profile: "dateTime" | "date" | "time" | "legacy";
  readonly valid: boolean | null;
  readonly epochMs?: number;
  readonly date?: { readonly year: number; readonly month: number; readonly day: number };
  readonly time?: { readonly hour: number; readonly minute: number; readonly second: number };
  readonly note: string;
  readonly policy?: boolean;
}
interface Examples {
  readonly examples: readonly {
    readonly example: number;
    readonly caption: string;
    readonly stanzas: readonly string[];
    readonly loose?: string;
  }[];
}

describe.skipIf(!vectorsFolder)("vectors", () => {
  let count = 0;
  afterAll(() => console.log(`xep-0203: ${count} vectors passed`));
  const read = <T>(file: string, none: T) => (vectorsFolder ? readVectors<T>(file) : none);
  const dates = read<Dates>("extra-datetime.json", { parse: [], format: { cases: [] } });
  const legacy = (stamp: string) => parseDelay(parseXml(`<x xmlns='jabber:x:delay' stamp='${stamp}'/>`))?.stamp;

  test.each(dates.parse)("$profile $input: $note", ({ input, profile, valid, policy, ...expected }) => {
    const parsed = { dateTime: parseDateTime, date: parseDate, time: parseTime, legacy }[profile](input);
    if (policy) expect(Number(parsed ?? 0)).not.toBeNaN();
    else if (!valid) expect(parsed).toBeUndefined();
    else expect(Number(parsed)).toBe(milliseconds(expected));
    count++;
  });

  test.each(dates.format.cases)("writes $output", ({ epochMs, output }) => {
    expect(formatDateTime(new Date(epochMs)).replace(".000Z", "Z")).toBe(output);
    count++;
  });

  test.each(read<Examples>("xep-0082.json", { examples: [] }).examples)(
    "XEP-0082 example $example",
    ({ loose = "" }) => {
      expect(parseDateTime(loose) ?? parseDate(loose)).toBeInstanceOf(Date);
      count++;
    },
  );

  const delayed = ["xep-0203.json", "xep-0091.json"].flatMap((file) =>
    read<Examples>(file, { examples: [] }).examples.map((example) => ({ file, ...example })),
  );
  test.each(delayed)("$file example $example: $caption", ({ stanzas }) => {
    for (const stanza of stanzas) {
      const [, writer] = /<(?:delay|x) [^>]*from='([^']*)'/.exec(stanza) ?? [];
      const [, stamp = ""] = /stamp='([^']*)'/.exec(stanza) ?? [];
      const expected = stamp.includes("-") ? stamp : stamp.replace(/^(\d{4})(\d\d)(\d\d)T(.*)$/, "$1-$2-$3T$4Z");
      expect(findDelay(parseXml(stanza))).toStrictEqual({ stamp: new Date(expected), from: writer });
    }
    count++;
  });

  const negatives = read<readonly { readonly id: string; readonly title: string; readonly xml: string }[]>(
    "negatives.json",
    [],
  );
  test.each([
    ["N44", undefined],
    ["N45", new Date("2023-12-31T22:00:00Z")],
    ["N46", new Date("2024-01-01T00:00:00Z")],
  ])("%s is not written, and read as %s", (id, stamp) => {
    const stanza = parseXml(negatives.find((negative) => negative.id === id)?.xml ?? "");
    const delay = findDelay(stanza);
    expect(delay?.stamp).toStrictEqual(stamp);
    if (delay) expect(buildDelay(delay).attrs.stamp).toBe(stamp?.toISOString());
    count++;
  });
});

function milliseconds({ epochMs, date, time }: Pick<DateVector, "epochMs" | "date" | "time">): number | undefined {
  if (date) return Date.UTC(date.year, date.month - 1, date.day);
  if (time) return ((time.hour * 60 + time.minute) * 60 + time.second) * 1_000;
  return epochMs;
}
