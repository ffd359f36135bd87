import { h } from "./dom.ts";
import { type Credentials, logIn, type Session } from "./session.ts";
import { problemOf } from "./words.ts";

/** Where the page itself came from has the server behind `/xmpp`, see `server.ts`. */
function defaultService(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/xmpp`;
}

/** Asks until somebody is logged in. What stands behind `#` in the address is filled in, and taken out of it. */
export function loginPage(onSession: (session: Session) => void): HTMLElement {
  const given = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
  const jid = h("input", { name: "jid", required: true, autocomplete: "username", value: given.get("jid") ?? "" });
  const password = h("input", {
    name: "password",
    type: "password",
    required: true,
    autocomplete: "current-password",
    value: given.get("password") ?? "",
  });
  const service = h("input", { name: "service", required: true, value: given.get("service") ?? defaultService() });
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  const submit = h("button", { class: "primary" }, "Log in");

  async function enter(credentials: Credentials): Promise<void> {
    problem.hidden = true;
    submit.disabled = true;
    submit.textContent = "Logging in …";
    try {
      onSession(await logIn(credentials));
    } catch (error) {
      problem.textContent = problemOf(error);
      problem.hidden = false;
      submit.disabled = false;
      submit.textContent = "Log in";
    }
  }

  return h(
    "main",
    { class: "login" },
    h(
      "form",
      {
        onsubmit: (event) => {
          event.preventDefault();
          return enter({ service: service.value, jid: jid.value.trim(), password: password.value });
        },
      },
      h("h1", {}, "Rooms"),
      h("p", {}, "Multi-user chat over XMPP"),
      h("label", {}, "Address", jid),
      h("label", {}, "Password", password),
      h("details", {}, h("summary", {}, "Server"), h("label", {}, "WebSocket address", service)),
      problem,
      submit,
    ),
  );
}
