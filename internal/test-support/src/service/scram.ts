import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";

/** RFC 5802 §5.1 asks for 4096 at least, against thieves of what is stored. Here nothing is, and logins are many. */
const ITERATIONS = 16;
/** What binds the channel: nothing. RFC 5802 §7: gs2-header = gs2-cbind-flag "," [ authzid ] "," */
const FIRST = /^([ny],,)(n=([^,]+),r=([^,]+))$/;
const FINAL = /^(c=([^,]+),r=([^,]+)),p=([^,]+)$/;

/** One login by SCRAM-SHA-1, RFC 5802, seen from the server, as far as its second and last message. */
export class ScramExchange {
  /** The name that the client gives, unescaped. */
  readonly name: string;
  /** The answer to its first message. */
  readonly challenge: string;
  readonly #header: string;
  readonly #nonce: string;
  readonly #salt: Buffer = randomBytes(16);
  readonly #clientFirst: string;

  private constructor(header: string, clientFirst: string, name: string, clientNonce: string) {
    this.#header = header;
    this.#clientFirst = clientFirst;
    this.name = name;
    this.#nonce = clientNonce + randomBytes(18).toString("base64");
    this.challenge = `r=${this.#nonce},s=${this.#salt.toString("base64")},i=${ITERATIONS}`;
  }

  /** Begins with the client's first message; `undefined` when it is none, or asks for a channel to be bound. */
  static begin(message: string): ScramExchange | undefined {
    const [, header, bare, name, nonce] = FIRST.exec(message) ?? [];
    if (!header || !bare || !name || !nonce || /=(?!2C|3D)/.test(name)) return undefined;
    return new ScramExchange(header, bare, name.replaceAll("=2C", ",").replaceAll("=3D", "="), nonce);
  }

  /** What proves to the client that we know the password; `undefined` when its last message does not prove it to us. */
  finish(message: string, password: string): string | undefined {
    const [, withoutProof, binding, nonce, proof] = FINAL.exec(message) ?? [];
    if (!withoutProof || !binding || !proof || nonce !== this.#nonce) return undefined;
    if (Buffer.from(binding, "base64").toString() !== this.#header) return undefined;
    // As it stands: xmpp.js does not prepare it either, as RFC 5802 §2.2 has it.
    const salted = pbkdf2Sync(password, this.#salt, ITERATIONS, 20, "sha1");
    const signed = `${this.#clientFirst},${this.challenge},${withoutProof}`;
    const clientKey = hmac(salted, "Client Key");
    const expected = xor(clientKey, hmac(sha1(clientKey), signed));
    const given = Buffer.from(proof, "base64");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return `v=${hmac(hmac(salted, "Server Key"), signed).toString("base64")}`;
  }
}

function sha1(data: Buffer): Buffer {
  return createHash("sha1").update(data).digest();
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha1", key).update(text).digest();
}

function xor(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((byte, at) => byte ^ (right[at] as number)));
}
