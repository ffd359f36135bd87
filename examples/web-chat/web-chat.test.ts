import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ServerKind, startService, type XmppServer, type XmppService } from "@xeps-internal/test-support";
import { findChromium, startChromium } from "@xeps-internal/test-support/chromium";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Guests } from "../test/guests.ts";
import { realServers } from "../test/services.ts";
import { type Site, serveSite } from "./server.ts";

const chromium = findChromium();
const kinds: readonly ServerKind[] = [
  { name: "memory", start: () => startService() },
  ...realServers.filter(({ name }) => name === "prosody"),
];

describe.skipIf(!chromium).each(kinds)("the web chat at $name", ({ start, name }) => {
  let server: XmppServer;
  let site: Site;
  let browser: Browser;
  let screenshots: string;
  let complaints: string[];
  let rooms = 0;

  beforeAll(async () => {
    server = await start();
    site = await serveSite(server);
    browser = await startChromium(chromium!);
    screenshots = await mkdtemp(join(tmpdir(), `xeps-screenshots-${name}-`));
    process.stderr.write(`screenshots: ${screenshots}\n`);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await server?.stop();
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  const roomName = () => `hall-${++rooms}`;

  /** A window of somebody who has logged in. */
  async function window(who: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1_100, height: 700 } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    const { username, password } = await server.account(who);
    const given = new URLSearchParams({ jid: `${username}@${server.domain}`, password });
    await page.goto(`${site.url}#${given}`);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByText("Connected").waitFor();
    return page;
  }

  async function enter(page: Page, room: string): Promise<void> {
    await page.getByRole("button", { name: "Find a room" }).click();
    await page.getByLabel("Address of a room").fill(`${room}@${server.conference}`);
    await page.getByRole("button", { name: "Join", exact: true }).click();
    await page.getByLabel("Message", { exact: true }).waitFor();
  }

  async function say(page: Page, text: string): Promise<void> {
    await page.getByLabel("Message", { exact: true }).fill(text);
    await page.getByLabel("Message", { exact: true }).press("Enter");
  }

  const log = (page: Page) => page.getByRole("log");
  const people = (page: Page) => page.getByRole("complementary", { name: "Who is here" });
  const shows = (page: Page, text: string) => log(page).getByText(text).first().waitFor();

  async function pair(): Promise<{ juliet: Page; romeo: Page; room: string }> {
    const room = roomName();
    const [juliet, romeo] = [await window("juliet"), await window("romeo")];
    await enter(juliet, room);
    await enter(romeo, room);
    await people(juliet).getByText("romeo").waitFor();
    return { juliet, romeo, room };
  }

  it("lets two windows talk: messages, subject, nicknames, private messages", async () => {
    const { juliet, romeo } = await pair();
    await say(romeo, "But, soft! what light through yonder window breaks?");
    await shows(juliet, "But, soft!");
    await say(juliet, "O Romeo, Romeo!");
    await shows(romeo, "O Romeo, Romeo!");
    await juliet.getByRole("button", { name: "Subject" }).click();
    await juliet.getByRole("textbox", { name: "Subject" }).fill("Wherefore art thou?");
    await juliet.getByRole("button", { name: "Save" }).click();
    await romeo.locator("header").getByText("Wherefore art thou?").waitFor();
    await romeo.getByRole("button", { name: "Nickname" }).click();
    await romeo.getByRole("textbox", { name: "Nickname" }).fill("juliet");
    await romeo.getByRole("button", { name: "Save" }).click();
    await romeo
      .getByRole("alert")
      .filter({ hasText: /conflict|not allowed/i })
      .waitFor();
    await romeo.getByRole("textbox", { name: "Nickname" }).fill("Love");
    await romeo.getByRole("button", { name: "Save" }).click();
    await shows(juliet, "romeo is now Love");
    await people(juliet).getByRole("button", { name: "Love" }).click();
    await juliet.getByRole("button", { name: "Private message" }).click();
    await say(juliet, "At what o'clock tomorrow?");
    await shows(romeo, "At what o'clock tomorrow?");
    await shows(juliet, "privately to Love");
    await juliet.screenshot({ path: join(screenshots, "conversation.png") });
    await romeo.getByRole("button", { name: "Leave" }).click();
    await shows(juliet, "Love left");
    expect(complaints).toEqual([]);
  });

  it("shows history to who comes later, and finds public rooms", async () => {
    const room = roomName();
    const guests = new Guests(server);
    const { room: hers } = await (await guests.come("juliet")).muc.join(`${room}@${server.conference}`, "Juliet");
    await hers.setConfig({ publicRoom: true, roomName: "The great hall" });
    await hers.send("said before");
    const nurse = await window("nurse");
    await nurse.getByRole("button", { name: "Find a room" }).click();
    await nurse.screenshot({ path: join(screenshots, "browse.png") });
    await nurse.getByRole("button", { name: `${room}@${server.conference}` }).click();
    await shows(nurse, "said before");
    await people(nurse).getByText("2 here").waitFor();
    await nurse.getByRole("heading", { name: "The great hall" }).waitFor();
    await guests.go();
  });

  it("offers moderation to those who may, and says why somebody is out", async () => {
    const { juliet, romeo } = await pair();
    await people(romeo).getByRole("button", { name: "juliet" }).click();
    expect(await romeo.getByRole("button", { name: "Kick" }).count()).toBe(0);
    await romeo.getByRole("button", { name: "Close" }).click();
    await people(juliet).getByRole("button", { name: "romeo" }).click();
    await juliet.screenshot({ path: join(screenshots, "moderation.png") });
    await juliet.getByRole("button", { name: "Take voice" }).click();
    await people(romeo).getByText("Visitors").waitFor();
    await people(juliet).getByRole("button", { name: "romeo" }).click();
    await juliet.getByRole("button", { name: "Kick" }).click();
    await juliet.getByLabel("Reason").fill("the nurse calls");
    await juliet.getByRole("button", { name: "Kick romeo" }).click();
    await romeo.getByText("You are not in this room any more.").waitFor();
    await shows(romeo, "the nurse calls");
    await romeo.getByRole("button", { name: "Enter again" }).click();
    await people(juliet).getByText("romeo").waitFor();
  });

  it("passes invitations on, to be taken or declined", async () => {
    const { juliet, room } = await pair();
    const nurse = await window("nurse");
    const invite = async () => {
      await juliet.getByRole("button", { name: "Invite" }).click();
      await juliet.getByRole("textbox", { name: "Address" }).fill(`nurse@${server.domain}`);
      await juliet.getByRole("button", { name: "Save" }).click();
    };
    await invite();
    const card = nurse.getByRole("region", { name: "Invitations" });
    await card.getByText(`${room}@${server.conference}`).waitFor();
    await nurse.screenshot({ path: join(screenshots, "invitation.png") });
    await card.getByRole("button", { name: "Decline" }).click();
    await invite();
    await card.getByRole("button", { name: "Join" }).click();
    await people(juliet).getByText("nurse").waitFor();
  });

  it("shows text of others as text, whatever it looks like", async () => {
    const { juliet, romeo, room } = await pair();
    const markup = "<img src=x onerror='document.title=1'><script>document.title=2</script>";
    await say(romeo, markup);
    await shows(juliet, markup);
    const guests = new Guests(server);
    const mallory = await guests.come("mallory");
    const { room: his } = await mallory.muc.join(`${room}@${server.conference}`, "<b>bold</b>");
    await people(juliet).getByText("<b>bold</b>").waitFor();
    await his.leave({ status: markup });
    await shows(juliet, `<b>bold</b> left: “${markup}”`);
    expect(await juliet.locator("img, b, .log script").count()).toBe(0);
    expect(await juliet.title()).toContain("Rooms");
    await guests.go();
  });

  it.runIf(name === "memory")("says that the connection is lost, and comes back with what was missed", async () => {
    const { juliet, romeo } = await pair();
    (server as XmppService).drop("juliet");
    await juliet.getByText("Connection lost").first().waitFor();
    await juliet.getByText("Nothing can be sent until it is back.").waitFor();
    expect(await juliet.getByLabel("Message", { exact: true }).isDisabled()).toBe(true);
    await juliet.screenshot({ path: join(screenshots, "lost.png") });
    await say(romeo, "Lady, by yonder blessed moon I vow");
    await shows(juliet, "by yonder blessed moon");
    await juliet.getByText("Nothing can be sent until it is back.").waitFor({ state: "hidden" });
    expect(await log(juliet).getByText("by yonder blessed moon").count()).toBe(1);
    await say(juliet, "O, swear not by the moon");
    await shows(romeo, "O, swear not by the moon");
  });

  it("says what is wrong with a login", async () => {
    const page = await window("juliet");
    await page.getByRole("button", { name: "Log out" }).click();
    await page.getByRole("textbox", { name: "Address" }).fill(`juliet@${server.domain}`);
    await page.getByLabel("Password").fill("wrong");
    await page.screenshot({ path: join(screenshots, "login.png") });
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByRole("alert").getByText("The server refuses this address and password.").waitFor();
  });
});
