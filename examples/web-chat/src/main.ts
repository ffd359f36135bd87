import { chatPage } from "./chat-page.ts";
import { loginPage } from "./login-page.ts";

function showLogin(): void {
  document.body.replaceChildren(loginPage((session) => document.body.replaceChildren(chatPage(session, showLogin))));
}

showLogin();
