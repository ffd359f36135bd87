import { type Client, client } from "@xmpp/client";
import { FakeSocket } from "./fake-socket.ts";

type Transport = new () => object;
type Inner = Client & { transports: Transport[]; socket: FakeSocket };

/** A real @xmpp/client, logged in, whose socket is a {@link FakeSocket}. */
export async function fakeClient(): Promise<{ readonly entity: Client; readonly socket: FakeSocket }> {
  const entity = client({
    service: "xmpp://127.0.0.1:5222",
    domain: "montague.example",
    resource: "bench",
    credentials: (authenticate) => authenticate({ username: "romeo", password: "secret" }, "PLAIN"),
  }) as Inner;
  entity.transports = entity.transports.map(withFakeSocket);
  entity.on("connect", () => entity.socket.setEncoding("utf8"));
  await entity.start();
  return { entity, socket: entity.socket };
}

function withFakeSocket(Base: Transport): Transport {
  const Derived = class extends Base {};
  Object.assign(Derived.prototype, { Socket: FakeSocket });
  return Derived;
}
