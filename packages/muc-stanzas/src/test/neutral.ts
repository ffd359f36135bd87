import type { DataForm } from "@xeps/xep-0004";
import type { Delay } from "@xeps/xep-0203";
import type { History } from "../elements/history.ts";
import type { MucStanza } from "../stanza/muc-stanza.ts";

type Json = Readonly<Record<string, unknown>>;

/** A stanza in the field names of the vectors. */
export function neutral(stanza: MucStanza): Json {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(stanza)) Object.assign(fields, neutralField(name, value, stanza));
  return fields;
}

function neutralField(name: string, value: unknown, stanza: MucStanza): Json {
  switch (name) {
    case "statusCodes":
      return { codes: value };
    case "subjects":
      return { subjects: Object.fromEntries(value as ReadonlyMap<string, string>) };
    case "form":
      return { form: neutralForm(value as DataForm) };
    case "delay": {
      const { stamp, ...rest } = value as Delay;
      return { delay: { ...rest, time: stamp.toISOString() } };
    }
    case "history":
      return { history: typeof value === "object" ? neutralHistory(value as History) : value };
    case "items":
      return stanza.kind.startsWith("occupant-") ? {} : { items: value };
    default:
      return { [name]: value };
  }
}

function neutralHistory({ maxChars, maxStanzas, seconds, since }: History): Json {
  return {
    ...(maxChars !== undefined && { maxchars: maxChars }),
    ...(maxStanzas !== undefined && { maxstanzas: maxStanzas }),
    ...(seconds !== undefined && { seconds }),
    ...(since !== undefined && { since: since.toISOString() }),
  };
}

function neutralForm(form: DataForm): Json {
  const fields = form.fields.map(({ description, ...field }) => ({
    ...field,
    ...(description !== undefined && { desc: description }),
  }));
  return { ...form, fields };
}

/** Expectations with dates as the one spelling that `neutral` gives. */
export function withDates(expected: Json): Json {
  const { delay, history } = expected as { delay?: { stamp: string; time?: string; from?: string }; history?: Json };
  const fields: Record<string, unknown> = { ...expected };
  if (delay) {
    fields.delay = {
      ...(delay.from !== undefined && { from: delay.from }),
      time: delay.time ?? new Date(delay.stamp).toISOString(),
    };
  }
  if (typeof history?.since === "string") fields.history = { ...history, since: new Date(history.since).toISOString() };
  return fields;
}
