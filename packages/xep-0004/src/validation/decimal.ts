/** A decimal number, exactly: `digits` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** XML Schema Part 2 §3.2.3.1: digits, with a point and a sign if need be. */
export function readDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = "", fraction = match[4] ?? ""] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign === "-" ? -digits : digits, scale: fraction.length };
}

/** Below 0, 0 or above 0 as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const left = a.digits * 10n ** BigInt(Math.max(b.scale - a.scale, 0));
  const right = b.digits * 10n ** BigInt(Math.max(a.scale - b.scale, 0));
  return left === right ? 0 : left < right ? -1 : 1;
}
