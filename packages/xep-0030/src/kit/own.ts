const encoder: TextEncoder = new TextEncoder();
const decoder: TextDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
const scratch: Uint8Array = new Uint8Array(4_096);
/** The beginnings of the scratch buffer by length: a view costs more than the string that is read from it. */
const beginnings: Uint8Array[] = [];
const LONGEST_BEGINNING = 256;

/**
 * A flat copy of a string that is kept. V8 keeps any cut longer than 12 characters as a slice of the network chunk it
 * was parsed from, and a nick of 20 characters so keeps 60 kB alive.
 */
export function own(text: string): string {
  if (text.length <= 12) return text;
  const copy = decoder.decode(text.length * 3 <= scratch.length ? encodeShort(text) : encoder.encode(text));
  // Lone surrogates, which UTF-8 cannot hold, come through only as JSON escapes.
  return copy === text ? copy : (JSON.parse(JSON.stringify(text)) as string);
}

function encodeShort(text: string): Uint8Array {
  const { written } = encoder.encodeInto(text, scratch);
  if (written > LONGEST_BEGINNING) return scratch.subarray(0, written);
  beginnings[written] ??= scratch.subarray(0, written);
  return beginnings[written];
}
