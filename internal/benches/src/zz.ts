import { allocation } from "./measure/allocation.ts";

for (const kind of ["join", "messages", "churn", "elsewhere"])
  for (let i = 0; i < 1; i++) {
    const a = await allocation("xmpp-client", kind, 4000);
    const b = await allocation("xeps", kind, 4000);
    console.log(kind, a | 0, b | 0, (b - a).toFixed(0));
  }
