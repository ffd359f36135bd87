/** A place where the stream is cut, counted from the beginning of a visit. */
export interface Cut {
  readonly direction: "toServer" | "toClient";
  readonly after: { readonly bytes: number } | { readonly stanzas: number };
}

/** How much passes in a visit, by direction. */
export type Extent = Readonly<Record<Cut["direction"], { readonly bytes: number; readonly stanzas: number }>>;

const STEP = 16;

/** After every stanza and after every 16th byte, in both directions. */
export function cutsOf(extent: Extent): Cut[] {
  return (["toServer", "toClient"] as const).flatMap((direction) => {
    const { bytes, stanzas } = extent[direction];
    const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
    return [
      ...upTo(stanzas).map((number) => ({ direction, after: { stanzas: number } })),
      ...upTo(Math.floor(bytes / STEP)).map((number) => ({ direction, after: { bytes: number * STEP } })),
    ];
  });
}

export function describeCut({ direction, after }: Cut): string {
  const place = "bytes" in after ? `${after.bytes} bytes` : `${after.stanzas} stanzas`;
  return `${direction === "toServer" ? "to the server" : "to the client"}, behind ${place}`;
}
