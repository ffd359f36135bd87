const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-";

/**
 * An id of 120 random bits, which nobody can guess: who guesses the id of a request can forge its answer. From
 * `crypto.getRandomValues`, which pages on plain http have too.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  let id = "";
  for (const byte of bytes) id += ALPHABET.charAt(byte & 63);
  return id;
}
